import assert from 'node:assert/strict';
import test from 'node:test';
import { MINUTE, plain, scope, talk } from './rooms.mjs';

const { emptyState, stateOf, addressOf, isAsked, isFiltered, found, askedWords, numbersOf, fold } = scope;
const chosen = (some) => ({ ...plain(emptyState()), ...some });
const TALKS = [
  talk('Fog', 0, 10, { sections: ['Sky'], types: ['Keynote'], rooms: ['A', 'B'], hasVideo: true }),
  talk('Rain', 10, 20, { sections: ['Sky'], types: ['Poster'], rooms: ['A'], isStarred: true }),
  talk('Sand', 10, 20, { sections: ['Ground'], types: ['Poster'], rooms: ['B'], languages: ['de'] }),
];

function shown(some, now = 0) {
  return [...found(TALKS, chosen(some), now).shown].map(({ title }) => title).join(' ');
}

test('values of a group are alternatives, groups go together', () => {
  assert.equal(shown({}), 'Fog Rain Sand');
  assert.equal(shown({ section: ['Sky', 'Ground'], type: ['Poster'] }), 'Rain Sand');
  assert.equal(shown({ room: ['B'], section: ['Sky'] }), 'Fog');
  assert.equal(shown({ language: ['de'] }), 'Sand');
});

test('switches hide what is over, not recorded, not starred', () => {
  assert.equal(shown({ left: true }, 10 * MINUTE), 'Rain Sand');
  assert.equal(shown({ recorded: true }), 'Fog');
  assert.equal(shown({ mine: true }), 'Rain');
  assert.equal(shown({ q: ' SÁND ' }), 'Sand');
});

test('a chip counts what would be there if it were chosen', () => {
  const { counts } = found(TALKS, chosen({ type: ['Poster'] }), 0);
  const expected = { 'section Sky': 1, 'section Ground': 1, 'type Keynote': 1, 'type Poster': 2, 'room A': 1, 'room B': 1, 'language de': 1, 'left ': 2, 'mine ': 1 };
  assert.deepEqual(plain(Object.fromEntries(counts)), expected);
});

test('a state is read from the address that was made of it', () => {
  const state = chosen({ q: 'a&b=c #', tz: 'Asia/Tokyo', view: 'grid', section: ['A & B', 'C'], room: ['=1'], left: true, mine: true });
  const address = addressOf(state, '?kiosk&q=old&room=X');
  assert.equal(address, '?kiosk&tz=Asia%2FTokyo&q=a%26b%3Dc+%23&view=grid&section=A+%26+B&section=C&room=%3D1&left&mine');
  assert.deepEqual(plain(stateOf(address)), state);
  assert.equal(addressOf(chosen({}), ''), '');
});

test('only what changes what is shown is asked', () => {
  assert.deepEqual(['?tz=UTC', '', '?q=x', '?left', '?kiosk'].map((address) => isAsked(address)), [false, false, true, true, false]);
  assert.deepEqual([{}, { tz: 'UTC', view: 'grid', q: ' ' }, { room: ['A'] }, { left: true }].map((some) => isFiltered(chosen(some))),
    [false, false, true, true]);
});

test('what was not found is named', () => {
  assert.equal(askedWords(chosen({ q: 'fog ', room: ['A'], mine: true })), '“fog” in A, your talks');
  assert.equal(askedWords(chosen({ recorded: true, left: true })), 'in what is recorded, what is not over yet');
});

test('numbers are read from a link of that form only', () => {
  assert.deepEqual(['#mine=17,19,17', '#mine=', '#mine=1;2', '#talk-mine', '#mine=a', '#mine=,3,'].map((hash) => plain(numbersOf(hash))),
    [[17, 19], [], [], [], [], [3]]);
});

test('letters are compared without case and accents', () => {
  assert.equal(fold('CERRÓN'), 'cerron');
});
