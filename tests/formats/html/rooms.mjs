// The pure modules of the page's script in one scope, as the page has them.

import { readFileSync } from 'node:fs';
import vm from 'node:vm';

const folder = new URL('../../../ai4earth_cli/formats/html/page/pure/', import.meta.url);
const names = ['words.js', 'clocks.js', 'status.js', 'filters.js', 'calendar.js'];

export const scope = vm.createContext({ Intl, URLSearchParams, TextEncoder });
vm.runInContext(names.map((name) => readFileSync(new URL(name, folder), 'utf8')).join(''), scope);

// What comes from another realm, as a value of this one.
export const plain = (value) => JSON.parse(JSON.stringify(value));

export const MINUTE = 60000;

// A talk from one minute to another.
export function talk(title, start, end, more = {}) {
  return {
    title, start: start * MINUTE, end: end * MINUTE, words: title.toLowerCase(), speakers: [], links: [], room: '', rooms: [],
    sections: [], types: [], languages: [], isCancelled: false, isBreak: false, isStarred: false, hasVideo: false, ...more,
  };
}
