/* What is on and what comes next. */

// `5 min`, `2 h 10 min`, `3 days 4 h`: minutes rounded up, and left out beside days.
function lengthWords(length) {
  const minutes = Math.ceil(length / MINUTE);
  const days = Math.floor(minutes / (24 * 60));
  const hours = Math.floor(minutes / 60) % 24;
  const parts = [[days, days === 1 ? 'day' : 'days'], [hours, 'h'], [days ? 0 : minutes % 60, 'min']];
  return parts.filter(([number]) => number).map(([number, unit]) => `${number} ${unit}`).join(' ') || '0 min';
}

function cloned(nodes) {
  return [...nodes].map((node) => node.cloneNode(true));
}

// How far after midnight a day of the programme begins.
const night = Number(document.querySelector('.dates').dataset.night ?? 0) * MINUTE;

// The day of the programme where the workshop is, as its rows have it.
function today() {
  return isKnown('event') ? new Date(wall(Date.now(), 'event') - night).toISOString().slice(0, 10) : '';
}

let counters = []; // what changes in the panel while the same talks are in it

function count(element, words) {
  counters.push((now) => put(element, words(now)));
  return element;
}

function talkBlock(talk, ...more) {
  const about = new Set([talk.who, talk.isBreak ? '' : talk.type, talk.section, talk.room].filter(Boolean));
  const [from, to] = cloned(talk.row.querySelectorAll('.when time'));
  const when = make('span', { className: 'times' }, from, '–', to);
  when.dataset.day = talk.day;
  for (const time of [from, to]) showTime(time); // here no heading has its letters
  const links = make('p', { className: 'links' }, ...cloned(talk.row.querySelectorAll('.links [rel]')));
  return make('div', { className: 'block' },
    make('p', { className: 'title' }, make('a', { href: `#${talk.row.id}` }, make('bdi', {}, talk.title))),
    make('p', {}, [...about].join(' · ')),
    make('p', {}, when, talk.dayTitle && talk.day !== today() ? ` · ${talk.dayTitle}` : ''),
    ...more,
    ...(links.children.length ? [links] : []));
}

function runningBlock(talk) {
  const bar = make('progress', { max: talk.end - talk.start });
  bar.setAttribute('aria-label', `Progress of ${talk.title}`);
  counters.push((now) => { bar.value = now - talk.start; });
  const minutes = make('p', { className: 'quiet' });
  count(minutes, (now) => {
    const gone = Math.floor((now - talk.start) / MINUTE) * MINUTE;
    return `${lengthWords(gone)} gone, ${lengthWords(talk.end - now)} left`;
  });
  return talkBlock(talk, bar, minutes);
}

function onBlocks(state, on) {
  if (state === 'before') {
    return [
      count(make('h3'), (now) => `Starts in ${lengthWords(start - now)}`),
      make('p', {}, byId('dates').textContent),
    ];
  }
  if (state === 'after') {
    const given = talks.filter((talk) => !talk.isBreak);
    const recorded = given.filter((talk) => talk.hasVideo).length;
    return [
      make('h3', {}, 'It is over.'),
      ...(recorded ? [make('p', {}, `${recorded} of ${given.length} talks have a video.`)] : []),
    ];
  }
  if (on.length === 0) return [make('h3', {}, 'Nothing is on right now.')];
  const heading = on.every((talk) => talk.isBreak) ? 'Break' : 'On now';
  return [make('h3', {}, heading), ...on.map(runningBlock)];
}

function nextBlocks(state, next) {
  if (next.length === 0) return [];
  const heading = make('h3', {}, 'First');
  if (state !== 'before') count(heading, (now) => `Next in ${lengthWords(next[0].start - now)}`);
  return [heading, ...next.map((talk) => talkBlock(talk))];
}

function announcement(state, on, next) {
  const titles = (some) => some.map((talk) => talk.title).join('; ');
  const nothing = state === 'after' ? 'It is over.' : 'Nothing is on right now.';
  return (on.length ? `On now: ${titles(on)}.` : nothing) + (next.length ? ` Next: ${titles(next)}.` : '');
}

// `10:40`; where clocks do not always show what they do now, with the letters of a time that has the same offset.
function clockWords(now) {
  if (!isKnown(zone)) return '';
  const there = offset(now, zone);
  if (zoneOffsets.join() === there) return clock(now, zone);
  const alike = [...document.querySelectorAll('tbody time')].find((time) => offset(Date.parse(time.dateTime), zone) === there);
  return `${clock(now, zone)} ${(alike && letters(alike)) ?? there}`;
}

let shown; // the talks in the panel

function showPanel(now, on, next) {
  const state = now < start ? 'before' : end <= now ? 'after' : 'during';
  const inPanel = [state, today(), ...on.map((talk) => talk.row.id), '', ...next.map((talk) => talk.row.id)].join(' ');
  if (inPanel !== shown) {
    counters = [];
    byId('on').replaceChildren(...onBlocks(state, on));
    byId('next').replaceChildren(...nextBlocks(state, next));
    // Said only when something begins or ends, not on arrival, and never for a minute that passed.
    if (shown !== undefined) put(byId('said'), announcement(state, on, next));
    shown = inPanel;
  }
  for (const update of counters) update(now);
  put(byId('clock'), clockWords(now));
}

const WORDS = { past: 'over', now: 'now' };

function tick() {
  const now = Date.now();
  const next = nextAfter(now);
  for (const talk of timed) {
    const status = statusOf(talk, now);
    if (!talk.isCancelled) {
      if (talk.row.dataset.status !== status) talk.row.dataset.status = status;
      put(talk.row.querySelector('.status'), next.includes(talk) ? 'next' : WORDS[status] ?? '');
    }
    const gone = (now - talk.start) / (talk.end - talk.start);
    if (status === 'now') talk.row.style.setProperty('--gone', `${100 * gone}%`);
  }
  showPanel(now, timed.filter((talk) => statusOf(talk, now) === 'now'), next);
}

// On the clock's own fives, so that a talk that begins at a full minute begins at once.
function keepTicking() {
  tick();
  setTimeout(keepTicking, 5 * SECOND - (Date.now() % (5 * SECOND)));
}

