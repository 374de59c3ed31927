// Talks, as their rows tell.

function readTalk(row) {
  const text = (name) => row.querySelector(name)?.textContent.trim() ?? '';
  const texts = (name) => [...row.querySelectorAll(name)].map((element) => element.textContent.trim());
  const moments = [...row.querySelectorAll('.times time')].map((time) => Date.parse(time.dateTime));
  const id = decodeURIComponent(row.id.slice('talk-'.length));
  const names = texts('.speaker > bdi');
  const type = text('.type');
  const language = row.querySelector('.title').lang;
  return {
    row,
    uid: row.dataset.uid ?? `${id}@${about.event}`,
    number: Number(row.dataset.number),
    ...partOf(row.closest('.part')),
    title: text('.title'),
    speakers: names,
    who: names.join(' & '),
    type,
    types: type ? [type] : [],
    room: text('.room'),
    rooms: texts('.room bdi'),
    languages: language ? [language] : [],
    start: moments[0],
    end: moments[1],
    isCancelled: row.dataset.status === 'cancelled',
    isBreak: row.classList.contains('break'),
    isStarred: false,
    links: [...row.querySelectorAll('.links a:not(.anchor)')].map((link) => [link.textContent, link.getAttribute('href')]),
    get hasVideo() {
      return this.links.some(([title]) => title === 'Video');
    },
    // Made when something is first searched for, since it takes long for a thousand talks.
    get words() {
      const words = fold([this.title, this.who, this.type, this.section, row.dataset.folded ?? ''].join('\n'));
      Object.defineProperty(this, 'words', { value: words });
      return words;
    },
  };
}

const parts = new Map();

// What a talk has from the table and the day it stands in.
function partOf(element) {
  if (!parts.has(element)) {
    const heading = element.querySelector('h2, h3');
    const among = element.closest('.day');
    parts.set(element, {
      part: element,
      section: heading.textContent,
      sections: heading.id.startsWith('section-') ? [heading.textContent] : [],
      among,
      day: among.dataset.day,
      dayTitle: among.querySelector(':scope > .heading')?.firstElementChild.textContent,
    });
  }
  return parts.get(element);
}

const talks = [...all('#programme tbody tr')].map(readTalk);
const timed = talks.filter((talk) => talk.start !== undefined);
const first = (some) => some.reduce((least, talk) => Math.min(least, talk.start), Infinity);
const last = (some) => some.reduce((most, talk) => Math.max(most, talk.end), -Infinity);
const start = timed.length ? first(timed) : Date.now();
const end = timed.length ? last(timed) : Date.now();
// Of which there is one at least.
const moments = [...new Set([start, ...timed.flatMap((talk) => [talk.start, talk.end])])].sort((one, other) => one - other);
const rooms = [...new Set(talks.flatMap((talk) => talk.rooms))];
const talkOf = new Map(talks.map((talk) => [talk.row, talk]));
