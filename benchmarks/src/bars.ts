import type { BarColumns } from '@stratvector/model';

const MINUTE_MS = 60_000;

/** mulberry32: the same bars on every machine. */
const draws = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const cents = (value: number): number => Math.round(value * 100) / 100;

/** Minutes of a random walk around 100 that is pulled back to it; one bar a minute, around the clock. */
export const minuteBars = (length: number, seed: number): BarColumns => {
  const draw = draws(seed);
  const column = (): Float64Array => new Float64Array(length);
  const [openTime, closeTime, volume] = [column(), column(), column()];
  const [open, high, low, close] = [column(), column(), column(), column()];
  let last = 100;
  for (let row = 0; row < length; row += 1) {
    openTime[row] = row * MINUTE_MS;
    closeTime[row] = (row + 1) * MINUTE_MS;
    const first = last;
    last = cents(last * (1 + (draw() - 0.5) * 0.002) + (100 - last) * 0.0001);
    open[row] = first;
    close[row] = last;
    high[row] = cents(Math.max(first, last) + draw() * 0.03);
    low[row] = cents(Math.min(first, last) - draw() * 0.03);
    volume[row] = 1000 + Math.floor(draw() * 9000);
  }
  return { length, openTime, closeTime, open, high, low, close, volume, hasVolume: true };
};
