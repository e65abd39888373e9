import { PRICE_DECIMALS } from '@stratvector/model';
import type { InstrumentType } from '@stratvector/model';
import { checkDistinct, RowReader } from './row-reader.ts';
import { Complaints, readTable } from './table.ts';
import type { ReferenceFile } from './table.ts';

/** What a file says of one instrument; null where it says nothing. Decimals are as written. */
export interface InstrumentRecord {
  readonly symbol: string;
  readonly type: InstrumentType | null;
  /** ISO 4217. */
  readonly currency: string | null;
  readonly multiplier: string | null;
  readonly tick: string | null;
  readonly lot: string | null;
  readonly exchange: string | null;
  readonly priceDecimals: number;
}

const TYPES: readonly InstrumentType[] = [
  'stock',
  'etf',
  'fund',
  'index',
  'future',
  'option',
  'forex',
  'crypto',
];
const SHAPE = {
  needed: ['symbol'],
  optional: ['type', 'currency', 'multiplier', 'tick', 'lot', 'exchange', 'price_decimals'],
  synonyms: {
    ticker: 'symbol',
    instrument: 'symbol',
    asset_class: 'type',
    kind: 'type',
    ccy: 'currency',
    contract_size: 'multiplier',
    point_value: 'multiplier',
    min_tick: 'tick',
    price_increment: 'tick',
    round_lot: 'lot',
    venue: 'exchange',
    market: 'exchange',
    decimals: 'price_decimals',
  },
};
const FINEST = 9;
const LOT_DECIMALS = 8;
const MULTIPLIER_DECIMALS = 6;

const currencyOf = (reader: RowReader): string | null => {
  const text = reader.text('currency');
  if (text === null || /^[A-Z]{3}$/.test(text)) return text;
  reader.wrong('currency', 'an ISO 4217 code such as USD');
  return null;
};

const decimalsOf = (reader: RowReader): number => {
  const text = reader.text('price_decimals');
  if (text === null) return PRICE_DECIMALS;
  if (/^\d$/.test(text)) return Number(text);
  reader.wrong('price_decimals', `a whole number from 0 to ${FINEST}`);
  return PRICE_DECIMALS;
};

const recordOf = (reader: RowReader): InstrumentRecord | null => {
  const symbol = reader.needed('symbol');
  const priceDecimals = decimalsOf(reader);
  const record = {
    type: reader.choice('type', TYPES),
    currency: currencyOf(reader),
    multiplier: reader.positive('multiplier', MULTIPLIER_DECIMALS),
    tick: reader.positive('tick', priceDecimals),
    lot: reader.positive('lot', LOT_DECIMALS),
    exchange: reader.text('exchange'),
    priceDecimals,
  };
  return symbol === null ? null : { symbol, ...record };
};

/** `symbol,type,currency,multiplier,tick,lot,exchange,price_decimals`, a line per instrument. */
export const parseInstruments = (text: string, source: string): ReferenceFile<InstrumentRecord> => {
  const complaints = new Complaints(source);
  const seen = new Map<string, number>();
  const records = (readTable(text, SHAPE, complaints) ?? []).flatMap((row): InstrumentRecord[] => {
    const reader = new RowReader(row, complaints);
    const record = recordOf(reader);
    if (record) checkDistinct(reader, record.symbol, seen);
    return record ? [record] : [];
  });
  return { records: complaints.some ? [] : records, problems: complaints.all };
};
