import { firstAfter } from '@stratvector/kernel';
import type { BarColumns } from '@stratvector/model';

const OUTSIDE = -1;

const at = (column: Float64Array, row: number): number => column[row] ?? NaN;

/** The coarser bar that each finer one opens in, by row; -1 where it opens in none. */
export const holdersOf = (finer: BarColumns, coarser: BarColumns): Int32Array => {
  const holders = new Int32Array(finer.length).fill(OUTSIDE);
  let place = 0;
  for (let row = 0; row < finer.length; row += 1) {
    const opens = at(finer.openTime, row);
    // On the clocks of a zone an hour comes twice when they go back.
    while (place > 0 && at(coarser.closeTime, place - 1) > opens) place -= 1;
    while (place < coarser.length && at(coarser.closeTime, place) <= opens) place += 1;
    if (place < coarser.length && at(coarser.openTime, place) <= opens) holders[row] = place;
  }
  return holders;
};

/** The first bar that opens after a moment. */
const nextOpen = ({ openTime }: BarColumns, moment: number): number =>
  openTime[firstAfter(openTime, moment)] ?? Infinity;

/** The finer bars that reach over the open or the close of a coarser one. */
export const straddlingRows = (
  finer: BarColumns,
  coarser: BarColumns,
  holders: Int32Array,
): readonly number[] => {
  const rows: number[] = [];
  holders.forEach((holder, row) => {
    const end =
      holder === OUTSIDE
        ? nextOpen(coarser, at(finer.openTime, row))
        : at(coarser.closeTime, holder);
    if (at(finer.closeTime, row) > end) rows.push(row);
  });
  return rows;
};

interface Decided {
  /** The finer bars within those whose high and low are theirs. */
  readonly rows: Int32Array;
  /** Coarser bars without finer ones, and those whose finer ones show another high or low. */
  readonly without: number;
  readonly different: number;
}

interface Held {
  /** The coarser bar of each finer one. */
  readonly holders: Int32Array;
  /** Coarser bars that close before it are not counted. */
  readonly from: number;
}

/** What the finer bars within each coarser one show of it. */
class Extremes {
  readonly #highs: Float64Array;
  readonly #lows: Float64Array;
  readonly #coarser: BarColumns;

  constructor(finer: BarColumns, coarser: BarColumns, holders: Int32Array) {
    this.#coarser = coarser;
    this.#highs = new Float64Array(coarser.length).fill(-Infinity);
    this.#lows = new Float64Array(coarser.length).fill(Infinity);
    holders.forEach((holder, row) => {
      if (holder === OUTSIDE) return;
      this.#highs[holder] = Math.max(at(this.#highs, holder), at(finer.high, row));
      this.#lows[holder] = Math.min(at(this.#lows, holder), at(finer.low, row));
    });
  }

  isEmpty(place: number): boolean {
    return this.#highs[place] === -Infinity;
  }

  /** Whether they show its high and its low, and nothing beyond. */
  areThose(place: number): boolean {
    const { high, low } = this.#coarser;
    return this.#highs[place] === high[place] && this.#lows[place] === low[place];
  }
}

/** Which finer bars may decide: all within a bar whose high and low they show, none of another. */
export const decidedBy = (
  finer: BarColumns,
  coarser: BarColumns,
  { holders, from }: Held,
): Decided => {
  const extremes = new Extremes(finer, coarser, holders);
  let [without, different] = [0, 0];
  for (let place = 0; place < coarser.length; place += 1) {
    if (at(coarser.closeTime, place) < from) continue;
    if (extremes.isEmpty(place)) without += 1;
    else if (!extremes.areThose(place)) different += 1;
  }
  const isKept = (holder: number): boolean => holder !== OUTSIDE && extremes.areThose(holder);
  let length = 0;
  const rows = new Int32Array(finer.length);
  for (let row = 0; row < finer.length; row += 1)
    if (isKept(holders[row] ?? OUTSIDE)) {
      rows[length] = row;
      length += 1;
    }
  return { rows: rows.subarray(0, length), without, different };
};
