import type { Cursors, PlannedStrategy } from '@stratvector/backtest';
import { BarCursor, GrowingIndicators } from '@stratvector/domain-strategy';
import { assert } from '@stratvector/kernel';
import type { GrowingInstrument, GrowingMarket } from './growing-market.ts';

interface Seen {
  readonly instrument: GrowingInstrument;
  readonly indicators: GrowingIndicators;
  readonly cursor: BarCursor;
}

/** What a strategy looks at while its bars come: cursors and indicators over columns that grow. */
export class GrowingCursors implements Cursors {
  readonly own: readonly BarCursor[];
  readonly coarser = [];
  /** By place in the run. */
  readonly #seen = new Map<number, Seen>();

  constructor(
    market: GrowingMarket,
    { definition, parameters, universe }: PlannedStrategy,
    positions: Float64Array,
  ) {
    const declared = definition.indicators?.(parameters) ?? {};
    const barsOf = (symbol: string) =>
      market.instruments.find(({ instrument }) => instrument.id === symbol)?.columns;
    this.own = universe.map((place, index) => {
      const instrument = market.instruments[place];
      assert(instrument !== undefined, `the run has no instrument ${place}`);
      const indicators = new GrowingIndicators(declared, instrument.columns, barsOf);
      const family = new Map<string, BarCursor>();
      const cursor = new BarCursor({
        instrumentId: instrument.instrument.id,
        index,
        positions,
        place,
        timeframe: market.plan.timeframe,
        columns: instrument.columns,
        indicators: indicators.columns,
        family,
      });
      family.set(market.plan.timeframe, cursor);
      this.#seen.set(place, { instrument, indicators, cursor });
      return cursor;
    });
  }

  /** Takes in the bar that has closed last, at a place of the run. */
  push(place: number): void {
    const seen = this.#seen.get(place);
    if (seen) seen.indicators.push(seen.instrument.session);
  }

  /** The arrays of an instrument's columns were replaced. */
  onGrow(place: number): void {
    const seen = this.#seen.get(place);
    if (!seen) return;
    const { instrument, indicators, cursor } = seen;
    BarCursor.rebase(cursor, { columns: instrument.columns, indicators: indicators.columns });
  }

  /** Windows are filled anew after a split, which no service books yet. */
  rewarm(): void {
    assert(false, 'a service takes no splits');
  }
}
