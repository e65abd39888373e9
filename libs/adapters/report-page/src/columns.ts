/**
 * A column as the page carries it: whole numbers, each but the first as the difference to the one before
 * it, null where there is nothing. Neighbors differ little, so the text is short, and sums are exact.
 */
export interface PackedColumn {
  /** One step of the numbers. */
  readonly step: number;
  readonly values: readonly (number | null)[];
}

const packed = (column: Float64Array, step: number, scale: number): PackedColumn => {
  let last = 0;
  const values = Array.from(column, (value) => {
    if (!Number.isFinite(value)) return null;
    const count = Math.round(value * scale);
    const difference = count - last;
    last = count;
    return difference;
  });
  return { step, values };
};

/** Numbers to so many decimals. */
export const packNumbers = (column: Float64Array, decimals: number): PackedColumn =>
  packed(column, 1 / 10 ** decimals, 10 ** decimals);

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** Whole milliseconds, counted in the largest step that all of them are a multiple of. */
export const packTimes = (times: Float64Array): PackedColumn => {
  const step =
    times.reduce(
      (common, time) => (Number.isFinite(time) ? gcd(Math.abs(Math.round(time)), common) : common),
      0,
    ) || 1;
  return packed(times, step, 1 / step);
};

const DECIMALS_MAX = 6;

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6;

/** How many decimals, at most six, the numbers of a column have. */
export const decimalsOf = (column: Float64Array): number => {
  for (let decimals = 0; decimals < DECIMALS_MAX; decimals += 1) {
    const scale = 10 ** decimals;
    if (column.every((value) => !Number.isFinite(value) || isWhole(value * scale))) return decimals;
  }
  return DECIMALS_MAX;
};
