import type { BarColumns } from '@stratvector/model';

const CHUNK = 65_536;
const FAST = 10;
const SLOW = 50;
const FEE = 0.0005;
const SLIPPAGE = 0.0001;

interface Loop {
  fast: number;
  slow: number;
  cash: number;
  position: number;
  wanted: number;
  fills: number;
  previous: number;
  sum: number;
  squares: number;
}

/** One chunk; a loop over all bars in one call would be compiled while it runs, and stay slower. */
const chunk = (
  { open, close }: BarColumns,
  equity: Float64Array,
  loop: Loop,
  [from, to]: readonly [number, number],
): void => {
  let { fast, slow, cash, position, wanted, fills, previous, sum, squares } = loop;
  for (let row = from; row < to; row += 1) {
    const at = open[row] as number;
    if (wanted !== position) {
      const traded = wanted - position;
      const price = traded > 0 ? at * (1 + SLIPPAGE) : at * (1 - SLIPPAGE);
      cash -= traded * price + Math.abs(traded) * price * FEE;
      position = wanted;
      fills += 1;
    }
    const last = close[row] as number;
    fast += last - (row >= FAST ? (close[row - FAST] as number) : 0);
    slow += last - (row >= SLOW ? (close[row - SLOW] as number) : 0);
    if (row >= SLOW) wanted = fast * SLOW > slow * FAST ? 100 : 0;
    const value = cash + position * last;
    equity[row] = value;
    const change = value / previous - 1;
    previous = value;
    sum += change;
    squares += change * change;
  }
  loop.fast = fast;
  loop.slow = slow;
  loop.cash = cash;
  loop.position = position;
  loop.wanted = wanted;
  loop.fills = fills;
  loop.previous = previous;
  loop.sum = sum;
  loop.squares = squares;
};

export interface TightLoopResult {
  readonly fills: number;
  readonly equity: number;
  readonly sharpe: number;
}

/** The yardstick `TL`: SMA crossover, next-open fills, fee, slippage, equity column, Sharpe sums. */
export const tightLoop = (bars: BarColumns, equity: Float64Array): TightLoopResult => {
  const loop: Loop = {
    fast: 0,
    slow: 0,
    cash: 100_000,
    position: 0,
    wanted: 0,
    fills: 0,
    previous: 100_000,
    sum: 0,
    squares: 0,
  };
  for (let from = 0; from < bars.length; from += CHUNK)
    chunk(bars, equity, loop, [from, Math.min(from + CHUNK, bars.length)]);
  const mean = loop.sum / bars.length;
  const deviation = Math.sqrt(loop.squares / bars.length - mean * mean);
  return { fills: loop.fills, equity: loop.previous, sharpe: mean / deviation };
};
