// What is on and what comes next.

const FEW = 4; // as many are blocks; more are a list
const LISTED = 8; // as many of a list are seen at once

// How far after midnight a day of the programme begins.
const night = Number(document.querySelector('.dates').dataset.night ?? 0) * MINUTE;

// The day of the programme where the workshop is, as its rows have it.
function today(now = Date.now()) {
  return isKnown('event') ? new Date(wall(now, 'event') - night).toISOString().slice(0, 10) : '';
}

let counters = []; // what changes in the panel while the same talks are in it

function count(element, words) {
  counters.push((now) => put(element, words(now)));
  return element;
}

function titleLink(talk) {
  return make('a', { href: `#${talk.row.id}` }, make('bdi', {}, talk.title));
}

function timesOf(talk) {
  const [from, to] = [...talk.row.querySelectorAll('.times time')].map((time) => time.cloneNode(true));
  const when = make('span', { className: 'times' }, from, '–', to);
  when.dataset.day = talk.day;
  for (const time of [from, to]) showTime(time); // here no heading has its letters
  const late = talk.row.querySelector('.late');
  return late ? make('span', {}, when, ' ', late.cloneNode(true)) : when;
}

function dayWords(talk) {
  return talk.dayTitle && talk.day !== today() ? ` · ${talk.dayTitle}` : '';
}

// Each part is kept from turning round what is beside it.
function joined(texts) {
  return texts.flatMap((text, number) => [...(number ? [' · '] : []), make('bdi', {}, text)]);
}

