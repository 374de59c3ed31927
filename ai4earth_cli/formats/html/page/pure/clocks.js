// What clocks show at a moment, in a zone by its IANA name. Pure.

const formats = new Map();
const walls = new Map();

function format(name) {
  if (!formats.has(name)) {
    const parts = ['year', 'month', 'day', 'hour', 'minute', 'second'].map((part) => [part, 'numeric']);
    const options = { timeZone: name, hourCycle: 'h23', ...Object.fromEntries(parts) };
    formats.set(name, new Intl.DateTimeFormat('en-GB', options));
  }
  return formats.get(name);
}

function isZone(name) {
  try {
    return Boolean(format(name));
  } catch {
    return false;
  }
}

// What clocks in the zone show at a moment, as the moment when clocks in UTC show the same. It is kept,
// since to ask the browser takes long; not for ever, since a kiosk asks for days.
function wallIn(moment, name) {
  const key = `${name} ${moment}`;
  if (!walls.has(key)) {
    if (walls.size > 10000) walls.clear();
    const at = {};
    for (const { type, value } of format(name).formatToParts(moment)) at[type] = Number(value);
    walls.set(key, Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second));
  }
  return walls.get(key);
}

function clockIn(moment, name) {
  return new Date(wallIn(moment, name)).toISOString().slice(11, 16);
}

// `UTC+5:30`
function offsetIn(moment, name) {
  const minutes = Math.round((wallIn(moment, name) - Math.floor(moment / SECOND) * SECOND) / MINUTE);
  if (minutes === 0) return 'UTC';
  const rest = Math.abs(minutes) % 60;
  const hours = Math.floor(Math.abs(minutes) / 60);
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}

// The offsets of a zone at these moments, which are in order: several where its clocks change. Clocks change
// once within days, if at all: between two moments of one offset they do not.
function offsetsIn(moments, name) {
  const found = [];
  const look = (from, to) => {
    const ends = [offsetIn(moments[from], name), offsetIn(moments[to], name)];
    if (to - from < 2 || (ends[0] === ends[1] && moments[to] - moments[from] < 14 * DAY)) {
      found.push(...ends);
      return;
    }
    const middle = Math.floor((from + to) / 2);
    look(from, middle);
    look(middle, to);
  };
  if (moments.length) look(0, moments.length - 1);
  return [...new Set(found)];
}

// `Sunday 26 April`, of a moment that stands for a wall clock.
function dateWords(wall) {
  const date = new Date(wall);
  const names = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' };
  return new Intl.DateTimeFormat('en-GB', names).format(date).replace(',', '');
}

// `Sunday 26 April 23:00 to Monday 27 April 08:00` where that is another day, or more than one, than `day`, whose
// midnight stands for it; else nothing.
function daysWords(day, start, end, name) {
  const dayOf = (moment) => Math.floor(wallIn(moment, name) / DAY) * DAY;
  const [first, last] = [dayOf(start), dayOf(end - 1)];
  if (first === day && last === day) return '';
  const [from, to] = [clockIn(start, name), clockIn(end, name)];
  if (first === last) return `${dateWords(first)}, ${from} to ${to}`;
  return `${dateWords(first)} ${from} to ${dateWords(dayOf(end))} ${to}`;
}
