const ZERO = 48;
const POINT = 46;
const MINUS = 45;
/** So many digits are exact in a double, and so is their quotient by a power of ten. */
const DIGITS_MAX = 15;
const POWERS = Float64Array.from({ length: DIGITS_MAX + 1 }, (_, power) => 10 ** power);

const NO_DIGIT = -1;
const IS_POINT = -2;
/** What each byte is: a digit's value, the point, or neither. */
const MEANINGS = Int8Array.from({ length: 256 }, (_, byte) => {
  if (byte === POINT) return IS_POINT;
  return byte >= ZERO && byte < ZERO + 10 ? byte - ZERO : NO_DIGIT;
});

/** `places` counts the bytes from the point on; 0 where there is none. */
const scaled = (value: number, length: number, places: number): number => {
  const digits = places === 0 ? length : length - 1;
  if (digits < 1 || digits > DIGITS_MAX) return NaN;
  return places < 2 ? value : value / (POWERS[places - 1] ?? NaN);
};

const size = (bytes: Uint8Array, from: number, to: number): number => {
  let value = 0;
  let point = to;
  for (let at = from; at < to; at += 1) {
    const meaning = MEANINGS[bytes[at] ?? 0] ?? NO_DIGIT;
    if (meaning >= 0) value = value * 10 + meaning;
    else if (meaning === IS_POINT && point === to) point = at;
    else return NaN;
  }
  return scaled(value, to - from, to - point);
};

/**
 * A plain decimal such as 12, -3.50 or .25 from its bytes, the same double that `Number` gives of the
 * text; NaN for every other way to write a number, and for what is none.
 */
export const plainDecimal = (bytes: Uint8Array, from: number, to: number): number =>
  bytes[from] === MINUS ? -size(bytes, from + 1, to) : size(bytes, from, to);