function talkBlock(talk, ...more) {
  const named = new Set([talk.who, talk.isBreak ? '' : talk.type, talk.section, talk.room].filter(Boolean));
  const links = make('p', { className: 'links' });
  for (const link of talk.row.querySelectorAll('.links a:not(.anchor)')) links.append(link.cloneNode(true), ' ');
  if (canStar(talk)) links.append(starButton(talk));
  return make('div', { className: 'block' },
    make('p', { className: 'title' }, titleLink(talk)),
    make('p', {}, ...joined([...named])),
    make('p', {}, timesOf(talk), dayWords(talk)),
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

function line(talk, isRunning) {
  const left = make('span', { className: 'quiet' });
  if (isRunning) count(left, (now) => (isAllDay(talk) ? 'all day' : `${lengthWords(talk.end - now)} left`));
  return make('li', {},
    timesOf(talk),
    make('span', { className: 'what' }, titleLink(talk), make('span', { className: 'quiet' }, ...(talk.room ? [' · ', make('bdi', {}, talk.room)] : []), dayWords(talk))),
    left);
}

function list(some, isRunning) {
  const lines = some.map((talk) => line(talk, isRunning));
  const more = lines.length > LISTED + 1 ? lines.splice(LISTED) : [];
  const rest = make('details', {}, make('summary', {}, `${more.length} more`), make('ul', { className: 'lines' }, ...more));
  return [make('ul', { className: 'lines' }, ...lines), ...(more.length ? [rest] : [])];
}

function afterBlocks() {
  const given = talks.filter((talk) => !talk.isBreak);
  const recorded = given.filter((talk) => talk.hasVideo).length;
  const see = makeButton('Show them', () => change({ ...emptyState(), tz: state.tz, recorded: true }), { className: 'plain' });
  return [
    make('h3', {}, 'It is over.'),
    make('p', {}, `It was on ${byId('dates').textContent}.`),
    ...(recorded ? [make('p', {}, `${recorded} of ${countWords(given.length, 'talk')} have a video. `, see)] : []),
  ];
}

function onBlocks(phase, on) {
  if (phase === 'before') {
    return [
      count(make('h3'), (now) => `Starts in ${lengthWords(start - now)}`),
      make('p', {}, byId('dates').textContent),
    ];
  }
  if (phase === 'after') return afterBlocks();
  if (on.length === 0) return [make('h3', {}, isChoosing() ? 'None of what you chose is on right now.' : 'Nothing is on right now.')];
  const heading = on.every((talk) => talk.isBreak) ? 'Break' : 'On now';
  if (on.length > FEW) return [make('h3', {}, `${heading} · ${countWords(on.length, 'talk')}`), ...list(soonestFirst(on), true)];
  return [make('h3', {}, heading), ...byRoom(on, rooms).sort((one, other) => isAllDay(one) - isAllDay(other)).map(runningBlock)];
}

function nextBlocks(phase, next) {
  if (next.length === 0) return [];
  const heading = make('h3', {}, 'First');
  if (phase !== 'before') count(heading, (now) => `Next in ${lengthWords(next[0].start - now)}`);
  const inOrder = byRoom(next, rooms);
  return [heading, ...(next.length > FEW ? list(inOrder, false) : inOrder.map((talk) => talkBlock(talk)))];
}

function announcement(phase, on, next) {
  const titles = (some) => (some.length > FEW ? countWords(some.length, 'talk') : some.map((talk) => talk.title).join('; '));
  const nothing = phase === 'after' ? 'It is over.' : 'Nothing is on right now.';
  return (on.length ? `On now: ${titles(on)}.` : nothing) + (next.length ? ` Next: ${titles(next)}.` : '');
}

// `10:40`; where clocks do not always show what they do now, with the letters of a time that has the same offset.
function clockWords(now) {
  if (!isKnown(zone)) return '';
  const there = offset(now, zone);
  if (zoneOffsets.join() === there) return clock(now, zone);
  const alike = [...all('tbody .times time')].find((time) => offset(Date.parse(time.dateTime), zone) === there);
  return `${clock(now, zone)} ${(alike && letters(alike)) ?? there}`;
}

// With chips or stars chosen, the panel tells of those talks only.
const isChoosing = () => state.mine || GROUPS.some((name) => state[name].length > 0);
const isChosen = (talk, now) => misfits(talk, { ...state, recorded: false, left: false }, [], now).length === 0;

let inPanel; // the talks in the panel
const changed = 'changed' in about ? Date.parse(about.updated) : Infinity; // if the schedule says it

function showPanel(now, on, next) {
  const phase = now < start ? 'before' : end <= now ? 'after' : 'during';
  const ids = (some) => some.map((talk) => talk.row.id).join(' ');
  const due = [phase, today(now), zone, isChoosing(), ids(on), '', ids(next)].join(' ');
  if (due !== inPanel) {
    counters = [];
    byId('on').replaceChildren(...onBlocks(phase, on));
    byId('next').replaceChildren(...nextBlocks(phase, next));
    byId('to-now').hidden = phase === 'after';
    openToday(today(now));
  }
  for (const update of counters) update(now);
  put(byId('clock'), clockWords(now));
  put(byId('age'), phase === 'during' && changed <= now ? `The programme here is ${lengthWords(now - changed)} old. Load the page again for a newer one.` : '');
  // Said only when something begins or ends, not on arrival, and never for a minute that passed or a choice.
  const isNew = due !== inPanel;
  inPanel = due;
  return isNew ? phase : undefined;
}

// Of the links to the sections of several days only today's are open.
function openToday(day) {
  const days = all('nav details');
  if (days.length < 2) return;
  for (const details of days) details.open = details.dataset.of === day;
}

const WORDS = { past: 'over', now: 'now' };

function mark(talk, words) {
  talk.mark ??= talk.row.querySelector('.status') ?? talk.row.querySelector('.when').appendChild(make('span', { className: 'status' }));
  put(talk.mark, words);
}

// Each for as long as it holds.
function showNotices(now) {
  for (const notice of all('.notices [data-from], .notices [data-until]')) {
    const { from, until } = notice.dataset;
    notice.hidden = now < Date.parse(from) || Date.parse(until) <= now; // what is not said is never so
  }
}

let said;

function tick() {
  const now = Date.now();
  showNotices(now);
  const next = nextAfter(timed, now);
  let isChanged = false;
  for (const talk of timed) {
    const status = statusOf(talk, now);
    const words = talk.isCancelled ? 'cancelled' : next.includes(talk) ? 'next' : WORDS[status] ?? '';
    if (talk.shown !== status + words) {
      isChanged ||= talk.shown !== undefined;
      talk.shown = status + words;
      if (!talk.isCancelled) talk.row.dataset.status = status;
      if (words || talk.mark) mark(talk, words);
      talk.row.classList.toggle('gone', status === 'past');
    }
    if (status === 'now') talk.row.style.setProperty('--gone', `${(100 * (now - talk.start)) / (talk.end - talk.start)}%`);
  }
  const chosen = timed.filter((talk) => isChosen(talk, now));
  const on = onAt(chosen, now);
  const coming = nextAfter(chosen, now);
  const phase = showPanel(now, on, coming);
  if (phase && isChanged) put(byId('said'), announcement(phase, on, coming));
  if (isChanged) apply();
  showLine(now);
}

// On the clock's own fives, so that a talk that begins at a full minute begins at once.
function keepTicking() {
  tick();
  setTimeout(keepTicking, 5 * SECOND - (Date.now() % (5 * SECOND)));
}

// The row that runs, else the next one, in the middle of the window.
function goToNow() {
  if (gridIsShown()) {
    goToLine();
    return;
  }
  const now = Date.now();
  const seen = timed.filter((talk) => shown.has(talk));
  const on = onAt(seen, now);
  const found = on.find((talk) => !isAllDay(talk)) ?? on[0] ?? nextAfter(seen, now)[0];
  (found?.row ?? byId('now')).scrollIntoView({ block: 'center' });
  if (!found) return;
  found.row.tabIndex = -1;
  found.row.focus({ preventScroll: true });
}
