import type { Mark } from '@stratvector/domain-risk';
import { priceOfNumber } from '@stratvector/model';
import type { InstrumentId, Price } from '@stratvector/model';
import type { VenueBar } from '@stratvector/venue-simulated';
import type { BooksMirror } from './books-mirror.ts';
import { FIRST_OF_SESSION, LAST_OF_SESSION } from './plan.ts';
import type { PlannedInstrument } from './plan.ts';
import type { Timeline } from './timeline.ts';

/** The columns as objects, for the bars on which something is decided. */
export class Market {
  readonly #instruments: readonly PlannedInstrument[];
  readonly #timeline: Timeline;
  readonly #mirror: BooksMirror;

  constructor(instruments: readonly PlannedInstrument[], timeline: Timeline, mirror: BooksMirror) {
    this.#instruments = instruments;
    this.#timeline = timeline;
    this.#mirror = mirror;
  }

  bar(place: number, row: number): VenueBar {
    const planned = this.#instruments[place];
    if (!planned) throw new RangeError(`the run has no instrument ${place}`);
    const { columns, instrument, sessionEdges } = planned;
    const priced = (column: Float64Array): Price =>
      priceOfNumber(column[row] ?? NaN, instrument.priceDecimals);
    const edges = sessionEdges[row] ?? 0;
    return {
      openTime: columns.openTime[row] ?? NaN,
      closeTime: columns.closeTime[row] ?? NaN,
      open: priced(columns.open),
      high: priced(columns.high),
      low: priced(columns.low),
      close: priced(columns.close),
      volume: columns.volume[row] ?? 0,
      hasVolume: columns.hasVolume,
      firstOfSession: (edges & FIRST_OF_SESSION) !== 0,
      lastOfSession: (edges & LAST_OF_SESSION) !== 0,
    };
  }

  /** Whether a bar that closed now was its session's first. */
  opensSession(): boolean {
    const { count, closed, rows } = this.#timeline;
    for (let at = 0; at < count; at += 1) {
      const place = closed[at] ?? 0;
      const edges = this.#instruments[place]?.sessionEdges[rows[place] ?? 0] ?? 0;
      if ((edges & FIRST_OF_SESSION) !== 0) return true;
    }
    return false;
  }

  /** The last close known, or null before the first. */
  markOf(id: InstrumentId): Price | null {
    const place = this.#mirror.place(id);
    const decimals = this.#instruments[place]?.instrument.priceDecimals;
    const close = this.#mirror.closes[place] ?? NaN;
    return decimals === undefined || !(close > 0) ? null : priceOfNumber(close, decimals);
  }

  /** The bars that closed now, as reviews see them. */
  marks(at: Mark['at']): readonly Mark[] {
    const { count, closed, rows } = this.#timeline;
    return [...closed.subarray(0, count)].flatMap((place) => {
      const planned = this.#instruments[place];
      if (!planned) return [];
      const { columns, instrument } = planned;
      const row = rows[place] ?? 0;
      const price = priceOfNumber(columns.close[row] ?? NaN, instrument.priceDecimals);
      const [high = NaN, low = NaN, volume = 0] = [
        columns.high[row],
        columns.low[row],
        columns.volume[row],
      ];
      return [{ instrumentId: instrument.id, price, at, high, low, volume }];
    });
  }
}
