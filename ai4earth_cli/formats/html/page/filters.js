// Search and chips: what of the programme is shown, kept in the address and by the browser.

const state = emptyState();
const chips = new Map(); // by what `found` counts

const languages = new Intl.DisplayNames('en', { type: 'language' });

const nameOfLanguage = (tag) => {
  try {
    return languages.of(tag);
  } catch {
    return tag; // what is no tag of BCP 47
  }
};

function addChip(key, words, act) {
  const count = make('span', { className: 'count' });
  const button = makeButton('', act, { className: 'chip' });
  button.append(make('bdi', {}, words), ' ', count);
  chips.set(key, { button, count });
  return button;
}

function toggled(values, value) {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}

const TITLES = { section: 'Sections', type: 'Types', room: 'Rooms', language: 'Languages' };

function groupOf(name) {
  const values = [...new Set(talks.flatMap((talk) => talk[`${name}s`]))];
  state[name] = state[name].filter((value) => values.includes(value));
  if (values.length < 2) return [];
  const words = name === 'language' ? nameOfLanguage : (value) => value;
  const buttons = values.map((value) => addChip(`${name} ${value}`, words(value), () => {
    change({ [name]: toggled(state[name], value) });
  }));
  const group = make('div', { className: 'group' }, make('span', { className: 'quiet' }, TITLES[name]), ...buttons);
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', TITLES[name]);
  return [group];
}

function fillChips() {
  const switches = [];
  if (timed.length) switches.push(addChip('left ', 'Hide what is over', () => change({ left: !state.left })));
  if (talks.some((talk) => talk.hasVideo)) {
    switches.push(addChip('recorded ', 'Recorded', () => change({ recorded: !state.recorded })));
  }
  const only = make('div', { className: 'group' }, ...switches);
  byId('chips').append(...(switches.length ? [only] : []), ...GROUPS.flatMap(groupOf));
  byId('filter').hidden = chips.size === 0;
}

function showChips(counts) {
  for (const [key, { button, count }] of chips) {
    const [name, value] = [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)];
    const pressed = String(state[name] === true || (value !== '' && state[name].includes(value)));
    if (button.getAttribute('aria-pressed') !== pressed) button.setAttribute('aria-pressed', pressed);
    put(count, String(counts.get(key) ?? 0));
  }
  const on = [...chips.values()].filter(({ button }) => button.getAttribute('aria-pressed') === 'true').length;
  put(byId('chosen'), on ? ` · ${on} on` : '');
}

function hide(element, isHidden) {
  if (element.hidden !== isHidden) element.hidden = isHidden;
}

let shown = new Set(talks);
const inDays = all('.part, .day');

// Shows what fits the state, and says how much that is.
function apply() {
  const { shown: fitting, counts } = found(talks, state, Date.now());
  shown = fitting;
  for (const talk of talks) hide(talk.row, !shown.has(talk));
  const among = new Set([...shown].flatMap((talk) => [talk.part, talk.among]));
  for (const part of inDays) hide(part, !among.has(part));
  // On a phone what is found would lie below these.
  const isSearching = state.q.trim() !== '';
  for (const other of all('nav, .notices')) hide(other, isFiltered(state) || gridIsShown());
  document.body.classList.toggle('searching', isSearching);
  put(byId('found'), isFiltered(state) ? `${shown.size} of ${talks.length}` : '');
  hide(byId('clear'), !isFiltered(state));
  hide(byId('none'), shown.size > 0);
  put(byId('asked'), ` for ${askedWords(state)}`.replace(' for in ', ' in '));
  put(byId('hint'), state.mine && mine().length === 0 ? 'Mark talks with ☆, and they are here.' : '');
  showChips(counts);
  showMine();
  showGrid();
}

function change(some) {
  Object.assign(state, some);
  if (byId('search').value !== state.q) byId('search').value = state.q;
  apply();
  if (Object.keys(some).join() !== 'q') tick();
  clearTimeout(keeping);
  keeping = setTimeout(keepState, 200); // not for each key
}

function showAll() {
  change({ ...emptyState(), tz: state.tz, view: state.view });
}

let keeping;

/* What is searched for is in the address only; the rest is there when the page is opened again. */

function keepState() {
  remember('view', addressOf({ ...state, q: '' }, ''));
  try {
    history.replaceState(history.state, '', location.pathname + addressOf(state, location.search) + location.hash);
  } catch {
    // A browser may refuse, as after a hundred times in ten seconds: the address then says what was before.
  }
}

function readState() {
  const kept = stateOf(recall('view') ?? '');
  const asked = stateOf(location.search);
  Object.assign(state, isAsked(location.search) ? asked : kept, { tz: asked.tz || kept.tz });
  if (state.tz && !isKnown(state.tz)) state.tz = '';
}

// A link to what is hidden shows it: also a second time, when the address stays the same.
function reveal(hash) {
  const target = byId(hash.slice(1));
  if (!target?.closest('[hidden]') || !target.closest('#programme')) return;
  const isLeftOut = target.closest('[hidden]') !== byId('programme');
  change(isLeftOut ? { ...emptyState(), tz: state.tz } : { view: '' });
  target.scrollIntoView();
}

function beginFilters() {
  readState();
  fillChips();
  byId('search').value = state.q;
  byId('search').addEventListener('input', () => change({ q: byId('search').value }));
  byId('search').addEventListener('keydown', (event) => {
    if (event.key === 'Escape') change({ q: '' });
  });
  byId('clear').addEventListener('click', () => {
    showAll();
    byId('search').focus(); // the button is gone
  });
  byId('all').addEventListener('click', () => {
    showAll();
    byId('search').focus();
  });
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (link) reveal(link.getAttribute('href'));
  });
  addEventListener('hashchange', () => {
    reveal(location.hash);
    offer();
  });
}
