/** One of `account.rates`: what one unit of a currency is worth in another. */
export interface DeclaredRate {
  readonly currency: string;
  /** Null for the account's. */
  readonly quote: string | null;
  /** A decimal text, or the path of a file of bars. */
  readonly value:
    | { readonly kind: 'number'; readonly rate: string }
    | { readonly kind: 'file'; readonly path: string };
}

const DECLARED = /^([A-Z]{3})(?:\/([A-Z]{3}))?=(.+)$/;
/** Nine digits on either side, and not nothing. */
const NUMBER = /^(?=.*[1-9])\d{1,9}(?:\.\d{1,9})?$/;
/** What is meant as a number is no path. */
const NUMERIC = /^[-+]?[\d.,_]*(?:[eE][-+]?\d*)?$/;

const valueOf = (text: string): DeclaredRate['value'] | null => {
  if (NUMBER.test(text)) return { kind: 'number', rate: text };
  return NUMERIC.test(text) || text.trim() === '' ? null : { kind: 'file', path: text };
};

/** Reads "EUR=1.08", "EUR=data/eurusd.csv" and "USD/JPY=data/usdjpy.csv"; null for anything else. */
export const parseRate = (text: string): DeclaredRate | null => {
  const [, currency = '', quote = null, told = ''] = DECLARED.exec(text) ?? [];
  const value = valueOf(told);
  return value && currency !== quote ? { currency, quote, value } : null;
};

/** The same for a pair, whichever way round it is told. */
export const pairOf = ({ currency, quote }: DeclaredRate, account: string): string =>
  [currency, quote ?? account].sort().join('/');

/** Whether a key of rates takes a value. */
export const areRates = (value: unknown): boolean => {
  if (!Array.isArray(value) || value.length === 0) return false;
  const pairs = value.map((item) => {
    const rate = typeof item === 'string' ? parseRate(item) : null;
    return rate && pairOf(rate, '');
  });
  return !pairs.includes(null) && new Set(pairs).size === value.length;
};
