import assert from 'node:assert/strict';
import test from 'node:test';
import { scope, talk } from './rooms.mjs';

const { calendar, contentLine } = scope;
const ABOUT = { isSaid: true, updated: Date.UTC(2020, 3, 25), revision: '0', live: '' };

test('an event says what its row does, and nothing that it does not', () => {
  const bare = talk('A; b, c\\d', 0, 60, { uid: 'a@b' });
  assert.deepEqual(calendar([bare], ABOUT).split('\r\n'), [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//ai4earth//ai4earth export html//EN', 'BEGIN:VEVENT', 'UID:a@b',
    'DTSTAMP:20200425T000000Z', 'LAST-MODIFIED:20200425T000000Z', 'SEQUENCE:0', 'DTSTART:19700101T000000Z',
    'DTEND:19700101T010000Z', 'SUMMARY:A\\; b\\, c\\\\d', 'END:VEVENT', 'END:VCALENDAR', '',
  ]);
});

test('when it last changed is told only if the schedule says it', () => {
  const told = calendar([talk('A', 0, 60, { uid: 'a@b' })], { ...ABOUT, isSaid: false });
  assert.deepEqual([/DTSTAMP/.test(told), /LAST-MODIFIED/.test(told)], [true, false]);
});

test('where to watch is the video, else the stream', () => {
  const links = [['Video', 'https://example.org/v'], ['Slides', 'https://example.org/s']];
  const url = (some) => /URL:(.*)\r/.exec(calendar([talk('A', 0, 1, { uid: 'a', links: some })], { ...ABOUT, live: 'https://live' }))[1];
  assert.deepEqual([url(links), url([])], ['https://example.org/v', 'https://live']);
});

test('a new line in a text is no line of the calendar', () => {
  assert.match(calendar([talk('A\r\nEND:VEVENT\nB', 0, 1, { uid: 'a' })], ABOUT), /SUMMARY:A\\nEND:VEVENT\\nB\r\n/);
});

test('lines are folded at 75 octets, no letter cut', () => {
  const line = contentLine('X', 'Ж🌍'.repeat(60));
  const octets = line.split('\r\n').map((part) => new TextEncoder().encode(part).length);
  assert.ok(Math.max(...octets) <= 75 && octets[0] > 71);
  assert.equal(line.replaceAll('\r\n ', ''), `X:${'Ж🌍'.repeat(60)}\r\n`);
  assert.equal(contentLine('X', 'a'.repeat(73)), `X:${'a'.repeat(73)}\r\n`);
  assert.equal(contentLine('X', 'a'.repeat(74)), `X:${'a'.repeat(73)}\r\n a\r\n`);
});
