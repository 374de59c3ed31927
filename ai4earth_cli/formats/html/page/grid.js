// Rooms and hours side by side, for an event with rooms on a wide screen.

const STEP = 5 * MINUTE; // a line of the grid
const LONGEST = 2 * DAY; // a day of the programme with its night: what goes on for years would be as many hours
const wide = matchMedia('(min-width: 60rem)');
const canGrid = rooms.length > 1 && timed.length > 0;
const gridIsShown = () => state.view === 'grid' && canGrid && wide.matches; // asked last, since it lays out

const gridButton = makeButton('Rooms side by side', () => change({ view: state.view === 'grid' ? '' : 'grid' }), { className: 'chip' });

const lineOf = (moment, from) => 2 + Math.round(Math.min(moment - from, LONGEST) / STEP);

function slot(talk, from, columns) {
  const time = make('span', { className: 'quiet' }, `${clockAt(talk.start)}–${clockAt(talk.end)}`);
  const { lang } = talk.row.querySelector('.title');
  const title = make('a', { href: `#${talk.row.id}`, lang }, make('bdi', {}, talk.title));
  const who = make('bdi', { className: 'quiet' }, talk.who);
  const box = make('div', { className: 'slot' }, time, ' ', title, ' ', who, make('span', { className: 'unseen' }, ` ${talk.room}`));
  if (canStar(talk)) box.append(starButton(talk));
  if (talk.isBreak) box.classList.add('break');
  box.dataset.status = talk.isCancelled ? 'cancelled' : statusOf(talk, Date.now());
  box.style.gridRow = `${lineOf(talk.start, from)} / ${Math.max(lineOf(talk.end, from), lineOf(talk.start, from) + 1)}`;
  box.style.gridColumn = columns;
  return box;
}

// In the workshop's own zone where that is chosen; where the browser does not know it, as the page has it.
function clockAt(moment) {
  return isKnown(zone) ? clock(moment, zone) : new Date(moment).toISOString().slice(11, 16);
}

// The full hour, by the reader's clocks, at or before a moment.
function hourBefore(moment) {
  const there = isKnown(zone) ? wall(moment, zone) : moment;
  return moment - (there % HOUR);
}

// A break of no room is everywhere.
const isEverywhere = (talk) => talk.rooms.length === 0 && talk.isBreak;

function columnsOf(some) {
  const named = rooms.filter((room) => some.some((talk) => talk.rooms.includes(room)));
  const homeless = some.some((talk) => talk.rooms.length === 0 && !isEverywhere(talk)) ? [''] : [];
  let next = 2;
  return [...named, ...homeless].map((room) => {
    const there = some.filter((talk) => (room ? talk.rooms.includes(room) : talk.rooms.length === 0 && !isEverywhere(talk)));
    const { lane, count: width } = lanes(there);
    const column = { room, there, lane, width, at: next };
    next += width;
    return column;
  });
}

// As high as the shortest talks need for a line of text.
function stepHeight(some) {
  const lengths = some.map((talk) => talk.end - talk.start).sort((one, other) => one - other);
  const short = Math.max(1, lengths[Math.floor(lengths.length / 10)] / STEP);
  return Math.min(1, Math.max(0.35, 2.1 / short));
}

function dayGrid(title, some) {
  const from = hourBefore(first(some));
  const to = Math.min(last(some), from + LONGEST);
  const columns = columnsOf(some);
  const wholeWidth = columns.reduce((sum, column) => sum + column.width, 0);
  const cells = [];
  for (let hour = from; hour <= to; hour += HOUR) {
    const label = make('div', { className: 'hour quiet' }, make('span', {}, clockAt(hour)));
    label.style.gridRow = `${lineOf(hour, from)} / span 12`;
    cells.push(label);
  }
  for (const { room, there, lane, width, at } of columns) {
    const head = make('div', { className: 'head' }, make('bdi', {}, room || 'No room'));
    head.style.gridColumn = `${at} / span ${width}`;
    cells.push(head, ...there.map((talk) => slot(talk, from, `${at + lane.get(talk)}`)));
  }
  cells.push(...some.filter(isEverywhere).map((talk) => slot(talk, from, `2 / span ${Math.max(1, wholeWidth)}`)));
  const heading = make('h2', {}, title);
  const table = make('div', { className: 'cells' }, ...cells);
  table.style.gridTemplateColumns = `4rem repeat(${Math.max(1, wholeWidth)}, minmax(11rem, 1fr))`;
  table.style.gridAutoRows = `${stepHeight(some)}rem`;
  const scroller = make('div', { className: 'scroller', tabIndex: 0 }, table);
  scroller.setAttribute('role', 'region');
  scroller.setAttribute('aria-label', title);
  Object.assign(scroller, { from, to, table, some });
  return [heading, scroller];
}

function drawGrid() {
  const some = [...shown].filter((talk) => talk.start !== undefined);
  const days = [...new Set(some.map((talk) => talk.among))];
  byId('grid').replaceChildren(...days.flatMap((among) => {
    const there = some.filter((talk) => talk.among === among);
    return dayGrid(there[0].dayTitle ?? byId('dates').textContent, there);
  }));
  showLine(Date.now());
}

function showGrid() {
  const isShown = gridIsShown();
  hide(byId('programme'), isShown);
  hide(byId('grid'), !isShown);
  gridButton.setAttribute('aria-pressed', isShown);
  if (isShown) drawGrid();
  else byId('grid').replaceChildren();
}

// Where the hour is: on the day of most that is on, since one thing that lasts for days makes a day reach into others.
function showLine(now) {
  const days = [...all('#grid .scroller')];
  const on = ({ from, to, some }) => from <= now && now <= to && 1 + onAt(some, now).length;
  const [today] = days.filter(on).sort((one, other) => on(other) - on(one));
  for (const scroller of days) {
    const isOn = scroller === today;
    const line = scroller.querySelector('.line') ?? scroller.table.appendChild(make('div', { className: 'line' }));
    line.hidden = !isOn;
    if (isOn) line.style.gridRow = `${lineOf(now, scroller.from)}`;
  }
}

// The line, a third from the top; else the first day.
function goToLine() {
  const line = document.querySelector('#grid .line:not([hidden])');
  const scroller = line?.closest('.scroller') ?? document.querySelector('#grid .scroller');
  scroller?.scrollIntoView({ block: 'center' });
  if (line) scroller.scrollTop = line.offsetTop - scroller.clientHeight / 3;
}

function beginGrid() {
  if (!canGrid) return;
  byId('mine').append(gridButton);
  gridButton.classList.add('wide');
  wide.addEventListener('change', showGrid);
}
