import type { RunConfiguration } from '@stratvector/configuration';
import {
  instrumentOf,
  isOnScale,
  parseDecimal,
  price,
  PRICE_DECIMALS,
  quantity,
} from '@stratvector/model';
import type { BarColumns, Instrument, InstrumentId } from '@stratvector/model';
import type { InstrumentRecord } from '@stratvector/reference-csv';
import { fixedRate, wayOf } from './exchange-rates.ts';

const TICK_DECIMALS_MAX = 4;
const COLUMNS = ['open', 'high', 'low', 'close'] as const;

interface Traded {
  readonly instrument: InstrumentId;
  readonly priceDecimals: number;
  readonly record: InstrumentRecord | null;
}

const decimalsOf = (decimal: string): number => (decimal.split('.')[1] ?? '').length;

/** The decimals that an instrument's prices count. */
export const countedDecimals = (record: InstrumentRecord | null): number =>
  record?.priceDecimals ?? PRICE_DECIMALS;

/** The finest decimal of the data where the file gives no tick. */
const tickOf = ({ record, priceDecimals }: Traded): bigint => {
  const decimals = countedDecimals(record);
  const own = record?.tick ?? null;
  if (own !== null) return parseDecimal(own, decimals) ?? 1n;
  return 10n ** BigInt(decimals - Math.min(decimals, TICK_DECIMALS_MAX, priceDecimals));
};

const NOTHING: Omit<InstrumentRecord, 'symbol'> = {
  type: null,
  currency: null,
  multiplier: null,
  tick: null,
  lot: null,
  exchange: null,
  priceDecimals: PRICE_DECIMALS,
};

const or = <Value>(value: Value | null, otherwise: Value): Value => value ?? otherwise;

/** US stock unless the instrument file says otherwise; its lot wins over `sizing.lot`. */
export const instrumentFor = (series: Traded, configuration: RunConfiguration): Instrument => {
  const said = series.record ?? NOTHING;
  const lot = or(said.lot, configuration.sizing.lot);
  const quantityDecimals = decimalsOf(lot);
  const currency = or(said.currency, configuration.backtest.currency);
  return instrumentOf({
    id: series.instrument,
    type: or(said.type, 'stock'),
    currency,
    exchange: or(said.exchange, 'SMART'),
    priceDecimals: said.priceDecimals,
    quantityDecimals,
    tick: price(tickOf(series)),
    lot: quantity(parseDecimal(lot, quantityDecimals) ?? 1n),
    multiplier: or(said.multiplier, '1'),
    rate: fixedRate(currency, configuration) ?? '1',
  });
};

/** Instruments in a currency of which nothing is known what it is worth in the account's. */
export const currencyProblems = (
  series: readonly Traded[],
  configuration: RunConfiguration,
): readonly string[] => {
  const { currency } = configuration.backtest;
  return series.flatMap(({ instrument, record }) => {
    const own = record?.currency ?? currency;
    return wayOf(own, configuration) !== null
      ? []
      : [
          `instruments.file: ${instrument} is in ${own} and the account in ${currency}; say what one ${own} is worth in ${currency} with account.rates, such as rates = ["${own}=1.08"] or a file of bars, rates = ["${own}=data/${own.toLowerCase()}${currency.toLowerCase()}.csv"], or set backtest.currency = "${own}"`,
        ];
  });
};

const EXACT = 1e-7;
/** A basis point: rounding that moves a price further shows in results. */
const COARSE = 1e-4;

const halfEven = (value: number): number => {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (Math.abs(rest - 0.5) > EXACT) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
};

/** Prices in what an instrument counts. */
interface RoundedBars {
  readonly bars: BarColumns;
  /** How many bars had a finer price. */
  readonly rounded: number;
  /** Of these, how many had a price that moved by more than a basis point. */
  readonly coarse: number;
  /** A price that would count as nothing; null where there is none. */
  readonly lost: number | null;
}

/** Half to even, to the decimals of the instrument; `found` is the finest decimal of the bars. */
export const roundedBars = (bars: BarColumns, found: number, decimals: number): RoundedBars => {
  if (found <= decimals) return { bars, rounded: 0, coarse: 0, lost: null };
  const scale = 10 ** decimals;
  const isFiner = (value: number): boolean => !isOnScale(value, scale);
  const isCoarse = (value: number): boolean =>
    Math.abs(halfEven(value * scale) / scale - value) > COARSE * value;
  const count = (isIt: (value: number) => boolean): number => {
    let found = 0;
    for (let row = 0; row < bars.length; row += 1)
      if (COLUMNS.some((name) => isIt(bars[name][row] ?? 0))) found += 1;
    return found;
  };
  const columns = COLUMNS.map(
    (name) => [name, bars[name].map((value) => halfEven(value * scale) / scale)] as const,
  );
  const made = { ...bars, ...Object.fromEntries(columns) };
  const lost = made.low.indexOf(0);
  const counts = { rounded: count(isFiner), coarse: count(isCoarse) };
  return { bars: made, ...counts, lost: lost < 0 ? null : (bars.low[lost] ?? null) };
};

/** A price that rounds to nothing. */
export const tooFine = (instrument: InstrumentId, price: number, decimals: number): string =>
  `${instrument} has a price of ${price}, which is nothing in the ${decimals} decimals that its prices count; give it more price_decimals (at most 9) in the file of [instruments]`;
