/* Numbers and times as the page writes them, without the reader's locale. */

const grouped = (value, decimals) => {
  const digits = Math.abs(value).toFixed(decimals);
  const [whole, fraction] = digits.split('.');
  const sign = value < 0 && Number(digits) !== 0 ? '\u2212' : '';
  const thousands = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return sign + (fraction === undefined ? thousands : `${thousands}.${fraction}`);
};

const isNothing = (value) => value === null || value === undefined || !Number.isFinite(value);

const written = (value, unit) => {
  if (isNothing(value)) return '–';
  if (unit === 'fraction') return `${grouped(value * 100, 2)}%`;
  if (unit === 'money') return grouped(value, Math.abs(value) < 1000 ? 2 : 0);
  if (unit === 'price') return grouped(value, Math.abs(value) < 10 ? 4 : 2);
  if (unit === 'days') return `${grouped(value, value % 1 === 0 ? 0 : 1)} d`;
  return grouped(value, 2);
};

const signed = (value, unit) => (value > 0 ? `+${written(value, unit)}` : written(value, unit));

const isWhole = (value) => Math.abs(value - Math.round(value)) < 1e-6 * Math.max(1, value);

/** Axis labels say no more than they need to. */
const onAxis = (value, unit, step) => {
  const size = unit === 'fraction' ? step * 100 : step;
  const decimals = [0, 1, 2, 3, 4, 5].find((digits) => isWhole(size * 10 ** digits)) ?? 6;
  if (unit === 'fraction') return `${grouped(value * 100, decimals)}%`;
  if (unit === 'money' && step >= 5e8) return `${grouped(value / 1e9, 1)}bn`;
  if (unit === 'money' && step >= 5e5) return `${grouped(value / 1e6, 1)}M`;
  return grouped(value, decimals);
};

const DAY = 86_400_000;

/** A close at midnight is that of the day before it. */
const day = (time) => new Date(time - 1).toISOString().slice(0, 10);

const moment = (time) => {
  const text = new Date(time).toISOString();
  return text.endsWith('T00:00:00.000Z') ? day(time) : text.slice(0, 16).replace('T', ' ');
};

/** When something happened: an open at midnight is on its own day. */
const happened = (time) => {
  const text = new Date(time).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ');
};
