import type { Fraction, Money, Price, Quantity } from '@stratvector/model';

/**
 * Why we stopped an order before it left, with the numbers of the decision. The order here is the
 * order of the checks: the first that fails wins.
 */
export type DeniedReason =
  | { readonly code: 'ACCOUNT_UNOPENED' }
  | { readonly code: 'INSTRUMENT_UNKNOWN' }
  | { readonly code: 'STRATEGY_UNKNOWN' }
  | { readonly code: 'INSTRUMENT_RESTRICTED' }
  | { readonly code: 'MARK_MISSING' }
  | { readonly code: 'MARK_STALE'; readonly ageMs: number; readonly maxMs: number }
  | { readonly code: 'SIZE_UNDEFINED'; readonly missing: string }
  | { readonly code: 'QUANTITY_NOT_POSITIVE'; readonly quantity: Quantity }
  | { readonly code: 'NOTIONAL_OUT_OF_RANGE'; readonly quantity: Quantity; readonly price: Price }
  | { readonly code: 'STRATEGY_DISABLED'; readonly executions: number; readonly max: number }
  | {
      readonly code: 'ORDER_QUANTITY_EXCEEDS_MAX';
      readonly quantity: Quantity;
      readonly max: Quantity;
    }
  | { readonly code: 'ORDER_NOTIONAL_EXCEEDS_MAX'; readonly notional: Money; readonly max: Money }
  | { readonly code: 'BASKET_NOTIONAL_EXCEEDS_MAX'; readonly notional: Money; readonly max: Money }
  | { readonly code: 'PRICE_OUTSIDE_COLLAR'; readonly price: Price; readonly bound: Price }
  | { readonly code: 'TRADING_HALTED'; readonly cause: string }
  | { readonly code: 'SHORT_NOT_ALLOWED' }
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
