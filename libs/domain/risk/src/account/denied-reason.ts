import type { Fraction, Money, Price, Quantity } from '@stratvector/model';

/**
 * Why we stopped an order before it left, with the numbers of the decision. The order here is the
 * order of the checks: the first that fails wins.
 */
export type DeniedReason =
  | { readonly code: 'ACCOUNT_UNOPENED' }
  | { readonly code: 'INSTRUMENT_UNKNOWN' }
  | { readonly code: 'STRATEGY_UNKNOWN' }
  /** `earlier` is the request that it is like. */
  | {
      readonly code: 'DUPLICATE_ORDER';
      readonly earlier: string;
      readonly ageMs: number;
      readonly windowMs: number;
    }
  /** It has ended, or never was. */
  | { readonly code: 'ORDER_UNKNOWN' }
  | { readonly code: 'ORDER_ENDING' }
  | { readonly code: 'ORDER_SLICED' }
  | { readonly code: 'MODIFICATION_PENDING'; readonly revision: number }
  | { readonly code: 'REVISION_STALE'; readonly revision: number; readonly seen: number }
  | {
      readonly code: 'QUANTITY_NOT_ABOVE_FILLED';
      readonly quantity: Quantity;
      readonly filled: Quantity;
    }
  | { readonly code: 'QUANTITY_OF_TARGET'; readonly quantity: Quantity }
  | { readonly code: 'PRICE_OF_OTHER_TYPE'; readonly type: string }
  | {
      readonly code: 'REDUCES_MORE_THAN_HELD';
      readonly quantity: Quantity;
      readonly held: Quantity;
    }
  | { readonly code: 'DATA_ENDED' }
  | { readonly code: 'DELISTED' }
  | { readonly code: 'INSTRUMENT_RESTRICTED' }
  | { readonly code: 'MARK_MISSING' }
  | { readonly code: 'MARK_STALE'; readonly ageMs: number; readonly maxMs: number }
  | { readonly code: 'EXCHANGE_RATE_MISSING'; readonly currency: string }
  | {
      readonly code: 'EXCHANGE_RATE_STALE';
      readonly currency: string;
      readonly ageMs: number;
      readonly maxMs: number;
    }
  | { readonly code: 'SIZE_UNDEFINED'; readonly missing: string }
  | { readonly code: 'QUANTITY_NOT_POSITIVE'; readonly quantity: Quantity }
  | { readonly code: 'NOTIONAL_OUT_OF_RANGE'; readonly quantity: Quantity; readonly price: Price }
  | {
      readonly code: 'ORDER_QUANTITY_EXCEEDS_MAX';
      readonly quantity: Quantity;
      readonly max: Quantity;
    }
  | { readonly code: 'ORDER_NOTIONAL_EXCEEDS_MAX'; readonly notional: Money; readonly max: Money }
  | { readonly code: 'BASKET_NOTIONAL_EXCEEDS_MAX'; readonly notional: Money; readonly max: Money }
  | { readonly code: 'PRICE_OUTSIDE_COLLAR'; readonly price: Price; readonly bound: Price }
  /** `reference` is the price at the window's start. */
  | {
      readonly code: 'PRICE_OUTSIDE_WINDOW_COLLAR';
      readonly price: Price;
      readonly bound: Price;
      readonly reference: Price;
    }
  /** `level` is the stop or the target that is not on its side of the entry. */
  | { readonly code: 'BRACKET_ON_WRONG_SIDE'; readonly entry: Price; readonly level: Price }
  /** By the latch of that cause over that scope. */
  | { readonly code: 'TRADING_HALTED'; readonly cause: string; readonly scope: string }
  | { readonly code: 'SHORT_NOT_ALLOWED' }
  | { readonly code: 'POSITION_EXCEEDS_MAX'; readonly position: Quantity; readonly max: Quantity }
  | { readonly code: 'POSITIONS_EXCEED_MAX'; readonly positions: number; readonly max: number }
  | { readonly code: 'GROSS_EXPOSURE_EXCEEDS_MAX'; readonly gross: Money; readonly max: Money }
  | { readonly code: 'NET_EXPOSURE_EXCEEDS_MAX'; readonly net: Money; readonly max: Money }
  | {
      readonly code: 'NOTIONAL_EXCEEDS_FREE_BALANCE';
      readonly notional: Money;
      readonly free: Money;
    }
  | {
      readonly code: 'VAR_EXCEEDS_MAX';
      readonly measure: string;
      readonly value: Fraction;
      readonly max: Fraction;
    }
  | { readonly code: 'SELF_TRADE'; readonly against: string };

