import type {
  Intent,
  OrderFact,
  OrderFactMessage,
  OrderIdea,
  Signal,
} from '@stratvector/contracts';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import {
  accountId,
  clientOrderId,
  FRACTION_ONE,
  fractionOfNumber,
  instrumentId,
  money,
  moneyOfNumber,
  price,
  quantity,
  strategyId,
  tradeId,
} from '@stratvector/model';
import type { Fraction, Instrument, OrderRole, OrderSide } from '@stratvector/model';
import { fraction } from '../sizers/fraction.ts';
import type { AccountCommand, Mark, Valuation } from './events.ts';
import { UNLIMITED } from './terms.ts';
import type { AccountTerms, Limits } from './terms.ts';

/** Values for the account's specs: money in whole currency, prices as numbers. */

export const at = (milliseconds: number): Timestamp => timestampOfMilliseconds(milliseconds);
export const dollars = moneyOfNumber;
export const priced = (value: number) => price(BigInt(Math.round(value * 1e6)));

/** An order idea of a hundred shares at the market: name what is otherwise. */
export const IDEA: OrderIdea = {
  side: 'buy',
  type: 'market',
  quantity: quantity(100n),
  riskFraction: null,
  limitPrice: null,
  stopPrice: null,
  trail: null,
  timeInForce: 'DAY',
  goodTill: null,
  bracketStop: null,
  bracketTarget: null,
};

/** One strategy, a whole account's equity in each direction, no costs: name what matters. */
export const termsOf = (
  instruments: readonly Instrument[],
  change: Omit<Partial<AccountTerms>, 'limits'> & {
    readonly limits?: Partial<Limits>;
    readonly share?: number;
  } = {},
): AccountTerms => {
  const { limits, share = 1, ...rest } = change;
  return {
    id: accountId('A'),
    currency: 'USD',
    leverage: FRACTION_ONE,
    maintenance: null,
    capital: null,
    financing: {
      cashRate: 0n as Fraction,
      marginRate: fractionOfNumber(0.06),
      borrowRate: fractionOfNumber(0.01),
    },
    costBasis: 'average',
    strategies: [
      {
        id: strategyId('S'),
        equityShare: FRACTION_ONE,
        reentry: 'new-signal',
        protection: null,
        universe: instruments.map(({ id }) => id),
      },
    ],
    instruments,
    sizer: fraction,
    sizerParameters: { fraction: share },
    rebalanceBand: 0n as Fraction,
    orderType: 'market',
    timeInForce: 'DAY',
    slicing: null,
    commission: () => money(0n),
    slippage: ({ price: before }) => before,
    ...rest,
    limits: { ...UNLIMITED, ...limits },
  };
};

export const OPEN: AccountCommand = {
  type: 'OpenAccount',
  at: at(0),
  data: { cash: dollars(100_000) },
};

export const direction = (value: -1 | 0 | 1): Intent => ({ kind: 'direction', direction: value });
export const weight = (value: number): Intent => ({
  kind: 'weight',
  weight: fractionOfNumber(value),
});

export const signal = (id: string, intent: Intent, close = 100): Signal => ({
  instrumentId: instrumentId(id),
  intent,
  reason: 'test',
  decisionPrice: priced(close),
  barSequence: 1,
  volatility: null,
  validUntil: null,
});

const flat: Valuation = { equity: dollars(100_000), gross: dollars(0), net: dollars(0) };

export const markOf = (id: string, close = 100, change: Partial<Mark> = {}): Mark => ({
  instrumentId: instrumentId(id),
  price: priced(close),
  windowPrice: null,
  at: at(1000),
  high: close,
  low: close,
  volume: 0,
  ...change,
});

/** A review at time 1,000 ms; marks are the decision prices unless given. */
export const review = (
  signals: readonly Signal[],
  change: { valuation?: Valuation; marks?: readonly Mark[]; strategy?: string } = {},
): Extract<AccountCommand, { type: 'ReviewTargets' }> => ({
  type: 'ReviewTargets',
  at: at(1000),
  data: {
    signals: [
      {
        topic: 'strategy.signal.v1',
        accountId: accountId('A'),
        strategyId: strategyId(change.strategy ?? 'S'),
        closeTime: at(1000),
        signals,
      },
    ],
    marks:
      change.marks ??
      signals.map(({ instrumentId: id, decisionPrice }) => markOf(id, Number(decisionPrice) / 1e6)),
    valuation: change.valuation ?? flat,
    statistics: null,
    volatilities: new Map(),
    rebalance: false,
  },
});

export interface FactTerms {
  readonly id: string;
  readonly side?: OrderSide;
  readonly role?: OrderRole;
  readonly instrument?: string;
}

export const factOf = (
  { id, side = 'buy', role = 'entry', instrument = 'AAA' }: FactTerms,
  fact: OrderFact,
): AccountCommand => {
  const message: OrderFactMessage = {
    topic: 'execution.order.v1',
    at: at(2000),
    accountId: accountId('A'),
    strategyId: strategyId('S'),
    instrumentId: instrumentId(instrument),
    orderId: clientOrderId(id),
    parentId: null,
    side,
    role,
    decisionPrice: priced(100),
    fact,
  };
  return { type: 'RecordOrderFact', at: at(2000), data: { message } };
};

/** A fill of so many shares, with a commission in currency. */
export const fillOf = (
  order: FactTerms,
  shares: number,
  close: number,
  commission = 0,
): AccountCommand =>
  factOf(order, {
    kind: 'filled',
    cumulative: quantity(BigInt(shares)),
    fill: {
      tradeId: tradeId(`${order.id}/1`),
      quantity: quantity(BigInt(shares)),
      price: priced(close),
      commission: dollars(commission),
      fees: dollars(0),
      slippage: dollars(0),
      moment: 'open',
      barOpenTime: at(2000),
      policyDecided: false,
    },
  });
