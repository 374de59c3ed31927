/* The menu of zones. */

function zoneOption(value, label = value) {
  return make('option', { value }, label);
}

function commonOption(name) {
  const city = name.split('/').pop().replaceAll('_', ' ');
  return zoneOption(name, city === 'UTC' ? city : `${city} (${offsets(name).join('/')})`);
}

function fillMenu() {
  const menu = byId('zone');
  const common = COMMON_ZONES.filter(isKnown);
  const names = new Map(common.map((name) => [canonical(name), name]));
  const browsers = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (browsers && isKnown(browsers)) {
    const mine = names.get(browsers) ?? browsers;
    const isThere = isKnown('event') && canonical('event') === browsers;
    menu.append(zoneOption(isThere ? 'event' : mine, `Yours: ${mine}`));
  }
  menu.append(
    zoneOption('event', `The workshop's: ${eventZone.label}`),
    make('optgroup', { label: 'Common' }, ...common.map(commonOption)),
  );
  const all = (Intl.supportedValuesOf?.('timeZone') ?? []).map((name) => names.get(name) ?? name);
  if (all.length) menu.append(make('optgroup', { label: 'All' }, ...all.map((name) => zoneOption(name))));
  menu.selectedIndex = 0;
  menu.addEventListener('change', () => {
    showZone(menu.value);
    tick();
  });
  showZone(menu.value);
}

/* The search. */

function search() {
  const words = fold(byId('search').value).split(/\s+/).filter(Boolean);
  for (const talk of talks) talk.row.hidden = !words.every((word) => talk.words.includes(word));
  for (const part of document.querySelectorAll('.part, .day')) {
    part.hidden = !part.querySelector('tbody tr:not([hidden])');
  }
  // On a phone what is found would lie below these.
  for (const other of document.querySelectorAll('nav, .notices')) other.hidden = words.length > 0;
  const found = talks.filter((talk) => !talk.row.hidden).length;
  put(byId('found'), words.length === 0 ? '' : `${found} of ${talks.length}`);
}

function clearSearch() {
  byId('search').value = '';
  search();
}

// A link to a talk that the search hides shows it.
function revealTarget() {
  const target = document.querySelector(':target');
  if (target?.closest('[hidden]')) {
    clearSearch();
    target.scrollIntoView();
  }
}

/* Paper cannot be clicked: abstracts are printed open. */

let closed = [];

function openDetails() {
  closed = [...document.querySelectorAll('details:not([open])')];
  for (const details of closed) details.open = true;
}

function closeDetails() {
  for (const details of closed) details.open = false;
}

if (talks.length) {
  fillMenu();
  byId('search').addEventListener('input', search);
  byId('search').addEventListener('keydown', (event) => {
    if (event.key === 'Escape') clearSearch();
  });
  byId('tools').hidden = false;
}
if (timed.length) {
  keepTicking();
  byId('now').hidden = false;
  document.addEventListener('visibilitychange', tick); // timers sleep where nobody looks
}
addEventListener('hashchange', revealTarget);
addEventListener('beforeprint', openDetails);
addEventListener('afterprint', closeDetails);
