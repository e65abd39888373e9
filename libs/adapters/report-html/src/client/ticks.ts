const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;

/** Round values (1, 2 or 5 times a power of ten) from `low` to `high`, about `count` of them. */
export function valueTicks(low: number, high: number, count: number): readonly number[] {
  const rough = (high - low) / Math.max(1, count);
  if (!(rough > 0) || !Number.isFinite(rough)) return [];
  const step = roundStep(rough);
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5].find((candidate) => candidate * power >= rough * 0.999) ?? 10;
  return factor * power;
}

/** As {@link valueTicks} for a logarithmic axis: evenly spread on it, then rounded to two digits. */
export function logTicks(low: number, high: number, count: number): readonly number[] {
  if (!(low > 0)) return [];
  if (high / low < 3) return valueTicks(low, high, count);
  const ratio = Math.log(high / low) / count;
  const ticks = Array.from({ length: count + 1 }, (_, index) =>
    Number((low * Math.exp(ratio * index)).toPrecision(2)),
  );
  return [...new Set(ticks)].filter((tick) => tick >= low && tick <= high);
}

export interface TimeTick {
  readonly time: number;
  readonly label: string;
}

const CLOCK_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720].map((count) => count * MINUTE);
const DAY_STEPS = [1, 2, 4, 7, 14].map((count) => count * DAY);
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Ticks at calendar boundaries in UTC, about `count` of them. */
export function timeTicks(start: number, end: number, count: number): readonly TimeTick[] {
  const rough = (end - start) / Math.max(1, count);
  if (!(rough > 0)) return [];
  const fixed = [...CLOCK_STEPS, ...DAY_STEPS].find((step) => step >= rough);
  if (fixed !== undefined) return fixedTicks(start, end, fixed);
  const months = MONTH_STEPS.find((step) => (step * YEAR) / 12 >= rough) ?? 480;
  return monthTicks(start, end, months);
}

function fixedTicks(start: number, end: number, step: number): readonly TimeTick[] {
  const ticks: TimeTick[] = [];
  for (let time = Math.ceil(start / step) * step; time <= end; time += step) {
    ticks.push({ time, label: step < DAY ? clockLabel(time) : dayLabel(time) });
  }
  return ticks;
}

function clockLabel(time: number): string {
  return time % DAY === 0 ? dayLabel(time) : new Date(time).toISOString().slice(11, 16);
}

function dayLabel(time: number): string {
  const date = new Date(time);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''}`;
}

function monthTicks(start: number, end: number, months: number): readonly TimeTick[] {
  const first = new Date(start);
  const base = first.getUTCFullYear() * 12 + first.getUTCMonth();
  const ticks: TimeTick[] = [];
  for (let month = Math.ceil(base / months) * months; ; month += months) {
    const time = Date.UTC(Math.floor(month / 12), month % 12);
    if (time > end) return ticks;
    if (time >= start) ticks.push({ time, label: monthLabel(month) });
  }
}

/** January carries its year, the other months their name. */
function monthLabel(month: number): string {
  return month % 12 === 0 ? String(month / 12) : (MONTHS[month % 12] ?? '');
}
