import type {
  FlowKind,
  OrderFactMessage,
  OrderIdea,
  Signal,
  SignalsRaised,
} from '@stratvector/contracts';
import type { Command, Event, Timestamp } from '@stratvector/kernel';
import type {
  ClientOrderId,
  ExecutionAlgorithm,
  Fraction,
  InstrumentId,
  Money,
  OrderModification,
  OrderRole,
  OrderTicket,
  Price,
  Quantity,
  RateMark,
  StrategyId,
} from '@stratvector/model';
import type { DeniedReason } from './denied-reason.ts';
import type { ControlCommand, ControlEvent } from './control-events.ts';
import type { ModificationEvent } from './modification-events.ts';
import type { EndCause, Lot, TargetKind } from './state.ts';

/** Which position something is about; `slot` is its place in the account. */
interface About {
  readonly slot: number;
  readonly strategyId: StrategyId;
  readonly instrumentId: InstrumentId;
}

/** A flow is the account's, or comes from the position of one strategy. */
interface Flow {
  readonly kind: FlowKind;
  readonly strategyId: StrategyId | null;
  readonly instrumentId: InstrumentId | null;
  /** Positive where the account receives it. */
  readonly amount: Money;
}

/** An open order on new shares. */
export interface ResizedOrder {
  readonly id: ClientOrderId;
  readonly remaining: Quantity;
  readonly limitPrice: Price | null;
}

export type AccountEvent =
  | Event<'AccountOpened', { cash: Money; slots: number }>
  | Event<
      'TargetSet',
      About & {
        target: Quantity;
        kind: TargetKind;
        intent: bigint;
        reason: string;
        decisionPrice: Price;
        signal: Signal | null;
      }
    >
  | Event<
      'TargetReduced',
      About & {
        from: Quantity;
        to: Quantity;
        by: 'max_position_size' | 'allow_short' | 'free_cash' | 'gross_room' | 'size_undefined';
      }
    >
  | Event<
      'SignalIgnored',
      About & {
        reason:
          'REENTRY_NEEDS_NEW_SIGNAL' | 'TARGET_UNCHANGED' | 'SIGNAL_EXPIRED' | 'RULE_IN_FORCE';
      }
    >
  | Event<
      'OrderApproved',
      {
        slot: number;
        ticket: OrderTicket;
        /** How execution works it over time; null where it goes out whole. */
        algorithm: ExecutionAlgorithm | null;
        /** Cash set aside, and room taken of the exposure limits, until it ends. */
        reserved: Money;
        exposure: Money;
      }
    >
  | Event<'OrderDenied', About & { quantity: Quantity; price: Price; reason: DeniedReason }>
  | Event<'CancelOrdered', About & { orderId: ClientOrderId; cause: string }>
  | Event<
      'OrderReleased',
      About & { orderId: ClientOrderId; ended: 'canceled' | 'expired' | 'rejected'; code: string }
    >
  | Event<
      'FillBooked',
      About & {
        orderId: ClientOrderId;
        role: OrderRole;
        /** Signed: buys are positive. */
        quantity: Quantity;
        price: Price;
        /** Signed like the quantity. */
        notional: Money;
        commission: Money;
        fees: Money;
        /** Gross of costs. */
        realized: Money;
        positionAfter: Quantity;
        costAfter: Money;
        /** Oldest first; empty under average cost. */
        lotsAfter: readonly Lot[];
        /** The reservation and room that this fill frees. */
        freed: Money;
        freedExposure: Money;
        /** The sign that a protective exit blocks until a new signal; 0 where it blocks none. */
        blocks: number;
        cashAfter: Money;
      }
    >
  | Event<'FlowBooked', Flow & { cashAfter: Money }>
  | Event<
      'SplitBooked',
      About & {
        numerator: bigint;
        denominator: bigint;
        positionAfter: Quantity;
        costAfter: Money;
        lotsAfter: readonly Lot[];
        targetAfter: Quantity | null;
        ordersAfter: readonly ResizedOrder[];
        /** For the fraction that is left of the position; negative where it was short. */
        cashInLieu: Money;
        /** What that brought over its cost. */
        realized: Money;
        cashAfter: Money;
      }
    >
  /** Nothing is wanted of the instrument from here on. */
  | Event<
      'InstrumentEnded',
      { instrumentId: InstrumentId; cause: EndCause; slots: readonly number[] }
    >
  | ControlEvent
  | ModificationEvent
  | Event<'SessionStarted', { equity: Money }>
  /** The exchange rates that the events after it were decided with, in order of currency. */
  | Event<'RatesMarked', { rates: readonly RateMark[] }>;

