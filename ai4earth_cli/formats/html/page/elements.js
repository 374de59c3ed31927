// Elements, and what the browser remembers.

const byId = (id) => document.getElementById(id);
const all = (selector) => document.querySelectorAll(selector);

// Text is written only where it changed, so that nothing is laid out or read aloud again for nothing.
function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function makeButton(words, act, properties = {}) {
  const button = make('button', { type: 'button', ...properties }, words);
  button.addEventListener('click', act);
  return button;
}

// Gives a file to keep.
function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  make('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), MINUTE);
}

/* A browser may refuse to remember anything: then it is known until the page is left. */

const about = document.body.dataset; // what is true of the whole event
const forgotten = new Map();

function recall(name) {
  try {
    return localStorage.getItem(`ai4earth ${about.event} ${name}`);
  } catch {
    return forgotten.get(name) ?? null;
  }
}

function remember(name, text) {
  try {
    localStorage.setItem(`ai4earth ${about.event} ${name}`, text);
  } catch {
    forgotten.set(name, text);
  }
}
