import type { Timestamp } from '@stratvector/kernel';
import { absolute, add, notional, subtract } from '@stratvector/model';
import type { Instrument, InstrumentId, Money, Price } from '@stratvector/model';
import { profitOf } from './account-projection.ts';
import type { AccountProjection, AccountView, PositionView } from './account-projection.ts';

/** The last close of an instrument. */
export interface CloseMark {
  readonly price: Price;
  readonly at: Timestamp;
}

export interface MarkedPosition extends PositionView {
  /** Null where no bar has come yet; what is held is worth its cost then. */
  readonly mark: CloseMark | null;
  /** Signed. */
  readonly value: Money;
  /** Value less cost. */
  readonly unrealized: Money;
  /** All that the position has brought: realized, income and unrealized, less costs. */
  readonly profit: Money;
}

export interface MarkedAccount extends AccountView {
  /** Cash and the value of all positions. */
  readonly equity: Money;
  /** Signed sum of position values. */
  readonly net: Money;
  /** Sum of absolute position values. */
  readonly gross: Money;
  readonly positions: readonly MarkedPosition[];
}

export interface Marks {
  readonly instrument: (id: InstrumentId) => Instrument | undefined;
  readonly close: (id: InstrumentId) => CloseMark | undefined;
}

const markedPosition = (position: PositionView, marks: Marks): MarkedPosition => {
  const instrument = marks.instrument(position.instrumentId);
  const mark = marks.close(position.instrumentId) ?? null;
  const value =
    instrument && mark ? notional(instrument, position.quantity, mark.price) : position.cost;
  return {
    ...position,
    mark,
    value,
    unrealized: subtract(value, position.cost),
    profit: profitOf(position, value),
  };
};

const ZERO = 0n as Money;

/** The books at the last closes, to the count. */
export const markedAccount = (books: AccountProjection, marks: Marks): MarkedAccount => {
  const positions = books.positions.map((position) => markedPosition(position, marks));
  const net = positions.reduce((sum, { value }) => add(sum, value), ZERO);
  const gross = positions.reduce((sum, { value }) => add(sum, absolute(value)), ZERO);
  const { account } = books;
  return { ...account, equity: add(account.cash, net), net, gross, positions };
};
