import type { BarColumns } from '@stratvector/model';

const MINUTE = 60_000;

/** Bars that open at times and last so many minutes; every price of a bar is its close. */
export const barsOf = (
  times: readonly string[],
  minutes: number,
  closes: readonly number[] = times.map(() => 1),
): BarColumns => {
  const openTime = Float64Array.from(times, (time) => Date.parse(time));
  const close = Float64Array.from(closes);
  return {
    length: times.length,
    openTime,
    closeTime: openTime.map((time) => time + minutes * MINUTE),
    open: close.slice(),
    high: close.slice(),
    low: close.slice(),
    close,
    volume: new Float64Array(times.length).fill(100),
    hasVolume: true,
  };
};

/** Opens from one time on, so many minutes apart. */
export const every = (minutes: number, from: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, bar) =>
    new Date(Date.parse(from) + bar * minutes * MINUTE).toISOString(),
  );
