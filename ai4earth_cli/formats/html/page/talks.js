/* Talks, as their rows tell. */

function readTalk(row) {
  const moments = [...row.querySelectorAll('.when time')].map((time) => Date.parse(time.dateTime));
  const text = (name) => row.querySelector(name)?.textContent.trim() ?? '';
  const part = row.closest('.part');
  const talk = {
    row,
    section: part.querySelector('h2, h3').textContent,
    title: text('.title'),
    who: [...row.querySelectorAll('.speaker')].map((who) => who.querySelector('bdi').textContent).join(' & '),
    type: text('.type'),
    room: text('.room'),
    day: row.closest('[data-day]')?.dataset.day,
    dayTitle: row.closest('.day').querySelector(':scope > .heading')?.firstElementChild.textContent,
    start: moments[0],
    end: moments[1],
    isCancelled: row.dataset.status === 'cancelled',
    isBreak: row.classList.contains('break'),
    hasVideo: [...row.querySelectorAll('.links a')].some((link) => link.textContent === 'Video'),
  };
  talk.words = fold([talk.title, talk.who, talk.type, talk.section, row.dataset.folded ?? ''].join('\n'));
  return talk;
}

// Without case and accents; what that leaves of ø or Cyrillic is in the row as ASCII too.
function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

const talks = [...document.querySelectorAll('tbody tr')].map(readTalk);
const timed = talks.filter((talk) => talk.start !== undefined);
const start = timed.length ? Math.min(...timed.map((talk) => talk.start)) : Date.now();
const end = timed.length ? Math.max(...timed.map((talk) => talk.end)) : Date.now();
const ends = timed.flatMap((talk) => [talk.start, talk.end]);
const moments = [...new Set([start, ...ends])].sort((one, other) => one - other); // of which there is one at least

// On from its start up to, not including, its end; what is cancelled is never on.
function statusOf(talk, now) {
  if (talk.start === undefined) return '';
  if (now < talk.start) return 'upcoming';
  return talk.isCancelled || talk.end <= now ? 'past' : 'now';
}

function nextAfter(now) {
  const coming = timed.filter((talk) => now < talk.start && !talk.isCancelled);
  const first = Math.min(...coming.map((talk) => talk.start));
  return coming.filter((talk) => talk.start === first);
}

