import { assert, firstFrom } from '@stratvector/kernel';
import type { BarColumns } from '@stratvector/model';
import type { PlannedAction, PlannedInstrument, RunPlan } from './plan.ts';

type Split = Extract<PlannedAction, { kind: 'split' }>;

const at = (column: Float64Array, row: number): number => column[row] as number;

/** What prices of each row before the last split are multiplied by; later ones stay as they are. */
const factorsOf = (splits: readonly Split[]): Float64Array => {
  const factors = new Float64Array(splits.at(-1)?.row ?? 0).fill(1);
  for (const { row, numerator, denominator } of splits) {
    const factor = Number(denominator) / Number(numerator);
    for (let before = 0; before < row; before += 1) factors[before] = at(factors, before) * factor;
  }
  return factors;
};

/** A copy whose first rows are multiplied by their factors. */
const scaled = (column: Float64Array, factors: Float64Array, power: 1 | -1): Float64Array => {
  const made = column.slice();
  const rows = Math.min(factors.length, made.length);
  for (let row = 0; row < rows; row += 1) made[row] = at(made, row) * at(factors, row) ** power;
  return made;
};

const scaledBars = (bars: BarColumns, factors: Float64Array): BarColumns => ({
  ...bars,
  open: scaled(bars.open, factors, 1),
  high: scaled(bars.high, factors, 1),
  low: scaled(bars.low, factors, 1),
  close: scaled(bars.close, factors, 1),
  volume: scaled(bars.volume, factors, -1),
});

/** The coarser bar of the rows from one up to and without another, made anew. */
const remake = (
  coarser: BarColumns,
  place: number,
  finer: BarColumns,
  [from, to]: readonly [number, number],
): void => {
  coarser.open[place] = at(finer.open, from);
  coarser.close[place] = at(finer.close, to - 1);
  coarser.high[place] = finer.high.subarray(from, to).reduce((a, b) => Math.max(a, b), -Infinity);
  coarser.low[place] = finer.low.subarray(from, to).reduce((a, b) => Math.min(a, b), Infinity);
  coarser.volume[place] = finer.volume.subarray(from, to).reduce((sum, one) => sum + one, 0);
};

/** Coarser bars on the shares of finer ones: what holds a split is made of these anew. */
const coarserOn = (
  coarser: BarColumns,
  finer: { readonly raw: BarColumns; readonly bars: BarColumns; readonly factors: Float64Array },
): BarColumns => {
  const { raw, bars, factors } = finer;
  const own = new Float64Array(firstFrom(coarser.openTime, at(raw.openTime, factors.length))).fill(
    1,
  );
  const mixed: (readonly [place: number, from: number, to: number])[] = [];
  for (let place = 0; place < own.length; place += 1) {
    const from = firstFrom(raw.openTime, at(coarser.openTime, place));
    const to = firstFrom(raw.openTime, at(coarser.closeTime, place));
    own[place] = factors[from] ?? 1;
    if (to > from && (factors[to - 1] ?? 1) !== own[place]) mixed.push([place, from, to]);
  }
  const made = scaledBars(coarser, own);
  for (const [place, from, to] of mixed) remake(made, place, bars, [from, to]);
  return made;
};

interface Basis {
  readonly raw: BarColumns;
  readonly bars: BarColumns;
  readonly factors: Float64Array;
}

/**
 * Bars as they look on the shares of today, where the books follow splits: prices before a split that
 * has been are those of as many new shares, later ones stand as they were. So no window holds a jump
 * that was none, and nothing is known of splits to come.
 */
export class ShareBasis {
  readonly #instruments: readonly PlannedInstrument[];
  /** By place: splits that have been. */
  readonly #made: number[];
  readonly #bases: Basis[];

  constructor({ instruments, start }: RunPlan) {
    this.#instruments = instruments;
    this.#made = instruments.map(
      (one) =>
        splitsOf(one).filter(({ row }) => (one.columns.closeTime[row] ?? Infinity) < start).length,
    );
    this.#bases = instruments.map((_, place) => this.#basis(place));
  }

  /** The bars of an instrument. */
  bars(place: number): BarColumns {
    return this.#baseOf(place).bars;
  }

  /** Its bars of a coarser timeframe; undefined where the plan has none. */
  coarser(place: number, timeframe: string): BarColumns | undefined {
    const coarser = this.#planned(place).coarser.get(timeframe);
    const basis = this.#baseOf(place);
    return coarser && basis.factors.length > 0 ? coarserOn(coarser, basis) : coarser;
  }

  /** The next split of an instrument has been. */
  advance(place: number): void {
    this.#made[place] = (this.#made[place] ?? 0) + 1;
    this.#bases[place] = this.#basis(place);
  }

  #basis(place: number): Basis {
    const planned = this.#planned(place);
    const raw = planned.columns;
    const factors = factorsOf(splitsOf(planned).slice(0, this.#made[place]));
    return { raw, factors, bars: factors.length === 0 ? raw : scaledBars(raw, factors) };
  }

  #baseOf(place: number): Basis {
    const basis = this.#bases[place];
    assert(basis !== undefined, `the run has no instrument ${place}`);
    return basis;
  }

  #planned(place: number): PlannedInstrument {
    const planned = this.#instruments[place];
    assert(planned !== undefined, `the run has no instrument ${place}`);
    return planned;
  }
}

const splitsOf = ({ actions }: PlannedInstrument): readonly Split[] =>
  actions.filter((action) => action.kind === 'split');
