import type { BarColumns } from '@stratvector/model';
import type { BarGrid } from './grid.ts';
import { highestOf, logReturnOf } from './price-path.ts';
import type { Jumps, Stretch } from './price-path.ts';
import type { Random } from './random.ts';
import { VolumePath } from './volume-path.ts';
import type { VolumeTerms } from './volume-path.ts';

interface InstrumentTerms {
  readonly jumps: Jumps;
  readonly startPrice: number;
  readonly volume: VolumeTerms;
  readonly priceDecimals: number;
}

/** Far above any market, and far below where prices in fixed point end. */
const PRICE_MAX = 1e9;
/** The share of a bar's variance that falls between the last trade before it and its first. */
const BETWEEN_BARS = 0.02;

/** One instrument on its way: its log price, and the bars so far. */
export class SyntheticInstrument {
  readonly columns: BarColumns;
  readonly #terms: InstrumentTerms;
  readonly #grid: BarGrid;
  readonly #random: Random;
  readonly #volume: VolumePath;
  readonly #scale: number;
  #price: number;

  constructor(terms: InstrumentTerms, grid: BarGrid, random: Random) {
    const length = grid.openTime.length;
    const column = (): Float64Array => new Float64Array(length);
    this.columns = {
      length,
      openTime: grid.openTime.slice(),
      closeTime: grid.closeTime.slice(),
      open: column(),
      high: column(),
      low: column(),
      close: column(),
      volume: column(),
      hasVolume: true,
    };
    this.#terms = terms;
    this.#grid = grid;
    this.#random = random;
    this.#volume = new VolumePath(terms.volume, random);
    this.#scale = 10 ** terms.priceDecimals;
    this.#price = Math.log(terms.startPrice);
  }

  ownShock(): number {
    return this.#random.normal();
  }

  /** While the market is closed. */
  gap(stretch: Stretch): void {
    this.#price += logReturnOf(stretch, this.#terms.jumps, this.#random);
  }

  bar(row: number, { years, regime, shock }: Stretch): void {
    const random = this.#random;
    const { session, share } = this.#grid;
    if (row > 0 && session[row] !== session[row - 1]) this.#volume.nextSession();
    const variance = regime.volatility * regime.volatility * years;
    if (row > 0) this.#price += Math.sqrt(BETWEEN_BARS * variance) * random.normal();
    const open = this.#price;
    const inside = years * (1 - BETWEEN_BARS);
    const end = logReturnOf({ years: inside, regime, shock }, this.#terms.jumps, random);
    const path = variance * (1 - BETWEEN_BARS);
    const high = open + highestOf(end, path, random);
    const low = open - highestOf(-end, path, random);
    this.#price = open + end;
    const { columns } = this;
    columns.open[row] = this.#rounded(open);
    columns.high[row] = this.#rounded(high);
    columns.low[row] = this.#rounded(low);
    columns.close[row] = this.#rounded(this.#price);
    const move = path > 0 ? end / Math.sqrt(path) : 0;
    columns.volume[row] = this.#volume.bar(share[row] ?? 0, move);
  }

  /** Rounding is monotone, so high stays above and low below; nothing falls under one tick. */
  #rounded(logPrice: number): number {
    const price = Math.min(Math.exp(logPrice), PRICE_MAX);
    return Math.max(1, Math.round(price * this.#scale)) / this.#scale;
  }
}
