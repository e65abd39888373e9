import type { Timestamp } from '@stratvector/kernel';
import type { Fraction, Price, Quantity } from './fixed.ts';
import type { AccountId, ClientOrderId, InstrumentId, StrategyId } from './identifiers.ts';

export type OrderSide = 'buy' | 'sell';

export const opposite = (side: OrderSide): OrderSide => (side === 'buy' ? 'sell' : 'buy');

/** Market on open and on close are `market` with OPG and CLS, limit on open and close `limit`. */
export type OrderType = 'market' | 'limit' | 'stop' | 'stop-limit' | 'trailing-stop';

export type TimeInForce = 'DAY' | 'GTC' | 'GTD' | 'IOC' | 'FOK' | 'OPG' | 'CLS';

/** Distance of a trailing stop from the best price since it works. */
export type Trail =
  | { readonly kind: 'amount'; readonly amount: Price }
  | { readonly kind: 'fraction'; readonly fraction: Fraction };

/** What guards a position once it is open, as fractions of its average entry price; null is off. */
export interface Protection {
  readonly stopLoss: Fraction | null;
  readonly takeProfit: Fraction | null;
  readonly trailingStop: Fraction | null;
}

/**
 * What guards the position of one entry, as absolute prices on the tick; null is off. It stands in the
 * place of `protection`, and stays where it is when the average entry moves.
 */
export interface Bracket {
  readonly stop: Price | null;
  readonly target: Price | null;
}

/** What an order is for: it opens or adds, or it closes; the venue guards a position, we exit one. */
export type OrderRole = 'entry' | 'exit' | 'stop-loss' | 'take-profit';

/** The order as it was asked for. Nothing here changes once it is submitted. */
export interface OrderTicket {
  readonly clientOrderId: ClientOrderId;
  /** The entry that armed this protective order, or the algorithm that sliced this child. */
  readonly parentId: ClientOrderId | null;
  readonly accountId: AccountId;
  readonly strategyId: StrategyId;
  readonly instrumentId: InstrumentId;
  readonly side: OrderSide;
  readonly role: OrderRole;
  readonly type: OrderType;
  readonly quantity: Quantity;
  readonly limitPrice: Price | null;
  readonly stopPrice: Price | null;
  readonly trail: Trail | null;
  readonly timeInForce: TimeInForce;
  /** For GTD. */
  readonly goodTill: Timestamp | null;
  /** Cut to the position at fill time; it never opens or turns one. */
  readonly reduceOnly: boolean;
  readonly protection: Protection | null;
  /** Of an order idea; an order has a bracket or protection, never both. */
  readonly bracket: Bracket | null;
  /** Why it exists, in the strategy's or the rule's own word. */
  readonly reason: string;
  readonly decidedAt: Timestamp;
  readonly decisionPrice: Price;
}
