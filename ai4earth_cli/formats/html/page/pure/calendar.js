// Talks as a calendar (RFC 5545). Pure; `export ics` says the same of a talk, under the same UID.

const MOST_OCTETS = 75; // of a line, without its end (§3.1)

// A line with its end; what is too long is folded, no character cut in two (§3.1).
function contentLine(name, value) {
  const lines = [''];
  let octets = 0;
  for (const character of `${name}:${value}`) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > MOST_OCTETS) {
      lines.push(' ');
      octets = 1;
    }
    lines[lines.length - 1] += character;
    octets += size;
  }
  return `${lines.join('\r\n')}\r\n`;
}

// A value of type TEXT (§3.3.11)
function escaped(text) {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

// `20200426T140300Z` (§3.3.5)
function stamp(moment) {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`.replace(/[-:]/g, '');
}

// `about` has what all events share: `updated`, a moment, and whether the schedule itself says it; `revision`; the `live` stream's address, if there is one.
function eventLines(talk, about) {
  const names = talk.speakers.join(', ');
  const links = talk.links.map(([title, address]) => `${title}: ${address}`).join('\n');
  const [, address] = talk.links.find(([title]) => title === 'Video') ?? ['', about.live];
  return [
    ['BEGIN', 'VEVENT'],
    ['UID', escaped(talk.uid)],
    ['DTSTAMP', stamp(about.updated)],
    ['LAST-MODIFIED', about.isSaid && stamp(about.updated)],
    ['SEQUENCE', about.revision],
    ['DTSTART', stamp(talk.start)],
    ['DTEND', stamp(talk.end)],
    ['SUMMARY', escaped(names ? `${talk.title} – ${names}` : talk.title)],
    ['DESCRIPTION', escaped(links)],
    ['LOCATION', escaped(talk.room)],
    ['CATEGORIES', escaped(talk.sections.join(' '))],
    ['URL', address],
    ['END', 'VEVENT'],
  ].filter(([, value]) => value);
}

function calendar(talks, about) {
  const lines = [
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', '-//ai4earth//ai4earth export html//EN'],
    ...talks.flatMap((talk) => eventLines(talk, about)),
    ['END', 'VCALENDAR'],
  ];
  return lines.map(([name, value]) => contentLine(name, value)).join('');
}
