// What is written in words and how words are compared. Pure.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// `5 min`, `2 h 10 min`, `3 days 4 h`: minutes rounded up, and left out beside days.
function lengthWords(length) {
  const minutes = Math.ceil(length / MINUTE);
  const days = Math.floor(minutes / (24 * 60));
  const hours = Math.floor(minutes / 60) % 24;
  const parts = [[days, days === 1 ? 'day' : 'days'], [hours, 'h'], [days ? 0 : minutes % 60, 'min']];
  return parts.filter(([number]) => number).map(([number, unit]) => `${number} ${unit}`).join(' ') || '0 min';
}

// `1 talk`, `2 talks`
function countWords(number, word) {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

// Without case and accents; what that leaves of ø or Cyrillic is in the row as ASCII too.
function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function searchWords(text) {
  return fold(text).split(/\s+/).filter(Boolean);
}
