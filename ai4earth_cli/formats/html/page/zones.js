// The zone that times are shown in. 'event' is the workshop's, whose times are those in the page: it is
// shown even where the browser does not know it.

// A zone for every hour or so, from west to east, and those that browsers still call by an older name: below.
const COMMON_ZONES = [
  'UTC', 'Pacific/Honolulu', 'America/Anchorage', 'America/Los_Angeles', 'America/Denver', 'America/Chicago',
  'America/Mexico_City', 'America/New_York', 'America/Lima', 'America/Bogota', 'America/Sao_Paulo', 'Europe/London',
  'Africa/Lagos', 'Europe/Berlin', 'Africa/Cairo', 'Africa/Johannesburg', 'Europe/Kyiv', 'Africa/Nairobi',
  'Europe/Istanbul', 'Asia/Dubai', 'Asia/Karachi', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Dhaka', 'Asia/Yangon',
  'Asia/Ho_Chi_Minh', 'Asia/Jakarta', 'Asia/Shanghai', 'Asia/Singapore', 'Asia/Tokyo', 'Australia/Sydney',
  'Pacific/Auckland',
];

const OLDER = {
  'Asia/Calcutta': 'Asia/Kolkata', 'Asia/Katmandu': 'Asia/Kathmandu', 'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh', 'Europe/Kiev': 'Europe/Kyiv',
};

const zoneName = byId('zone-name');
const eventZone = { name: zoneName.dataset.zone, label: zoneName.textContent };
const nameOf = (zone) => (zone === 'event' ? eventZone.name : zone);
const isKnown = (zone) => isZone(nameOf(zone));
const wall = (moment, zone) => wallIn(moment, nameOf(zone));
const clock = (moment, zone) => clockIn(moment, nameOf(zone));
const offset = (moment, zone) => offsetIn(moment, nameOf(zone));
const offsets = (zone) => offsetsIn(moments, nameOf(zone));

// The browser's own name of a zone: Asia/Katmandu, in some, for Asia/Kathmandu.
const canonical = (zone) => format(nameOf(zone)).resolvedOptions().timeZone;

let zone = 'event';
let zoneOffsets = [];
let isChanging = false; // whether clocks of the zone change between two talks

// What stands beside a time where clocks change: the workshop's letters, which are in the page, or an offset.
function letters(time) {
  return zone === 'event' ? time.dataset.letters : offset(Date.parse(time.dateTime), zone);
}

// Writes `00:30+1 CET` with the mark raised.
function write(time, text, beside) {
  const words = beside ? `${text} ${beside}` : text;
  if (time.textContent === words) return;
  const shift = text.slice(5);
  if (!shift && !beside) {
    time.textContent = text;
    return;
  }
  time.replaceChildren(
    text.slice(0, 5),
    ...(shift ? [make('span', { className: 'shift' }, shift)] : []),
    ...(beside ? [' ', make('span', { className: 'letters' }, beside)] : []),
  );
}

// Shows a time in the chosen zone, marked +1 or -1 where it falls on another date than the workshop's.
// Where clocks change it has letters, unless they stand under the heading of its day.
function showTime(time) {
  time.dataset.event ??= time.textContent.split(' ')[0];
  const isTold = isChanging && time.closest('.day')?.querySelector('.zone:not([hidden])');
  const beside = isChanging && !isTold ? letters(time) : '';
  if (zone === 'event') {
    write(time, time.dataset.event, beside);
    return;
  }
  const moment = Date.parse(time.dateTime);
  const days = Math.floor((wall(moment, zone) - Date.parse(time.closest('[data-day]').dataset.day)) / DAY);
  write(time, clock(moment, zone) + (days ? `${days < 0 ? '' : '+'}${days}` : ''), beside);
}

// Under the heading of a day stands what its clocks are, if they change on another day and not on that one.
function showDay(line) {
  line.dataset.event ??= line.textContent;
  const times = isChanging ? [...line.parentElement.querySelectorAll('.times time')] : [];
  const told = [...new Set(times.map(letters))];
  const words = zone === 'event' ? line.dataset.event : told[0];
  line.hidden = told.length !== 1;
  put(line, line.hidden ? '' : words);
}

// And which days it is there, where that is another or more than one.
function showYours(line) {
  const among = line.closest('.day');
  const of = timed.filter((talk) => !among || talk.among === among);
  const { day } = (among ?? document.querySelector('.dates')).dataset;
  const isOne = among || all('.day').length === 1;
  const words = isOne && of.length && day && zone !== 'event'
    ? daysWords(Date.parse(day), first(of), last(of), zone)
    : '';
  line.hidden = !words;
  put(line, words && `In ${zone}: ${words}`);
}

function showZone(chosen) {
  zone = chosen;
  zoneOffsets = isKnown(zone) ? offsets(zone) : [];
  isChanging = zone === 'event' ? document.querySelector('[data-letters]') !== null : zoneOffsets.length > 1;
  for (const line of all('.day > .zone')) showDay(line);
  for (const line of all('.yours')) showYours(line);
  for (const time of all('time')) showTime(time);
  byId('marks').hidden = !document.querySelector('.shift');
  put(zoneName, zone === 'event' ? eventZone.label : [...new Set([zone, zoneOffsets.join('/')])].join(', '));
}

/* The menu. */

function zoneOption(value, label = value) {
  return make('option', { value }, label);
}

function commonOption(name) {
  const city = name.split('/').pop().replaceAll('_', ' ');
  return zoneOption(name, city === 'UTC' ? city : `${city} (${offsets(name).join('/')})`);
}

// The reader's own zone and the workshop's; what a link or the browser remembers may be another one.
function beginMenu(asked) {
  const menu = byId('zone');
  const browsers = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const mine = OLDER[browsers] ?? browsers;
  if (mine && isKnown(mine)) {
    const isThere = isKnown('event') && canonical('event') === browsers;
    menu.append(zoneOption(isThere ? 'event' : mine, `Yours: ${mine}`));
  }
  menu.append(zoneOption('event', `The workshop's: ${eventZone.label}`));
  if (asked && asked !== 'event' && isKnown(asked) && asked !== mine) menu.append(zoneOption(asked));
  menu.selectedIndex = 0;
  if (asked && isKnown(asked)) menu.value = asked;
  showZone(menu.value);
}

// The other zones, of which there are hundreds, when there is time for them.
function fillMenu() {
  const known = COMMON_ZONES.filter(isKnown);
  const names = new Map(known.map((name) => [canonical(name), name]));
  byId('zone').append(make('optgroup', { label: 'Common' }, ...known.map(commonOption)));
  const others = (Intl.supportedValuesOf?.('timeZone') ?? []).map((name) => names.get(name) ?? name);
  if (others.length) {
    byId('zone').append(make('optgroup', { label: 'All' }, ...others.map((name) => zoneOption(name))));
  }
}
