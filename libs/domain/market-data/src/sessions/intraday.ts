import type { BarColumns } from '@stratvector/model';
import type { Calendar } from '../calendars/calendar.ts';
import type { SessionColumns } from '../calendars/session.ts';
import { utcDayOf } from '../time/day.ts';
import { offsetAt } from '../time/zone.ts';
import { Placer } from './placement.ts';
import type { Placement } from './placement.ts';

interface IntradayTerms {
  readonly calendar: Calendar;
  /** Milliseconds of a bar. */
  readonly width: number;
  /** Bars before the open and after the close of a session's day belong to it. */
  readonly extendedHours: boolean;
}

const at = (column: Float64Array, place: number): number => column[place] ?? NaN;

/** The stretches of a session in which trading takes place. */
const stretchesOf = (
  { open, close, breakStart, breakEnd }: SessionColumns,
  session: number,
): readonly (readonly [number, number])[] => {
  const [from, to] = [at(open, session), at(close, session)];
  const [pause, resume] = [at(breakStart, session), at(breakEnd, session)];
  return Number.isNaN(pause)
    ? [[from, to]]
    : [
        [from, pause],
        [resume, to],
      ];
};

/** How many bars of a width open within a session, from one moment to another, both inclusive. */
const barsExpected = (
  columns: SessionColumns,
  session: number,
  width: number,
  [after, until]: readonly [number, number],
): number =>
  stretchesOf(columns, session).reduce((sum, [from, to]) => {
    const first = Math.max(0, Math.ceil((after - from) / width));
    const last = Math.min(Math.ceil((to - from) / width) - 1, Math.floor((until - from) / width));
    return sum + Math.max(0, last - first + 1);
  }, 0);

/** Puts bars within the day onto sessions, one after the other. */
class IntradayPlacer {
  readonly #bars: BarColumns;
  readonly #terms: IntradayTerms;
  readonly #placer: Placer;
  /** Bars within regular hours by session, and the first and last of their opens. */
  readonly #counts = new Map<number, number>();
  #first = NaN;
  #last = NaN;

  constructor(bars: BarColumns, terms: IntradayTerms) {
    this.#bars = bars;
    this.#terms = terms;
    this.#placer = new Placer(bars);
  }

  place(): Placement {
    for (let row = 0; row < this.#bars.length; row += 1) this.#row(row);
    return this.#placer.finish(this.#missing());
  }

  #row(row: number): void {
    const { calendar, extendedHours } = this.#terms;
    const open = at(this.#bars.openTime, row);
    const close = at(this.#bars.closeTime, row);
    const session = calendar.indexFrom(open);
    const starts = this.#startWithin(session, open, close);
    if (!Number.isNaN(starts)) this.#count(session, starts);
    if (extendedHours) this.#keepOfDay(row, open, close);
    else if (Number.isNaN(starts)) this.#placer.outside += 1;
    else {
      if (open < at(calendar.columns.open, session)) this.#placer.straddling += 1;
      this.#placer.keep(row, session, starts, this.#endWithin(session, starts, close));
    }
  }

  /** Where a bar starts within trading, which is later than its open if it straddles it; or NaN. */
  #startWithin(session: number, open: number, close: number): number {
    const { columns } = this.#terms.calendar;
    const opens = at(columns.open, session);
    const pause = at(columns.breakStart, session);
    const resume = at(columns.breakEnd, session);
    if (!(close > opens)) return NaN;
    if (open < opens) return opens;
    if (!(open >= pause && open < resume)) return open;
    return close > resume ? resume : NaN;
  }

  /** A bar ends with its stretch of trading; one that spans the whole break goes on behind it. */
  #endWithin(session: number, start: number, close: number): number {
    const { columns } = this.#terms.calendar;
    const pause = at(columns.breakStart, session);
    const resume = at(columns.breakEnd, session);
    if (start < pause && close > pause && close <= resume) return pause;
    return Math.min(close, at(columns.close, session));
  }

  /** The session of the exchange's date, whatever the hour. */
  #keepOfDay(row: number, open: number, close: number): void {
    const { columns, zone } = this.#terms.calendar;
    const day = utcDayOf(open + offsetAt(zone, open));
    // The session that has not closed yet is of this day, or the one before it, late in the day.
    const next = this.#terms.calendar.indexFrom(open);
    const session = [next, next - 1].find((one) => columns.day[one] === day);
    if (session === undefined) this.#placer.outside += 1;
    else this.#placer.keep(row, session, open, close);
  }

  #count(session: number, start: number): void {
    this.#counts.set(session, (this.#counts.get(session) ?? 0) + 1);
    if (Number.isNaN(this.#first)) this.#first = start;
    this.#last = start;
  }

  #missing(): number {
    if (this.#counts.size === 0) return 0;
    const { calendar, width } = this.#terms;
    const from = calendar.indexFrom(this.#first);
    const to = calendar.indexFrom(this.#last);
    let missing = 0;
    for (let session = from; session <= to; session += 1) {
      const span = [this.#first, this.#last] as const;
      const expected = barsExpected(calendar.columns, session, width, span);
      missing += Math.max(0, expected - (this.#counts.get(session) ?? 0));
    }
    return missing;
  }
}

/**
 * Bars within the day on the sessions of a calendar: those in regular hours, the last of a stretch
 * cut at its end; or, with extended hours, all of a session's date, as they are.
 */
export const placeIntraday = (bars: BarColumns, terms: IntradayTerms): Placement =>
  new IntradayPlacer(bars, terms).place();
