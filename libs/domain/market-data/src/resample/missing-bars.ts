import { TIMEFRAME_MILLISECONDS } from '@stratvector/model';
import type { BarColumns, Timeframe } from '@stratvector/model';
import type { Calendar } from '../calendars/calendar.ts';
import { at } from '../column-value.ts';
import { slotsOfSession } from '../time/session-slots.ts';

/** Bars of a calendar that the data do not have. */
export interface MissingBars {
  readonly count: number;
  /** Where they would open, for at most the first thousand. */
  readonly openTime: readonly number[];
}

const SHOWN_MAX = 1000;
const WEEK_MS = TIMEFRAME_MILLISECONDS['1w'];

class Search {
  readonly first: number;
  readonly last: number;
  readonly #openTime: Float64Array;
  readonly #missing: number[] = [];
  #count = 0;
  #row = 0;

  constructor({ openTime, length }: BarColumns) {
    this.#openTime = openTime;
    this.first = at(openTime, 0);
    this.last = at(openTime, length - 1);
  }

  /** Slots come in ascending order. */
  slot(open: number, close: number): void {
    if (open > this.last || close <= this.first) return;
    while (at(this.#openTime, this.#row) < open) this.#row += 1;
    if (at(this.#openTime, this.#row) < close) return;
    this.#count += 1;
    if (this.#missing.length < SHOWN_MAX) this.#missing.push(open);
  }

  found(): MissingBars {
    return { count: this.#count, openTime: this.#missing };
  }
}

/**
 * The bars that the sessions between the first and the last bar would have and that do not exist.
 * Bars are expected where the calendar's slots begin; a session's bars count from its open.
 */
export const missingBars = (
  bars: BarColumns,
  timeframe: Timeframe,
  { columns, indexFrom }: Calendar,
): MissingBars => {
  const width = TIMEFRAME_MILLISECONDS[timeframe];
  const search = new Search(bars);
  // Weeks are made from days; which days a week lacks is asked of the days.
  if (width >= WEEK_MS) return search.found();
  for (let session = indexFrom(search.first); session < columns.length; session += 1) {
    if (at(columns.open, session) > search.last) break;
    const { open, close } = slotsOfSession(columns, session, width);
    open.forEach((opens, slot) => {
      search.slot(opens, at(close, slot));
    });
  }
  return search.found();
};
