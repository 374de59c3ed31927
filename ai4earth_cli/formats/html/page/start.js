// What happens when the page is opened. The page is whole without a script, with times in the workshop's
// zone; this one shows the reader's, and what is over, on and next by the reader's clock.

/* Paper cannot be clicked: abstracts are printed open. */

let closed = [];

function openDetails() {
  closed = [...all('#programme details:not([open])')];
  for (const details of closed) details.open = true;
}

function closeDetails() {
  for (const details of closed) details.open = false;
}

/* `?kiosk` is for the back of a room: now and next alone, as large as fits, for days. */

const isKiosk = new URLSearchParams(location.search).has('kiosk');

function fit() {
  const root = document.documentElement;
  let size = 6;
  do {
    size *= 0.94;
    root.style.setProperty('--kiosk', `${size}vh`);
  } while (size > 1.5 && (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth));
}

// A screen that would go dark is kept awake, where the browser can and may.
function stayAwake() {
  if (document.visibilityState === 'visible') navigator.wakeLock?.request('screen').catch(() => {});
}

function beginKiosk() {
  document.body.classList.add('kiosk');
  new MutationObserver(fit).observe(byId('now'), { childList: true, subtree: true });
  addEventListener('resize', fit);
  document.addEventListener('visibilitychange', stayAwake);
  stayAwake();
  fit();
}

if (talks.length) {
  beginFilters();
  beginStars();
  beginGrid();
  beginMenu(state.tz || (isKiosk ? 'event' : ''));
  byId('zone').addEventListener('change', () => {
    showZone(byId('zone').value);
    change({ tz: byId('zone').value });
  });
  // The hundreds of other zones can wait until the page is seen.
  setTimeout(fillMenu, 200);
  if (!matchMedia('(min-width: 48rem)').matches) {
    for (const details of all('nav details')) details.open = false;
  }
  apply();
  byId('tools').hidden = false;
}
if (timed.length) {
  byId('now').hidden = false;
  keepTicking();
  document.addEventListener('visibilitychange', tick); // timers sleep where nobody looks
  byId('to-now').addEventListener('click', goToNow);
}
reveal(location.hash);
offer();
if (isKiosk && timed.length) beginKiosk();
addEventListener('beforeprint', openDetails);
addEventListener('afterprint', closeDetails);
