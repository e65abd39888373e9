const ZERO = 48;
const POINT = 46;
const MINUS = 45;
/** Up to here a product by a power of ten is off by less than `MARGIN`. */
const SCALED_MAX = 2 ** 43;
const WHOLE_MAX = 2 ** 31;
const MARGIN = 1 / 256;

interface Scale {
  readonly digits: number;
  readonly power: number;
  readonly valueMax: number;
}

/** By the count of digits after the point. */
const SCALES: readonly Scale[] = Array.from({ length: 9 }, (_, digits) => ({
  digits,
  power: 10 ** digits,
  valueMax: Math.min(WHOLE_MAX, SCALED_MAX / 10 ** digits),
}));

const HUNDRED = 100;
/** The digits of 0 to 99, two bytes each. */
const PAIRS = Uint8Array.from({ length: 2 * HUNDRED }, (_, place) => {
  const number = place >> 1;
  return ZERO + (place % 2 === 0 ? Math.floor(number / 10) : number % 10);
});

/** Digits of a whole number that fits 31 bits, at least `width` of them; answers with the place after. */
export const writeWhole = (bytes: Uint8Array, at: number, value: number, width: number): number => {
  let digits = 1;
  for (let bound = 10; value >= bound; bound *= 10) digits += 1;
  if (digits < width) digits = width;
  let rest = value;
  let place = at + digits - 2;
  for (; place >= at; place -= 2) {
    const hundreds = (rest / HUNDRED) | 0;
    const pair = (rest - hundreds * HUNDRED) << 1;
    bytes[place] = PAIRS[pair] as number;
    bytes[place + 1] = PAIRS[pair + 1] as number;
    rest = hundreds;
  }
  if (place === at - 1) bytes[at] = ZERO + rest;
  return at + digits;
};

const writeFraction = (bytes: Uint8Array, at: number, fraction: number, digits: number): number => {
  let shown = fraction;
  let width = digits;
  while (shown % 10 === 0) {
    shown = (shown / 10) | 0;
    width -= 1;
  }
  bytes[at] = POINT;
  return writeWhole(bytes, at + 1, shown, width);
};

/** A decimal without the zeros that say nothing; −0 is 0. */
export const decimalText = (value: number, digits: number): string => {
  const fixed = value.toFixed(digits);
  const text = fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
  return text === '-0' ? '0' : text;
};

/** A count of the last decimals, signed; `power` is how many of them make one. */
const writeCount = (
  bytes: Uint8Array,
  at: number,
  count: number,
  { power, digits }: Scale,
): number => {
  const size = Math.abs(count);
  let place = at;
  if (count < 0) {
    bytes[place] = MINUS;
    place += 1;
  }
  const whole = Math.floor(size / power);
  const fraction = size - whole * power;
  place = writeWhole(bytes, place, whole, 1);
  return fraction === 0 ? place : writeFraction(bytes, place, fraction, digits);
};

/**
 * Writes `decimalText` as bytes, without the text, where that is certain to round alike: not close to
 * the middle between two decimals, and not too large.
 *
 * @returns the place after it, or −1 where the text has to be made.
 */
export const writeDecimal = (
  bytes: Uint8Array,
  at: number,
  value: number,
  digits: number,
): number => {
  const scale = SCALES[digits];
  if (!scale || !(Math.abs(value) < scale.valueMax)) return -1;
  const scaled = value * scale.power;
  const floor = Math.floor(scaled);
  const doubt = scaled - floor - 0.5;
  if (Math.abs(doubt) < MARGIN) return -1;
  return writeCount(bytes, at, doubt > 0 ? floor + 1 : floor, scale);
};
