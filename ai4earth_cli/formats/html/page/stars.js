// Stars: a reader's own talks, kept in the browser under each talk's identity.

const canStar = (talk) => !talk.isBreak;
const numbered = new Map(talks.map((talk) => [talk.number, talk]));

// A star of a talk that is not in the programme any more is kept: it may come back.
function readStars() {
  try {
    return new Set([JSON.parse(recall('stars') ?? '[]')].flat().filter((uid) => typeof uid === 'string'));
  } catch {
    return new Set();
  }
}

let stars = readStars();

function starButton(talk) {
  const button = makeButton('', () => setStars([talk], !talk.isStarred), { className: 'star' });
  button.dataset.of = talk.number;
  button.setAttribute('aria-label', `Star ${talk.title}`);
  button.setAttribute('aria-pressed', talk.isStarred);
  return button;
}

function setStars(some, isStarred) {
  stars = readStars(); // another tab may have changed them
  for (const talk of some) {
    if (isStarred) stars.add(talk.uid);
    else stars.delete(talk.uid);
  }
  remember('stars', JSON.stringify([...stars]));
  showStars();
  apply();
}

function showStars() {
  for (const talk of talks) talk.isStarred = canStar(talk) && stars.has(talk.uid);
  for (const button of all('.star')) {
    const pressed = String(numbered.get(Number(button.dataset.of)).isStarred);
    if (button.getAttribute('aria-pressed') !== pressed) button.setAttribute('aria-pressed', pressed);
  }
}

const mine = () => talks.filter((talk) => talk.isStarred);
const toCome = (some) => some.filter((talk) => talk.end > Date.now() && !talk.isCancelled);

// Calendars are made when they are asked for, from what the page says.
function saveCalendar(name, some) {
  download(`${name}.ics`, 'text/calendar', calendar(some, { ...about, isSaid: 'changed' in about, updated: Date.parse(about.updated) }));
}

function addControls(talk) {
  const links = talk.row.querySelector('.links');
  const isHeld = talk.start !== undefined && !talk.isCancelled;
  const more = isHeld ? [makeButton('Add to calendar', () => saveCalendar(talk.row.id, [talk]), { className: 'calendar' })] : [];
  links.prepend(starButton(talk));
  links.querySelector('.anchor').before(...more);
}

/* Mine: only they, with what overlaps; their calendar; a link that carries them. */

const mineButton = makeButton('', () => change({ mine: !state.mine }), { className: 'chip' });
const calendarButton = makeButton('My calendar', () => saveCalendar('my-talks', toCome(mine())), {});
const carrier = make('a', { href: '' }, 'Link to mine');
const copied = make('span', { className: 'quiet' });
copied.setAttribute('role', 'status');

async function copyLink(event) {
  event.preventDefault();
  const hash = carrier.getAttribute('href');
  try {
    await navigator.clipboard.writeText(location.href.replace(/[?#].*/, '') + hash);
    put(copied, 'Link copied.');
  } catch {
    location.hash = hash;
    put(copied, 'The link is the address of this page now.');
  }
}

function showMine() {
  const own = mine();
  const others = state.mine ? overlaps(own) : new Map();
  mineButton.replaceChildren('★ Mine ', make('span', { className: 'count' }, String(own.length)));
  mineButton.setAttribute('aria-pressed', state.mine);
  calendarButton.hidden = toCome(own).length === 0;
  carrier.hidden = own.length === 0;
  carrier.setAttribute('href', `#mine=${own.map((talk) => talk.number).join(',')}`);
  for (const told of all('.overlap')) told.remove();
  for (const [talk, during] of others) showOverlap(talk, during);
}

function showOverlap(talk, others) {
  const names = others.flatMap((other) => [', ', make('a', { href: `#${other.row.id}` }, make('bdi', {}, other.title))]);
  talk.row.querySelector('.title').append(make('span', { className: 'overlap' }, 'Overlaps: ', ...names.slice(1)));
}

/* A link with someone's talks is asked about first. */

let offered = [];

function offer() {
  const asked = numbersOf(location.hash).map((number) => numbered.get(number)).filter((talk) => talk && canStar(talk));
  offered = asked.filter((talk) => !talk.isStarred);
  byId('offer').hidden = offered.length === 0;
  if (asked.length && offered.length === 0) change({ ...emptyState(), tz: state.tz, mine: true });
  if (offered.length === 0) return;
  byId('offered').replaceChildren(...offered.map((talk) => make('li', {}, make('bdi', {}, talk.title))));
  byId('offer').scrollIntoView();
  byId('offer-heading').focus();
}

function answer(isWanted) {
  byId('offer').hidden = true;
  history.replaceState(null, '', location.pathname + location.search);
  if (!isWanted) return;
  setStars(offered, true);
  change({ ...emptyState(), tz: state.tz, mine: true });
  mineButton.focus();
}

function beginStars() {
  for (const talk of talks.filter(canStar)) addControls(talk);
  byId('mine').append(mineButton, calendarButton, carrier, copied);
  carrier.addEventListener('click', copyLink);
  byId('take').addEventListener('click', () => answer(true));
  byId('leave').addEventListener('click', () => answer(false));
  addEventListener('storage', () => {
    stars = readStars();
    showStars();
    apply();
  });
  showStars();
}
