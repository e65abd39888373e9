import type { AccountDays } from '@stratvector/backtest';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** How far a zone's clocks are ahead of UTC, asked of the host's tables once an hour at most. */
class ZoneClock {
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();

  constructor(zone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** Milliseconds. Clocks change on whole hours of UTC, or half ones: the quarter is fine enough. */
  offset(moment: number): number {
    const quarter = Math.floor(moment / (HOUR_MS / 4));
    const known = this.#offsets.get(quarter);
    if (known !== undefined) return known;
    const offset = this.#asked(quarter * (HOUR_MS / 4));
    this.#offsets.set(quarter, offset);
    return offset;
  }

  #asked(moment: number): number {
    const parts = this.#format.formatToParts(moment);
    const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
    const day = Date.UTC(part('year'), part('month') - 1, part('day'));
    return day + (part('hour') * 60 + part('minute')) * 60_000 + part('second') * 1000 - moment;
  }
}

/** The day of each moment on the clocks of a zone, counted since 1970-01-01. */
export const zoneDays = (moments: Float64Array, zone: string): Int32Array => {
  const days = new Int32Array(moments.length);
  const clock = zone === 'UTC' ? null : new ZoneClock(zone);
  for (let row = 0; row < moments.length; row += 1) {
    const moment = moments[row] ?? NaN;
    days[row] = Math.floor((moment + (clock?.offset(moment) ?? 0)) / DAY_MS);
  }
  return days;
};

/** What the clocks of a zone show at each moment, as if it were UTC. */
export const wallTimes = (moments: Float64Array, zone: string): Float64Array => {
  if (zone === 'UTC') return moments;
  const clock = new ZoneClock(zone);
  return moments.map((moment) => moment + clock.offset(moment));
};

/** The moment at which a date begins on the clocks of a zone. */
export const zoneMidnight = (date: string, zone: string): number => {
  const wall = Date.parse(`${date}T00:00:00Z`);
  if (zone === 'UTC') return wall;
  const clock = new ZoneClock(zone);
  return wall - clock.offset(wall - clock.offset(wall));
};

/** Days on the clocks of a zone; moments of one day after the other are found without asking it. */
export class ZonedDays implements AccountDays {
  readonly #clock: ZoneClock;
  /** The day that was asked for last: after its start, up to and with its end. */
  #day = NaN;
  #start = NaN;
  #end = NaN;

  constructor(zone: string) {
    this.#clock = new ZoneClock(zone);
  }

  readonly dayOf = (closeTime: number): number => {
    if (closeTime > this.#start && closeTime <= this.#end) return this.#day;
    // What never closes is of no day.
    if (!Number.isFinite(closeTime)) return closeTime;
    const moment = closeTime - 1;
    const day = Math.floor((moment + this.#clock.offset(moment)) / DAY_MS);
    this.#day = day;
    this.#start = this.startOf(day);
    this.#end = this.startOf(day + 1);
    return day;
  };

  readonly startOf = (day: number): number => {
    const wall = day * DAY_MS;
    return wall - this.#clock.offset(wall - this.#clock.offset(wall));
  };
}
