// What of the programme is shown: the state, how it is written in an address, and what fits it. Pure.

const GROUPS = ['section', 'type', 'room', 'language'];
const SWITCHES = ['recorded', 'left', 'mine']; // `left` hides what is over
const OTHERS = ['tz', 'q', 'view'];

function emptyState() {
  return { q: '', tz: '', view: '', section: [], type: [], room: [], language: [], recorded: false, left: false, mine: false };
}

// Reads `?q=…&section=…&section=…&recorded`; what it does not know it leaves alone.
function stateOf(address) {
  const asked = new URLSearchParams(address);
  const state = emptyState();
  for (const name of OTHERS) state[name] = asked.get(name) ?? '';
  for (const name of GROUPS) state[name] = asked.getAll(name);
  for (const name of SWITCHES) state[name] = asked.has(name);
  return state;
}

// Whether an address says anything of what is shown; the zone alone does not.
function isAsked(address) {
  const asked = new URLSearchParams(address);
  return [...GROUPS, ...SWITCHES, 'q', 'view'].some((name) => asked.has(name));
}

// Writes the state into an address that may say more (`?kiosk`), which is kept.
function addressOf(state, address) {
  const kept = new URLSearchParams(address);
  for (const name of [...GROUPS, ...SWITCHES, ...OTHERS]) kept.delete(name);
  for (const name of OTHERS) if (state[name]) kept.set(name, state[name]);
  for (const name of GROUPS) for (const value of state[name]) kept.append(name, value);
  for (const name of SWITCHES) if (state[name]) kept.set(name, '');
  const text = kept.toString().replace(/=(?=&|$)/g, '');
  return text && `?${text}`;
}

// Whether anything is hidden: by what is searched for, too.
function isFiltered(state) {
  return Boolean(state.q.trim()) || [...GROUPS, ...SWITCHES].some((name) => state[name] === true || state[name].length > 0);
}

// Which filters a talk does not fit. A talk has a list of what it has of each group.
function misfits(talk, state, words, now) {
  const failed = [];
  for (const name of GROUPS) {
    if (state[name].length && !state[name].some((value) => talk[`${name}s`].includes(value))) failed.push(name);
  }
  if (state.recorded && !talk.hasVideo) failed.push('recorded');
  if (state.left && statusOf(talk, now) === 'past') failed.push('left');
  if (state.mine && !talk.isStarred) failed.push('mine');
  if (!words.every((word) => talk.words.includes(word))) failed.push('q');
  return failed;
}

// Returns the talks that fit, and for each value of a group and each switch how many would if it were chosen: those
// that fit all else.
function found(talks, state, now) {
  const words = searchWords(state.q);
  const counts = new Map();
  const shown = new Set();
  const add = (name) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const talk of talks) {
    const failed = misfits(talk, state, words, now);
    if (failed.length === 0) shown.add(talk);
    if (failed.length > 1) continue;
    const fits = (name) => failed.length === 0 || failed[0] === name;
    for (const name of GROUPS) if (fits(name)) for (const value of talk[`${name}s`]) add(`${name} ${value}`);
    if (fits('recorded') && talk.hasVideo) add('recorded ');
    if (fits('left') && statusOf(talk, now) !== 'past') add('left ');
    if (fits('mine') && talk.isStarred) add('mine ');
  }
  return { shown, counts };
}

// `“fog” in Keynote, Room 1`: what was looked for where nothing was found.
function askedWords(state) {
  const among = GROUPS.flatMap((name) => state[name]);
  if (state.mine) among.push('your talks');
  if (state.recorded) among.push('what is recorded');
  if (state.left) among.push('what is not over yet');
  return [state.q.trim() && `“${state.q.trim()}”`, among.length && `in ${among.join(', ')}`].filter(Boolean).join(' ');
}

// The numbers of `#mine=17,19`; none if it is another hash.
function numbersOf(hash) {
  const listed = /^#mine=([\d,]{1,5000})$/.exec(hash);
  return listed ? [...new Set(listed[1].split(',').filter(Boolean).map(Number))] : [];
}
