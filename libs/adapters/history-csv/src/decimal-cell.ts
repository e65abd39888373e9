import { formatDecimal, halfEvenOfWide } from '@stratvector/model';
import { textOf } from './cell-text.ts';

const ZERO = 48;
const MINUS = 45;
const PLUS = 43;
const POWERS = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);
/** Exponents beyond this cannot be prices and would only make huge integers. */
const EXPONENT_MAX = 400;
const DECIMAL_TEXT = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/;

/**
 * Reads the decimal in a cell without making a string: a mantissa below 2^53 divided by a power of
 * ten up to 10^22 is the nearest double. Longer ones take the exact path over bigint.
 */
export class DecimalCell {
  /** Prices that were finer than `priceDecimals` and so were rounded. */
  rounded = 0;
  private mantissa = 0;
  private decimals = 0;
  private readonly point: number;
  private readonly priceDecimals: number;

  constructor(priceDecimals: number, decimalComma: boolean) {
    this.priceDecimals = priceDecimals;
    this.point = decimalComma ? 44 : 46;
  }

  /** A price rounded half-even to `priceDecimals`; NaN when the cell is no decimal. */
  price(bytes: Uint8Array, from: number, to: number): number {
    if (!this.scan(bytes, from, to)) return this.exactPrice(this.text(bytes, from, to));
    if (this.decimals <= this.priceDecimals) return this.mantissa / (POWERS[this.decimals] as number);
    return this.roundedPrice(this.decimals - this.priceDecimals);
  }

  /** As `price`, for integers that count 10^-9 (Databento's raw prices). */
  nanoPrice(bytes: Uint8Array, from: number, to: number): number {
    const whole = this.scan(bytes, from, to) && this.decimals === 0;
    if (whole && this.priceDecimals < 9) return this.roundedPrice(9 - this.priceDecimals);
    const text = this.text(bytes, from, to);
    return /^-?\d+$/.test(text) ? this.exactPrice(`${text}e-9`) : this.price(bytes, from, to);
  }

  /** The nearest double; NaN when the cell is no decimal. */
  number(bytes: Uint8Array, from: number, to: number): number {
    if (this.scan(bytes, from, to)) return this.mantissa / (POWERS[this.decimals] as number);
    const text = this.text(bytes, from, to);
    return DECIMAL_TEXT.test(text) && /\d/.test(text) ? Number(text) : NaN;
  }

  private text(bytes: Uint8Array, from: number, to: number): string {
    const text = textOf(bytes, from, to);
    if (this.point === 46) return text;
    return text.includes('.') ? '' : text.replace(',', '.');
  }

  /** False when the cell is not plain digits with at most one point, or has too many of them. */
  private scan(bytes: Uint8Array, from: number, to: number): boolean {
    let mantissa = 0;
    let point = to - 1;
    const first = bytes[from];
    let index = first === MINUS || first === PLUS ? from + 1 : from;
    const digits = index;
    for (; index < to; index++) {
      const digit = (bytes[index] as number) - ZERO;
      if (digit >= 0 && digit <= 9) mantissa = mantissa * 10 + digit;
      else if (digit === this.point - ZERO && point === to - 1) point = index;
      else return false;
    }
    this.mantissa = first === MINUS ? -mantissa : mantissa;
    this.decimals = to - 1 - point;
    // A lone sign or point, a point at the very end or in a second place: the exact path decides.
    return to - digits > 1 || isDigit(bytes[digits]) ? this.fits(mantissa) : false;
  }

  private fits(mantissa: number): boolean {
    return mantissa <= Number.MAX_SAFE_INTEGER && this.decimals <= 22;
  }

  private roundedPrice(places: number): number {
    const divisor = POWERS[places] as number;
    const size = Math.abs(this.mantissa);
    const rest = size % divisor;
    let quotient = (size - rest) / divisor;
    if (rest !== 0) {
      this.rounded++;
      const twice = rest * 2;
      if (twice > divisor || (twice === divisor && quotient % 2 === 1)) quotient++;
    }
    const value = quotient / (POWERS[this.priceDecimals] as number);
    return this.mantissa < 0 ? -value : value;
  }

  private exactPrice(text: string): number {
    const match = DECIMAL_TEXT.exec(text);
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
    const scale = fraction.length - Number(exponent);
    if (whole + fraction === '' || Math.abs(scale) > EXPONENT_MAX) return NaN;
    const count = this.countOf(BigInt(whole + fraction), scale - this.priceDecimals);
    const value = Number(formatDecimal(count, this.priceDecimals));
    return sign === '-' ? -value : value;
  }

  /** `digits` × 10^-`excess`, half-even. */
  private countOf(digits: bigint, excess: number): bigint {
    if (excess <= 0) return digits * 10n ** BigInt(-excess);
    const divisor = 10n ** BigInt(excess);
    if (digits % divisor !== 0n) this.rounded++;
    return halfEvenOfWide(digits, divisor);
  }
}

const isDigit = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= ZERO && byte <= ZERO + 9;