/** The account as marked at an instant, by the projection that follows bookings and marks. */
export interface Valuation {
  readonly equity: Money;
  /** Sum of absolute position values. */
  readonly gross: Money;
  /** Signed sum of position values. */
  readonly net: Money;
}

/** The last close known of an instrument, and the bar it closed. */
export interface Mark {
  readonly instrumentId: InstrumentId;
  readonly price: Price;
  /** At the start of the window of a price collar; null where none is asked for, or none is known. */
  readonly windowPrice: Price | null;
  readonly at: Timestamp;
  readonly high: number;
  readonly low: number;
  /** 0 where the data has none. */
  readonly volume: number;
}

/** VaR and ES of the present portfolio; null with too few observations to be a check. */
export interface RiskStatistics {
  readonly var95: Fraction | null;
  readonly var99: Fraction | null;
  readonly es95: Fraction | null;
}

/** Annual volatilities by instrument, as far as they are known; empty where no sizer asks. */
export type Volatilities = ReadonlyMap<InstrumentId, Fraction>;

/** A working order is to stand otherwise. */
export type ModificationCommand = Command<
  'ReviewModification',
  {
    strategyId: StrategyId;
    instrumentId: InstrumentId;
    orderId: ClientOrderId;
    /** How often the order had been changed when whoever asks saw it: 0 for one that never was. */
    revision: number;
    /** The whole order, what has filled included; prices that stay are given as they are. */
    change: OrderModification;
    by: string;
    reason: string;
    mark: Mark;
    valuation: Valuation;
    statistics: RiskStatistics | null;
  }
>;

/** What is asked of an account, and what other currencies are worth where that moves. */
export type AccountCommand = AskedCommand & {
  /** In order of currency; without, those of the last decision hold. */
  readonly rates?: readonly RateMark[];
};

type AskedCommand =
  | Command<'OpenAccount', { cash: Money }>
  | Command<
      'ReviewTargets',
      {
        signals: readonly SignalsRaised[];
        /** Instruments with a bar at this instant whose unmet targets may be asked for again. */
        marks: readonly Mark[];
        valuation: Valuation;
        statistics: RiskStatistics | null;
        volatilities: Volatilities;
        /** Standing directions are sized anew. */
        rebalance: boolean;
      }
    >
  | Command<'RecordOrderFact', { message: OrderFactMessage }>
  | Command<'CheckLosses', { valuation: Valuation; sessionEquity: Money; peakEquity: Money }>
  /** `equity`: at the last close of the session before. */
  | Command<'StartSession', { equity: Money }>
  | Command<'BookFlow', Flow>
  /** `perShare` counts 10^-9 of the currency. */
  | Command<'BookDividend', { instrumentId: InstrumentId; perShare: bigint }>
  /** Each old share becomes numerator / denominator new ones; `price` is the last close of old ones. */
  | Command<
      'BookSplit',
      { instrumentId: InstrumentId; numerator: bigint; denominator: bigint; price: Price }
    >
  /** An order of a person for one of the account's books. */
  | Command<
      'ReviewOrder',
      {
        /** The same one is a duplicate. */
        requestId: string;
        by: string;
        reason: string;
        /** Lets the same content pass once more, by giving a reason. */
        override: string | null;
        strategyId: StrategyId;
        instrumentId: InstrumentId;
        idea: OrderIdea;
        mark: Mark;
        valuation: Valuation;
        statistics: RiskStatistics | null;
      }
    >
  | ControlCommand
  | ModificationCommand
  | Command<'AccrueFinancing', FinancedBalance>
  | Command<'CheckMargin', { valuation: Valuation; prices: readonly PricedInstrument[] }>
  | Command<'EndInstrument', { instrumentId: InstrumentId; cause: EndCause }>
  /** `mark` is the last close there will be. */
  | Command<'CloseEnded', { mark: Mark }>;

/** The account at the earlier of two session closes, and the calendar days from there to the later. */
export interface FinancedBalance {
  readonly days: number;
  readonly cash: Money;
  /** What is short over all strategies, at its close; values are positive. */
  readonly shorts: readonly { readonly instrumentId: InstrumentId; readonly value: Money }[];
}

interface PricedInstrument {
  readonly instrumentId: InstrumentId;
  readonly price: Price;
}
