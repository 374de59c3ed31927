import assert from 'node:assert/strict';
import test from 'node:test';
import { plain, scope } from './rooms.mjs';

const { clockIn, offsetIn, offsetsIn, isZone, daysWords } = scope;
const at = (text) => Date.parse(text);
const SUNDAY = at('2020-04-26T00:00Z');

test('clocks show the time of their zone', () => {
  assert.equal(clockIn(at('2020-04-26T14:00Z'), 'Asia/Kathmandu'), '19:45');
  assert.deepEqual(['UTC', 'Asia/Kolkata', 'America/Los_Angeles'].map((name) => offsetIn(at('2020-04-26T14:00Z'), name)),
    ['UTC', 'UTC+5:30', 'UTC-7']);
  assert.deepEqual([isZone('Europe/Berlin'), isZone('+0530x')], [true, false]);
});

test('a zone whose clocks change has two offsets, also when they change twice', () => {
  const days = (...texts) => texts.map((text) => at(text));
  assert.deepEqual(plain(offsetsIn(days('2026-10-24T08:00Z', '2026-10-24T22:00Z', '2026-10-25T09:00Z'), 'Europe/London')), ['UTC+1', 'UTC']);
  assert.deepEqual(plain(offsetsIn(days('2026-01-01T00:00Z', '2026-07-01T00:00Z', '2026-12-31T00:00Z'), 'Europe/London')), ['UTC', 'UTC+1']);
  assert.deepEqual(plain(offsetsIn(days('2026-07-01T00:00Z'), 'Europe/London')), ['UTC+1']);
});

test('many questions about many moments are answered alike', () => {
  for (let minute = 0; minute < 10050; minute += 1) clockIn(SUNDAY + minute * 60000, 'UTC');
  assert.equal(clockIn(SUNDAY, 'UTC'), '00:00');
});

test('a day that is another one, or two, to the reader is named', () => {
  const [start, end] = [at('2020-04-26T14:00Z'), at('2020-04-26T23:00Z')];
  assert.equal(daysWords(SUNDAY, start, end, 'Asia/Tokyo'), 'Sunday 26 April 23:00 to Monday 27 April 08:00');
  assert.equal(daysWords(SUNDAY, start, end, 'America/Los_Angeles'), '');
  assert.equal(daysWords(SUNDAY, start, end, 'Pacific/Kiritimati'), 'Monday 27 April, 04:00 to 13:00');
  assert.equal(daysWords(SUNDAY, start, at('2020-04-26T22:00Z'), 'Europe/Berlin'), '');
});
