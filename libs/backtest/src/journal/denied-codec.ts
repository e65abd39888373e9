import { assert } from '@stratvector/kernel';
import type { DeniedCode, DeniedReason } from '@stratvector/domain-risk';
import { Enumeration } from './enumeration.ts';
import { WORD } from './tape.ts';
import type { TapeWriter } from './tape.ts';
import type { TapeReader } from './tape-reader.ts';

type Of<Code extends DeniedCode> = Extract<DeniedReason, { code: Code }>;
type Kind<Value> = Value extends bigint ? 'count' : Value extends number ? 'number' : 'word';

/** What each code comes with, in the order of its fields: one that is missing does not compile. */
type Fields = {
  readonly [Code in DeniedCode]: {
    readonly [Field in Exclude<keyof Of<Code>, 'code'>]-?: Kind<Of<Code>[Field]>;
  };
};

const FIELDS: Fields = {
  ACCOUNT_UNOPENED: {},
  INSTRUMENT_UNKNOWN: {},
  STRATEGY_UNKNOWN: {},
  DUPLICATE_ORDER: { earlier: 'word', ageMs: 'number', windowMs: 'number' },
  ORDER_UNKNOWN: {},
  ORDER_ENDING: {},
  ORDER_SLICED: {},
  MODIFICATION_PENDING: { revision: 'number' },
  REVISION_STALE: { revision: 'number', seen: 'number' },
  QUANTITY_NOT_ABOVE_FILLED: { quantity: 'count', filled: 'count' },
  QUANTITY_OF_TARGET: { quantity: 'count' },
  PRICE_OF_OTHER_TYPE: { type: 'word' },
  REDUCES_MORE_THAN_HELD: { quantity: 'count', held: 'count' },
  DATA_ENDED: {},
  DELISTED: {},
  INSTRUMENT_RESTRICTED: {},
  MARK_MISSING: {},
  MARK_STALE: { ageMs: 'number', maxMs: 'number' },
  EXCHANGE_RATE_MISSING: { currency: 'word' },
  EXCHANGE_RATE_STALE: { currency: 'word', ageMs: 'number', maxMs: 'number' },
  SIZE_UNDEFINED: { missing: 'word' },
  QUANTITY_NOT_POSITIVE: { quantity: 'count' },
  NOTIONAL_OUT_OF_RANGE: { quantity: 'count', price: 'count' },
  ORDER_QUANTITY_EXCEEDS_MAX: { quantity: 'count', max: 'count' },
  ORDER_NOTIONAL_EXCEEDS_MAX: { notional: 'count', max: 'count' },
  BASKET_NOTIONAL_EXCEEDS_MAX: { notional: 'count', max: 'count' },
  PRICE_OUTSIDE_COLLAR: { price: 'count', bound: 'count' },
  PRICE_OUTSIDE_WINDOW_COLLAR: { price: 'count', bound: 'count', reference: 'count' },
  BRACKET_ON_WRONG_SIDE: { entry: 'count', level: 'count' },
  TRADING_HALTED: { cause: 'word', scope: 'word' },
  SHORT_NOT_ALLOWED: {},
  POSITION_EXCEEDS_MAX: { position: 'count', max: 'count' },
  POSITIONS_EXCEED_MAX: { positions: 'number', max: 'number' },
  GROSS_EXPOSURE_EXCEEDS_MAX: { gross: 'count', max: 'count' },
  NET_EXPOSURE_EXCEEDS_MAX: { net: 'count', max: 'count' },
  NOTIONAL_EXCEEDS_FREE_BALANCE: { notional: 'count', free: 'count' },
  VAR_EXCEEDS_MAX: { measure: 'word', value: 'count', max: 'count' },
  SELF_TRADE: { against: 'word' },
};

type FieldKind = 'count' | 'number' | 'word';
type Field = readonly [name: string, kind: FieldKind];

const fieldsOf = (code: DeniedCode): readonly Field[] =>
  Object.entries<FieldKind>(FIELDS[code]).map(([name, kind]) => [name, kind]);

// The codes are the keys of the table.
const CODES = Object.keys(FIELDS) as DeniedCode[];
const LISTED: ReadonlyMap<DeniedCode, readonly Field[]> = new Map(
  CODES.map((code) => [code, fieldsOf(code)]),
);
const CODE = new Enumeration(
  // Built from the table itself, so it has every code.
  Object.fromEntries(CODES.map((code) => [code, true])) as Record<DeniedCode, true>,
);

const writeField = (tape: TapeWriter, kind: FieldKind, value: unknown): void => {
  if (kind === 'count' && typeof value === 'bigint') tape.integer(value);
  else if (kind === 'number' && typeof value === 'number') tape.float(value);
  else if (kind === 'word' && typeof value === 'string') tape.word(WORD.other, value);
  else assert(false, `a reason has ${String(value)} where the journal expects a ${kind}`);
};

const readField = (tape: TapeReader, kind: FieldKind): bigint | number | string => {
  switch (kind) {
    case 'count':
      return tape.integer();
    case 'number':
      return tape.float();
    case 'word':
      return tape.word();
  }
};

export const writeDenied = (tape: TapeWriter, reason: DeniedReason): void => {
  tape.code(CODE.code(reason.code));
  const values: Readonly<Record<string, unknown>> = reason;
  for (const [name, kind] of LISTED.get(reason.code) ?? []) writeField(tape, kind, values[name]);
};

export const readDenied = (tape: TapeReader): DeniedReason => {
  const code = CODE.name(tape.code());
  const values: Record<string, unknown> = { code };
  for (const [name, kind] of LISTED.get(code) ?? []) values[name] = readField(tape, kind);
  // The fields of this code, as the table lists them.
  return values as DeniedReason;
};