export type DeniedCode = DeniedReason['code'];

/** What each code means, in the order of the checks. */
export const DENIAL_REASONS: Readonly<Record<DeniedCode, string>> = {
  ACCOUNT_UNOPENED: 'The account was not opened: nothing is allowed.',
  INSTRUMENT_UNKNOWN: 'The account has no such instrument.',
  STRATEGY_UNKNOWN: 'The account has no such strategy.',
  DUPLICATE_ORDER:
    'An order of a desk with the same content as another within risk.limits.duplicate_window, without a reason to pass.',
  ORDER_UNKNOWN: 'No order of that id works in the book: it has ended, or is another one.',
  ORDER_ENDING: 'Its end was asked for already.',
  ORDER_SLICED: 'An algorithm works it over time: what is at the venue are slices of it.',
  MODIFICATION_PENDING: 'The venue has not answered the change before this one yet.',
  REVISION_STALE: 'The order has been changed since whoever asks has seen it.',
  QUANTITY_NOT_ABOVE_FILLED: 'The whole quantity is no more than what has filled: cancel the rest.',
  QUANTITY_OF_TARGET:
    'A standing target says how much the order is for: it would be asked for again.',
  PRICE_OF_OTHER_TYPE:
    'A limit or a stop is missing that its type needs, or is given that it does not have.',
  REDUCES_MORE_THAN_HELD: 'It only reduces, and would reduce more than is held.',
  DATA_ENDED: 'The data of the instrument ends before the run does: nothing would fill.',
  DELISTED: 'The instrument trades no longer.',
  INSTRUMENT_RESTRICTED: 'The instrument is in risk.limits.restricted.',
  MARK_MISSING: 'There is no price to review the order at.',
  MARK_STALE: 'The last price is older than risk.limits.max_mark_age.',
  EXCHANGE_RATE_MISSING:
    "It opens or adds, and nothing is known yet of what its currency is worth in the account's.",
  EXCHANGE_RATE_STALE:
    'It opens or adds, and the last exchange rate of its currency is older than risk.limits.max_rate_age.',
  SIZE_UNDEFINED: 'The sizer misses what it needs: a stop or a volatility.',
  QUANTITY_NOT_POSITIVE: 'Nothing is left to trade in whole lots.',
  NOTIONAL_OUT_OF_RANGE: 'Quantity × price leaves what numbers can hold.',
  ORDER_QUANTITY_EXCEEDS_MAX: 'Over risk.limits.max_order_quantity.',
  ORDER_NOTIONAL_EXCEEDS_MAX: 'Over risk.limits.max_order_notional.',
  BASKET_NOTIONAL_EXCEEDS_MAX:
    'The entries of the instant sum to more than risk.limits.max_basket_notional.',
  PRICE_OUTSIDE_COLLAR:
    'The limit is further on its aggressive side than risk.limits.price_collar.',
  PRICE_OUTSIDE_WINDOW_COLLAR:
    'The price has run further than risk.limits.price_collar since the start of risk.limits.price_collar_window.',
  BRACKET_ON_WRONG_SIDE:
    'The stop of its bracket is not on the losing side of its entry, or the target not on the winning side.',
  TRADING_HALTED:
    'A latch of a limit or of the kill switch keeps entries back, or all orders where it blocks.',
  SHORT_NOT_ALLOWED: 'It opens a short position and risk.allow_short is false.',
  POSITION_EXCEEDS_MAX: 'The position would be over risk.max_position_size.',
  POSITIONS_EXCEED_MAX: 'It opens one position more than risk.max_positions.',
  GROSS_EXPOSURE_EXCEEDS_MAX: 'Over risk.limits.max_gross_exposure.',
  NET_EXPOSURE_EXCEEDS_MAX: 'Over risk.limits.max_net_exposure.',
  NOTIONAL_EXCEEDS_FREE_BALANCE: 'It costs more than the cash that nothing is reserved against.',
  VAR_EXCEEDS_MAX: 'Value at risk or expected shortfall is over its limit.',
  SELF_TRADE: 'It could match a working order of our own.',
};
