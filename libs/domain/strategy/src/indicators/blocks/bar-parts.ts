import { textOf } from '@stratvector/model';
import type { BarValues, ParameterDeclaration, ParameterValues } from '@stratvector/model';

export const typicalPrice = ({ high, low, close }: BarValues): number => (high + low + close) / 3;

/** 0 where nothing moves: a quotient of nothing by nothing says nothing. */
export const ratioOf = (part: number, whole: number): number =>
  Number.isNaN(whole) ? NaN : whole === 0 ? 0 : part / whole;

/** 100 × part / whole, or what stands for it where the whole is 0. */
export const percentOf = (part: number, whole: number, otherwise: number): number =>
  Number.isNaN(whole) ? NaN : whole === 0 ? otherwise : (100 * part) / whole;

/** Volume, signed and weighed by where in its range the bar closed; Chaikin. */
export const moneyFlow = ({ high, low, close, volume }: BarValues): number =>
  high > low ? ((close - low - (high - close)) / (high - low)) * volume : 0;

const SOURCES: Readonly<Record<string, (bar: BarValues) => number>> = {
  open: ({ open }) => open,
  high: ({ high }) => high,
  low: ({ low }) => low,
  close: ({ close }) => close,
  hl2: ({ high, low }) => (high + low) / 2,
  hlc3: typicalPrice,
  ohlc4: ({ open, high, low, close }) => (open + high + low + close) / 4,
  volume: ({ volume }) => volume,
};

/** Series of the bar by which a source is named. */
export const SOURCE_NAMES = Object.keys(SOURCES);

/** What an indicator of a single series is taken on. */
export const SOURCE: ParameterDeclaration = {
  name: 'source',
  type: 'choice',
  choices: SOURCE_NAMES,
  default: 'close',
  description: 'Series that it is taken on.',
};

export const sourceOf = (parameters: ParameterValues): ((bar: BarValues) => number) =>
  SOURCES[textOf(parameters, 'source')] ?? (({ close }) => close);
