import type { BookingMessage, FlowKind, FlowMessage, SplitMessage } from '@stratvector/contracts';
import type { Timestamp } from '@stratvector/kernel';
import { add, negate, subtract } from '@stratvector/model';
import type { AccountId, InstrumentId, Money, Quantity, StrategyId } from '@stratvector/model';

/** What one strategy holds of one instrument and has made of it, as the books told it last. */
export interface PositionView {
  readonly strategyId: StrategyId;
  readonly instrumentId: InstrumentId;
  /** Signed. */
  readonly quantity: Quantity;
  /** Of what is held, signed like it. */
  readonly cost: Money;
  /** Gross of costs. */
  readonly realized: Money;
  readonly commission: Money;
  readonly fees: Money;
  /** Dividends received, less those owed and what borrowing cost. */
  readonly income: Money;
  readonly fills: number;
  readonly at: Timestamp;
}

/** An account over all that it holds, as the books told it last. */
export interface AccountView {
  readonly accountId: AccountId;
  readonly cash: Money;
  /** Cash that came and went without a trade, by kind. */
  readonly flows: Readonly<Partial<Record<FlowKind, Money>>>;
  /** Null before anything was booked. */
  readonly at: Timestamp | null;
}

/** What changes the books. */
export type BooksMessage = BookingMessage | FlowMessage | SplitMessage;

const NOTHING = 0n as Money;

const emptyPosition = (
  strategyId: StrategyId,
  instrumentId: InstrumentId,
  at: Timestamp,
): PositionView => ({
  strategyId,
  instrumentId,
  quantity: 0n as Quantity,
  cost: NOTHING,
  realized: NOTHING,
  commission: NOTHING,
  fees: NOTHING,
  income: NOTHING,
  fills: 0,
  at,
});

const byName = (first: PositionView, second: PositionView): number =>
  first.strategyId.localeCompare(second.strategyId) ||
  first.instrumentId.localeCompare(second.instrumentId);

/** Follows the books of one account by what risk publishes of them; it works nothing out anew. */
export class AccountProjection {
  readonly #opening: Money;
  readonly #positions = new Map<string, PositionView>();
  #account: AccountView;

  /** `opening`: the cash with which the account was opened. */
  constructor(accountId: AccountId, opening: Money) {
    this.#opening = opening;
    this.#account = { accountId, cash: opening, flows: {}, at: null };
  }

  get account(): AccountView {
    return this.#account;
  }

  /** Of strategies and instruments that ever traded, by their names; those that are flat now as well. */
  get positions(): readonly PositionView[] {
    return [...this.#positions.values()].sort(byName);
  }

  /**
   * What cash is over what it should be by everything that was booked: opening + flows + realized −
   * commission − fees − cost of what is held. Zero, or a message is missing.
   */
  get imbalance(): Money {
    let expected = this.#opening;
    for (const flow of Object.values(this.#account.flows)) expected = add(expected, flow);
    for (const { realized, commission, fees, cost } of this.#positions.values())
      expected = subtract(subtract(subtract(add(expected, realized), commission), fees), cost);
    return subtract(this.#account.cash, expected);
  }

  hear(message: BooksMessage): void {
    switch (message.topic) {
      case 'risk.booking.v1':
        this.#book(message);
        break;
      case 'risk.flow.v1':
        this.#flow(message);
        break;
      case 'risk.split.v1':
        this.#split(message);
    }
    this.#account = { ...this.#account, cash: message.cashAfter, at: message.at };
  }

  #book(booking: BookingMessage): void {
    const position = this.#position(booking.strategyId, booking.instrumentId, booking.at);
    this.#put({
      ...position,
      quantity: booking.positionAfter,
      cost: booking.costAfter,
      realized: add(position.realized, booking.realized),
      commission: add(position.commission, booking.commission),
      fees: add(position.fees, booking.fees),
      fills: position.fills + 1,
      at: booking.at,
    });
  }

  #split(split: SplitMessage): void {
    const position = this.#position(split.strategyId, split.instrumentId, split.at);
    this.#put({
      ...position,
      quantity: split.positionAfter,
      cost: split.costAfter,
      realized: add(position.realized, split.realized),
      at: split.at,
    });
  }

  #flow({ kind, strategyId, instrumentId, amount, at }: FlowMessage): void {
    const { flows } = this.#account;
    const sum = add(flows[kind] ?? NOTHING, amount);
    this.#account = { ...this.#account, flows: { ...flows, [kind]: sum } };
    if (strategyId === null || instrumentId === null) return;
    const position = this.#position(strategyId, instrumentId, at);
    this.#put({ ...position, income: add(position.income, amount), at });
  }

  #position(strategyId: StrategyId, instrumentId: InstrumentId, at: Timestamp): PositionView {
    return (
      this.#positions.get(`${strategyId}/${instrumentId}`) ??
      emptyPosition(strategyId, instrumentId, at)
    );
  }

  #put(position: PositionView): void {
    this.#positions.set(`${position.strategyId}/${position.instrumentId}`, position);
  }
}

/** What a position has brought so far, marked at a price: realized and income less costs, and what is open. */
export const profitOf = (position: PositionView, value: Money): Money => {
  const { realized, income, commission, fees, cost } = position;
  const spent = negate(add(commission, fees));
  return add(add(add(realized, income), spent), subtract(value, cost));
};
