import { parseDecimal } from '@stratvector/model';

/** A double holds every decimal of 15 significant digits, and gives the same digits back. */
const EXACT_DIGITS = 15;

/** The shortest plain decimal that is this number: `1e-7` is "0.0000001". */
export const decimalText = (value: number | bigint): string => {
  const text = String(value);
  const [mantissa = '', exponent] = text.split('e');
  if (exponent === undefined) return text;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
};

/**
 * The count of 10^-decimals that the user wrote, or null when it is finer than that or has more
 * digits than a double keeps.
 */
export const exactCount = (value: number | bigint, decimals: number): bigint | null => {
  const text = decimalText(value);
  const digits = text.replace(/[-.]/g, '').replace(/^0+/, '');
  if (text.includes('.') && digits.length > EXACT_DIGITS) return null;
  return parseDecimal(text, decimals);
};
