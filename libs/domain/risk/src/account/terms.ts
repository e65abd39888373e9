import { FRACTION_ONE } from '@stratvector/model';
import type {
  AccountId,
  ExecutionAlgorithm,
  Fraction,
  Instrument,
  InstrumentId,
  Money,
  OrderDay,
  ParameterValues,
  Price,
  Protection,
  SlippageInput,
  StrategyId,
  TimeInForce,
} from '@stratvector/model';
import type { Sizer } from '../sizers/sizer.ts';

/** A limit that is null is not checked. Fractions are of the account's equity. */
export interface Limits {
  /** Of the strategy's equity, for one position at its decision price. */
  readonly maxPositionSize: Fraction;
  readonly maxPositions: number | null;
  readonly allowShort: boolean;
  /** Shares or contracts, in one order. */
  readonly maxOrderQuantity: number | null;
  readonly maxOrderNotional: Money | null;
  /** Of all entries of one instant. */
  readonly maxBasketNotional: Money | null;
  readonly maxGrossExposure: Fraction | null;
  readonly maxNetExposure: Fraction | null;
  readonly maxDailyLoss: Fraction | null;
  readonly maxDrawdown: Fraction | null;
  readonly maxVar95: Fraction | null;
  readonly maxVar99: Fraction | null;
  readonly maxEs95: Fraction | null;
  readonly priceCollar: Fraction | null;
  /** Entries are held to the collar around the price at the start of so long a window too. */
  readonly priceCollarWindowMs: number | null;
  readonly ordersPerSecond: number | null;
  /** New orders and cancels of one strategy in one session by fill, from so many messages on. */
  readonly maxOrderToTradeRatio: number | null;
  readonly orderToTradeMinOrders: number;
  /** Fills of one strategy in any minute. */
  readonly maxFillsPerMinute: number | null;
  /** Of the last orders of one strategy that the venue answered, from so many answers on. */
  readonly maxRejectRate: Fraction | null;
  readonly rejectRateWindow: number;
  readonly rejectRateMinOrders: number;
  /** Fills of one strategy and instrument in one session before a person must re-enable it. */
  readonly maxExecutionsPerSession: number | null;
  /** How long orders of a desk with the same content are denied. */
  readonly duplicateWindowMs: number | null;
  readonly restricted: ReadonlySet<string>;
  /** Which of two orders of the account that could match each other has to go. */
  readonly selfTrade: 'cancel-new' | 'cancel-old' | 'both';
  readonly markAgeMsMax: number | null;
  readonly onBreach: 'block' | 'flatten';
}

/** Nothing is checked but cash; one position may take all equity, in either direction. */
export const UNLIMITED: Limits = {
  maxPositionSize: FRACTION_ONE,
  maxPositions: null,
  allowShort: true,
  maxOrderQuantity: null,
  maxOrderNotional: null,
  maxBasketNotional: null,
  maxGrossExposure: null,
  maxNetExposure: null,
  maxDailyLoss: null,
  maxDrawdown: null,
  maxVar95: null,
  maxVar99: null,
  maxEs95: null,
  priceCollar: null,
  priceCollarWindowMs: null,
  ordersPerSecond: null,
  maxOrderToTradeRatio: null,
  orderToTradeMinOrders: 20,
  maxFillsPerMinute: null,
  maxRejectRate: null,
  rejectRateWindow: 50,
  rejectRateMinOrders: 10,
  maxExecutionsPerSession: null,
  duplicateWindowMs: null,
  restricted: new Set(),
  selfTrade: 'cancel-new',
  markAgeMsMax: null,
  onBreach: 'block',
};

/** Whether a limit asks for the statistics of what is held. */
export const asksForStatistics = ({ maxVar95, maxVar99, maxEs95 }: Limits): boolean =>
  maxVar95 !== null || maxVar99 !== null || maxEs95 !== null;

/** How one strategy of the account turns a target into orders. */
export interface StrategyTerms {
  readonly id: StrategyId;
  /** Of account equity; the shares of an account sum to 1 at most. */
  readonly equityShare: Fraction;
  readonly reentry: 'new-signal' | 'next-bar';
  readonly protection: Protection | null;
  /** The instruments that it trades, for sizers that share equity out among them. */
  readonly universe: readonly InstrumentId[];
}

type CommissionSchedule = (day: OrderDay) => Money;
type FeeSchedule = (day: OrderDay, time: number) => Money;
type SlippageSchedule = (input: SlippageInput) => Price;

/** Annual rates, simple, over calendar days of a year of 365. */
export interface FinancingTerms {
  /** Earned on cash above zero. */
  readonly cashRate: Fraction;
  /** Paid on cash below zero. */
  readonly marginRate: Fraction;
  /** Paid on the value of what is short. */
  readonly borrowRate: Fraction;
}

/** An algorithm, and how long the orders live that it works. */
export interface SlicingTerms {
  readonly algorithm: ExecutionAlgorithm;
  readonly timeInForce: TimeInForce;
}

/** Currencies whose worth moves: their instruments stand in them, at a rate of 1, until a command brings one. */
interface MovingRates {
  readonly currencies: ReadonlySet<string>;
  /** An order that opens or adds is denied where its rate is older; null where none is too old. */
  readonly ageMsMax: number | null;
}

/** What an account is run by. Plain configuration and the pure functions that it names. */
export interface AccountTerms {
  readonly id: AccountId;
  readonly currency: string;
  /** 1 for a cash account. */
  readonly leverage: Fraction;
  /** Of gross exposure, what equity must cover; null in a cash account. */
  readonly maintenance: Fraction | null;
  /** What sizing may use; null is all equity. */
  readonly capital: Money | null;
  readonly financing: FinancingTerms;
  readonly costBasis: 'average' | 'fifo';
  /** In order of strategy id. */
  readonly strategies: readonly StrategyTerms[];
  /** In order of instrument id. */
  readonly instruments: readonly Instrument[];
  /** Without, every rate is part of its instrument. */
  readonly movingRates?: MovingRates;
  readonly limits: Limits;
  readonly sizer: Sizer;
  readonly sizerParameters: ParameterValues;
  /** A rebalance leaves targets alone that would change by less than this share of themselves. */
  readonly rebalanceBand: Fraction;
  readonly orderType: 'market' | 'limit' | 'marketable-limit';
  readonly timeInForce: TimeInForce;
  /** How orders of targets are worked over time; null where they go out whole. */
  readonly slicing: SlicingTerms | null;
  readonly commission: CommissionSchedule;
  /** Regulatory fees of an order's day at a moment of it, in milliseconds; without, there are none. */
  readonly fees?: FeeSchedule;
  readonly slippage: SlippageSchedule;
}

/** Whether an order of one strategy could meet one of another. */
export const sharesAccount = ({ strategies }: Pick<AccountTerms, 'strategies'>): boolean =>
  strategies.length > 1;
