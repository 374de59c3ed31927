// Which talks are over, on and next, and which of them go first. Pure: a talk has `start` and `end`, if it has a time.

// On from its start up to, not including, its end; what is cancelled is never on.
function statusOf(talk, now) {
  if (talk.start === undefined) return '';
  if (now < talk.start) return 'upcoming';
  return talk.isCancelled || talk.end <= now ? 'past' : 'now';
}

function onAt(talks, now) {
  return talks.filter((talk) => statusOf(talk, now) === 'now');
}

function nextAfter(talks, now) {
  const coming = talks.filter((talk) => now < talk.start && !talk.isCancelled);
  const first = coming.reduce((least, talk) => Math.min(least, talk.start), Infinity);
  return coming.filter((talk) => talk.start === first);
}

const ALL_DAY = 6 * HOUR;

function isAllDay(talk) {
  return talk.end - talk.start >= ALL_DAY;
}

// Many at once: what ends soonest first, what lasts all day last.
function soonestFirst(talks) {
  return [...talks].sort((one, other) => isAllDay(one) - isAllDay(other) || one.end - other.end);
}

// A few at once: in the order of the rooms, as `rooms` has it.
function byRoom(talks, rooms) {
  return [...talks].sort((one, other) => rooms.indexOf(one.rooms[0]) - rooms.indexOf(other.rooms[0]));
}

// Each talk with those of the others that are held while it is.
function overlaps(talks) {
  const held = talks.filter((talk) => talk.start !== undefined && !talk.isCancelled);
  const during = (talk) => held.filter((other) => other !== talk && other.start < talk.end && talk.start < other.end);
  return new Map(held.map((talk) => [talk, during(talk)]).filter(([, others]) => others.length));
}

// Columns side by side for talks of one room that overlap: the column of each talk, and how many there are.
function lanes(talks) {
  const ends = [];
  const lane = new Map();
  for (const talk of [...talks].sort((one, other) => one.start - other.start || other.end - one.end)) {
    const free = ends.findIndex((end) => end <= talk.start);
    const at = free < 0 ? ends.length : free;
    ends[at] = talk.end;
    lane.set(talk, at);
  }
  return { lane, count: Math.max(1, ends.length) };
}
