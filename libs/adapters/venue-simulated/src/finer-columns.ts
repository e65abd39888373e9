import { firstFrom } from '@stratvector/kernel';
import { priceOfNumber } from '@stratvector/model';
import type { BarColumns, Instrument } from '@stratvector/model';
import type { FinerBars } from './finer-bars.ts';
import type { VenueBar } from './reach.ts';

/** The bar of a row; edges of sessions are the coarser bars' matter. */
const barOf = (columns: BarColumns, row: number, { priceDecimals }: Instrument): VenueBar => {
  const priced = (column: Float64Array) => priceOfNumber(column[row] as number, priceDecimals);
  return {
    openTime: columns.openTime[row] as number,
    closeTime: columns.closeTime[row] as number,
    open: priced(columns.open),
    high: priced(columns.high),
    low: priced(columns.low),
    close: priced(columns.close),
    volume: columns.volume[row] as number,
    hasVolume: columns.hasVolume,
    firstOfSession: false,
    lastOfSession: false,
  };
};

/** Finer bars out of columns by instrument, in the venue's order; null where there are none. */
export class FinerColumns implements FinerBars {
  readonly #instruments: readonly Instrument[];
  readonly #columns: readonly (BarColumns | null)[];

  constructor(instruments: readonly Instrument[], columns: readonly (BarColumns | null)[]) {
    this.#instruments = instruments;
    this.#columns = columns;
  }

  within(place: number, { openTime, closeTime }: VenueBar): readonly VenueBar[] {
    const columns = this.#columns[place];
    const instrument = this.#instruments[place];
    if (!columns || !instrument) return [];
    const bars: VenueBar[] = [];
    for (let row = firstFrom(columns.openTime, openTime); row < columns.length; row += 1) {
      if ((columns.closeTime[row] as number) > closeTime) break;
      bars.push(barOf(columns, row, instrument));
    }
    return bars;
  }
}
