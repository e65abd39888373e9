/**
 * Numbers and times as the page writes them, on the server and in the reader's browser alike, without the reader's
 * locale: two people who look at one report see the same characters.
 */
export type ValueUnit =
  'fraction' | 'ratio' | 'money' | 'price' | 'days' | 'bars' | 'count' | 'bps' | 'multiple';

/** What stands where a value does not exist. */
const ABSENT = 'n/a';

/** A true minus sign and thousands in groups of three; zero never carries a sign. */
function formatDecimal(value: number, decimals: number): string {
  const digits = Math.abs(value).toFixed(decimals);
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const sign = value < 0 && Number(digits) !== 0 ? '\u2212' : '';
  return sign + (fraction === undefined ? grouped : `${grouped}.${fraction}`);
}

function unitDecimals(unit: ValueUnit, decimals: number): number {
  switch (unit) {
    case 'money':
    case 'price':
      return decimals;
    case 'fraction':
    case 'ratio':
    case 'multiple':
      return 2;
    case 'bps':
    case 'days':
    case 'bars':
      return 1;
    case 'count':
      return 0;
  }
}

const SUFFIXES: Readonly<Partial<Record<ValueUnit, string>>> = {
  fraction: '%',
  bps: ' bps',
  multiple: '\u00d7',
};

/** `decimals` are those of the currency or the price; other units have their own. */
export function formatValue(value: number | null, unit: ValueUnit, decimals = 2): string {
  if (value === null || !Number.isFinite(value)) return ABSENT;
  const shown = unit === 'fraction' ? value * 100 : value;
  const places = Number.isInteger(shown) && isCounted(unit) ? 0 : unitDecimals(unit, decimals);
  return formatDecimal(shown, places) + (SUFFIXES[unit] ?? '');
}

function isCounted(unit: ValueUnit): boolean {
  return unit === 'days' || unit === 'bars';
}

/** As {@link formatValue}, with a plus before gains, so that color is never the only sign. */
export function formatSigned(value: number | null, unit: ValueUnit, decimals = 2): string {
  const text = formatValue(value, unit, decimals);
  return value !== null && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** `2019-03-28`, UTC. */
export function formatDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** `2019-03-28 14:30`, UTC. */
export function formatDateTime(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}
