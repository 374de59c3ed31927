import assert from 'node:assert/strict';
import test from 'node:test';
import { MINUTE, plain, scope, talk } from './rooms.mjs';

const { statusOf, nextAfter, soonestFirst, byRoom, overlaps, lanes, lengthWords, countWords } = scope;
const titles = (talks) => plain(talks.map(({ title }) => title));

test('a talk is on from its start up to its end', () => {
  const a = talk('A', 10, 20);
  assert.deepEqual([9, 10, 19, 20].map((at) => statusOf(a, at * MINUTE)), ['upcoming', 'now', 'now', 'past']);
});

test('what is cancelled is never on, what has no time is nowhere', () => {
  assert.equal(statusOf(talk('A', 10, 20, { isCancelled: true }), 15 * MINUTE), 'past');
  assert.equal(statusOf({ start: undefined }, 0), '');
});

test('next are all that start first, none of them cancelled', () => {
  const talks = [talk('over', 0, 5), talk('off', 8, 9, { isCancelled: true }), talk('a', 10, 20), talk('b', 10, 12), talk('c', 11, 12)];
  assert.deepEqual(titles(nextAfter(talks, 5 * MINUTE)), ['a', 'b']);
  assert.deepEqual(titles(nextAfter(talks, 11 * MINUTE)), []);
});

test('what ends soonest is first, what lasts six hours or more last', () => {
  const talks = [talk('show', 0, 360), talk('long', 300, 659), talk('short', 0, 10), talk('just not', 0, 359)];
  assert.deepEqual(titles(soonestFirst(talks)), ['short', 'just not', 'long', 'show']);
});

test('a few are in the order of their rooms', () => {
  const talks = [talk('b', 0, 1, { rooms: ['Two'] }), talk('a', 0, 1, { rooms: ['One', 'Two'] })];
  assert.deepEqual(titles(byRoom(talks, ['One', 'Two'])), ['a', 'b']);
});

test('talks that touch do not overlap', () => {
  const talks = [talk('a', 0, 10), talk('b', 10, 20), talk('c', 19, 30), talk('off', 0, 30, { isCancelled: true }), { title: 'untimed' }];
  assert.deepEqual([...overlaps(talks)].map(([one, others]) => [one.title, titles(others)]), [['b', ['c']], ['c', ['b']]]);
});

test('talks of one room that overlap stand side by side', () => {
  const [a, b, c] = [talk('a', 0, 10), talk('b', 5, 15), talk('c', 10, 20)];
  const { lane, count } = lanes([c, b, a]);
  assert.deepEqual([lane.get(a), lane.get(b), lane.get(c), count], [0, 1, 0, 2]);
  assert.equal(lanes([]).count, 1);
});

test('lengths are rounded up to minutes', () => {
  assert.deepEqual([0, 1, 60, 61, 1440, 1580].map((minutes) => lengthWords(minutes * MINUTE)),
    ['0 min', '1 min', '1 h', '1 h 1 min', '1 day', '1 day 2 h']);
  assert.equal(lengthWords(1), '1 min');
  assert.deepEqual([countWords(1, 'talk'), countWords(2, 'talk')], ['1 talk', '2 talks']);
});
