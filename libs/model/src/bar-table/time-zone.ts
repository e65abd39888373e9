const QUARTER_MS = 900_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, fresh);
  return fresh;
};

/** Milliseconds that a zone is ahead of UTC at a moment. */
const offsetMs = (zone: string, moment: number): number => {
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(moment / 1000) * 1000;
};

const shiftOf = (local: number, zone: string): number =>
  offsetMs(zone, local - offsetMs(zone, local));

/** The last answer: bars of one quarter of an hour share it, and asking the zone costs microseconds. */
const last = { zone: '', quarter: NaN, shift: 0 };

/**
 * A local time (milliseconds as if it were UTC) as a moment; of two such times in autumn the first,
 * in spring's gap the later.
 */
export const momentInZone = (local: number, zone: string): number => {
  if (zone === 'UTC') return local;
  const quarter = Math.floor(local / QUARTER_MS);
  if (quarter === last.quarter && zone === last.zone) return local - last.shift;
  const shift = shiftOf(local, zone);
  // Zones change at quarters of an hour, but for the local mean times of long ago.
  const isShared = shift % QUARTER_MS === 0;
  Object.assign(last, { zone, quarter: isShared ? quarter : NaN, shift });
  return local - shift;
};
