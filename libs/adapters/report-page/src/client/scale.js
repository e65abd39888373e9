/* Columns as they were packed, and the ticks of their axes. */

/** Differences of whole numbers, summed; nothing stays NaN. */
const unpack = ({ step, values }) => {
  const column = new Float64Array(values.length);
  let count = 0;
  for (let row = 0; row < values.length; row += 1) {
    if (values[row] === null) column[row] = NaN;
    else {
      count += values[row];
      column[row] = count * step;
    }
  }
  return column;
};

/** The first row at or after a time. */
const rowFrom = (time, wanted) => {
  let low = 0;
  let high = time.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (time[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
};

const niceStep = (span, count) => {
  const raw = span / count || 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  return [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= raw * 0.999);
};

const linearTicks = (low, high, count) => {
  const step = niceStep(high - low, count);
  const ticks = [];
  for (let at = Math.ceil(low / step) * step; at <= high + step / 1e6; at += step)
    ticks.push({ at: Math.abs(at) < step / 1e6 ? 0 : at, step });
  return ticks;
};

const logTicks = (low, high) => {
  const ticks = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1)
    for (const factor of [1, 2, 5]) {
      const at = factor * 10 ** power;
      if (at >= low && at <= high) ticks.push({ at, step: 10 ** power });
    }
  return ticks.length >= 3 ? ticks : linearTicks(low, high, 5);
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const monthTicks = (from, to, months) => {
  const start = new Date(from);
  const ticks = [];
  let index = start.getUTCFullYear() * 12 + start.getUTCMonth();
  index -= index % months;
  for (; ; index += months) {
    const year = Math.floor(index / 12);
    const at = Date.UTC(year, index % 12, 1);
    if (at > to) return ticks;
    const name = index % 12 === 0 || months >= 12 ? String(year) : MONTHS[index % 12];
    if (at >= from) ticks.push({ at, text: name });
  }
};

const evenTicks = (from, to, step, text) => {
  const ticks = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step)
    ticks.push({ at, text: text(at) });
  return ticks;
};

/** At years, months, days or hours, whichever fit so often. */
const timeTicks = (from, to, count) => {
  const span = to - from;
  const months = span / (30.4 * DAY);
  const wanted = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600].find((size) => months / size <= count);
  if (months >= 2.5) return monthTicks(from, to, wanted ?? 1200);
  const days = [1, 2, 5, 10].find((size) => span / (size * DAY) <= count);
  const date = (at) => `${new Date(at).getUTCDate()} ${MONTHS[new Date(at).getUTCMonth()]}`;
  if (span >= 2 * DAY) return evenTicks(from, to, (days ?? 15) * DAY, date);
  const minutes = [1, 5, 15, 30, 60, 180, 360].find((size) => span / (size * 60_000) <= count);
  const clock = (at) => new Date(at).toISOString().slice(11, 16);
  return evenTicks(from, to, (minutes ?? 720) * 60_000, clock);
};
