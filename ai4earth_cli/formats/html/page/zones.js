'use strict';

// The page is whole without this script, with times in the workshop's zone. It shows them in the
// reader's, and what is over, on and next by the reader's clock; it reads all that from the tables.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

// A zone for every hour or so, from west to east, and those that browsers still call by an older name.
const COMMON_ZONES = [
  'UTC', 'Pacific/Honolulu', 'America/Anchorage', 'America/Los_Angeles', 'America/Denver', 'America/Chicago',
  'America/Mexico_City', 'America/New_York', 'America/Lima', 'America/Bogota', 'America/Sao_Paulo', 'Europe/London',
  'Africa/Lagos', 'Europe/Berlin', 'Africa/Cairo', 'Africa/Johannesburg', 'Europe/Kyiv', 'Africa/Nairobi',
  'Europe/Istanbul', 'Asia/Dubai', 'Asia/Karachi', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Dhaka', 'Asia/Yangon',
  'Asia/Ho_Chi_Minh', 'Asia/Jakarta', 'Asia/Shanghai', 'Asia/Singapore', 'Asia/Tokyo', 'Australia/Sydney',
  'Pacific/Auckland',
];

const byId = (id) => document.getElementById(id);

// Text is written only where it changed, so that nothing is laid out or read aloud again for nothing.
function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/* Zones. 'event' is the workshop's, whose times are those in the page: it is shown even where the
   browser does not know it. */

const zoneName = byId('zone-name');
const eventZone = { name: zoneName.dataset.zone, label: zoneName.textContent };
const formats = new Map();

function format(zone) {
  const name = zone === 'event' ? eventZone.name : zone;
  if (!formats.has(name)) {
    const parts = ['year', 'month', 'day', 'hour', 'minute', 'second'].map((part) => [part, 'numeric']);
    const options = { timeZone: name, hourCycle: 'h23', ...Object.fromEntries(parts) };
    formats.set(name, new Intl.DateTimeFormat('en-GB', options));
  }
  return formats.get(name);
}

function isKnown(zone) {
  try {
    return Boolean(format(zone));
  } catch {
    return false;
  }
}

// The browser's own name of a zone: Asia/Katmandu, in some, for Asia/Kathmandu.
function canonical(zone) {
  return format(zone).resolvedOptions().timeZone;
}

// What clocks in the zone show at a moment, as the moment when clocks in UTC show the same.
function wall(moment, zone) {
  const at = {};
  for (const { type, value } of format(zone).formatToParts(moment)) at[type] = Number(value);
  return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second);
}

function clock(moment, zone) {
  return new Date(wall(moment, zone)).toISOString().slice(11, 16);
}

// `UTC+5:30`
function offset(moment, zone) {
  const minutes = Math.round((wall(moment, zone) - Math.floor(moment / SECOND) * SECOND) / MINUTE);
  if (minutes === 0) return 'UTC';
  const rest = Math.abs(minutes) % 60;
  const hours = Math.floor(Math.abs(minutes) / 60);
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}

// The offsets of a zone at the talks' times, in the order of time: several where its clocks change.
function offsets(zone) {
  return [...new Set(moments.map((moment) => offset(moment, zone)))];
}

let zone = 'event';
let zoneOffsets = [];
let isChanging = false; // whether clocks of the zone change between two talks

// What stands beside a time where clocks change: the workshop's letters, which are in the page, or an offset.
function letters(time) {
  return zone === 'event' ? time.dataset.letters : offset(Date.parse(time.dateTime), zone);
}

// Writes `00:30+1 CET` with the mark raised.
function write(time, text, beside) {
  const shift = text.slice(5);
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
  const isTold = time.closest('.day')?.querySelector('.zone:not([hidden])');
  const beside = isChanging && !isTold ? letters(time) : '';
  if (zone === 'event') {
    write(time, time.dataset.event, beside);
    return;
  }
  const moment = Date.parse(time.dateTime);
  const day = Date.parse(time.closest('[data-day]').dataset.day);
  const days = Math.floor((wall(moment, zone) - day) / DAY);
  write(time, clock(moment, zone) + (days ? `${days < 0 ? '' : '+'}${days}` : ''), beside);
}

// Under the heading of a day stands what its clocks are, if they change on another day and not on that one.
function showDay(line) {
  line.dataset.event ??= line.textContent;
  const times = isChanging ? [...line.parentElement.querySelectorAll('tbody time')] : [];
  const told = [...new Set(times.map(letters))];
  const words = zone === 'event' ? line.dataset.event : told[0];
  line.hidden = told.length !== 1;
  put(line, line.hidden ? '' : words);
}

function showZone(chosen) {
  zone = chosen;
  zoneOffsets = isKnown(zone) ? offsets(zone) : [];
  isChanging = zone === 'event' ? document.querySelector('[data-letters]') !== null : zoneOffsets.length > 1;
  for (const line of document.querySelectorAll('.day > .zone')) showDay(line);
  for (const time of document.querySelectorAll('time')) showTime(time);
  byId('marks').hidden = !document.querySelector('.shift');
  put(zoneName, zone === 'event' ? eventZone.label : [...new Set([zone, zoneOffsets.join('/')])].join(', '));
}

