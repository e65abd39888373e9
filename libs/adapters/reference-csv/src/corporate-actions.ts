import { instrumentId } from '@stratvector/model';
import type { CorporateAction } from '@stratvector/model';
import { RowReader } from './row-reader.ts';
import { Complaints, readTable } from './table.ts';
import type { ReferenceFile } from './table.ts';

const SHAPE = { needed: ['symbol', 'date', 'type', 'value'], optional: [] };
const TYPES = ['split', 'dividend', 'symbol-change', 'delisting'] as const;
const AMOUNT_DECIMALS = 9;
const RATIO = /^(\d{1,9})(?:\.(\d{1,6}))?(?::(\d{1,9}))?$/;

type Dated = Pick<CorporateAction, 'instrumentId' | 'date'>;

const greatestCommonDivisor = (a: bigint, b: bigint): bigint =>
  b === 0n ? a : greatestCommonDivisor(b, a % b);

/** `4:1`, `3:2` or `1.5`; what is no ratio is zero for one. */
const ratioOf = (text: string): readonly [numerator: bigint, denominator: bigint] => {
  const [, whole = '0', decimals = '', old = '1'] = RATIO.exec(text) ?? [];
  return [BigInt(`${whole}${decimals}`), BigInt(old) * 10n ** BigInt(decimals.length)];
};

/** New shares for old ones, in lowest terms. */
const splitOf = (reader: RowReader, dated: Dated): CorporateAction | null => {
  const [numerator, denominator] = ratioOf(reader.text('value') ?? '');
  if (numerator === 0n || denominator === 0n || numerator === denominator) {
    reader.wrong('value', 'a ratio of new shares to old ones such as 4:1, 1:10 or 1.5');
    return null;
  }
  const divisor = greatestCommonDivisor(numerator, denominator);
  return {
    ...dated,
    type: 'split',
    numerator: numerator / divisor,
    denominator: denominator / divisor,
  };
};

const dividendOf = (reader: RowReader, dated: Dated): CorporateAction | null => {
  if (reader.needed('value') === null) return null;
  const amount = reader.positive('value', AMOUNT_DECIMALS);
  return amount === null ? null : { ...dated, type: 'cash-dividend', amount };
};

const changeOf = (reader: RowReader, dated: Dated): CorporateAction | null => {
  const symbol = reader.needed('value');
  if (symbol === null) return null;
  if (symbol !== dated.instrumentId)
    return { ...dated, type: 'symbol-change', newId: instrumentId(symbol) };
  reader.wrong('value', 'another symbol than the one that changes');
  return null;
};

const delistingOf = (reader: RowReader, dated: Dated): CorporateAction | null => {
  if (reader.text('value') === null) return { ...dated, type: 'delisting' };
  reader.wrong('value', 'nothing: the last close is what a position ends at');
  return null;
};

const MAKERS = {
  split: splitOf,
  dividend: dividendOf,
  'symbol-change': changeOf,
  delisting: delistingOf,
} as const;

const actionOf = (reader: RowReader): CorporateAction | null => {
  const symbol = reader.needed('symbol');
  const date = reader.needed('date') === null ? null : reader.date('date');
  const type = reader.needed('type') === null ? null : reader.choice('type', TYPES);
  if (symbol === null || date === null || type === null) return null;
  return MAKERS[type](reader, { instrumentId: instrumentId(symbol), date });
};

/** Each symbol's own lines ascend by date; a kind stands once a day, and nothing after the end. */
class Order {
  readonly #last = new Map<string, CorporateAction[]>();

  check(reader: RowReader, action: CorporateAction): void {
    const before = this.#last.get(action.instrumentId) ?? [];
    const latest = before.at(-1);
    this.#last.set(action.instrumentId, [...before, action]);
    if (!latest) return;
    if (action.date < latest.date)
      reader.complain(
        `date: ${action.date} is before ${latest.date} of the line above for ${action.instrumentId}; sort the lines of a symbol by date`,
      );
    else if (before.some(({ date, type }) => date === action.date && type === action.type))
      reader.complain(
        `${action.type} of ${action.instrumentId} on ${action.date} stands twice; keep one of them`,
      );
    else if (latest.type === 'delisting' || latest.type === 'symbol-change')
      reader.complain(
        `${action.instrumentId} ended on ${latest.date} by ${latest.type}; later actions belong to another symbol`,
      );
  }
}

/**
 * `symbol,date,type,value`, a line per action: `split` with a ratio, `dividend` with an amount a
 * share, `symbol-change` with the new symbol, `delisting` without a value. The date is the first
 * session on which prices show the action (the ex-date); of a delisting it is the last session.
 */
export const parseCorporateActions = (
  text: string,
  source: string,
): ReferenceFile<CorporateAction> => {
  const complaints = new Complaints(source);
  const order = new Order();
  const records = (readTable(text, SHAPE, complaints) ?? []).flatMap((row): CorporateAction[] => {
    const reader = new RowReader(row, complaints);
    const action = actionOf(reader);
    if (action) order.check(reader, action);
    return action ? [action] : [];
  });
  return { records: complaints.some ? [] : records, problems: complaints.all };
};
