import type { OrderIdea } from '@stratvector/contracts';
import {
  clientOrderId,
  fractionOfNumber,
  instrumentId,
  quantity,
  strategyId,
} from '@stratvector/model';
import { stock } from '@stratvector/testing';
import { at, dollars, markOf, priced, review, signal, termsOf } from './account.fixture.ts';
import { createAccount } from './account.ts';
import type { AccountCommand, AccountEvent, ModificationCommand, Valuation } from './events.ts';
import type { Limits } from './terms.ts';

/** For the specs of changes: two desks in one account, AAA at 100.00, prices as numbers. */

const STOCKS = [stock('AAA'), stock('BBB')];

export const accountWith = (limits: Partial<Limits> = {}, leverage = 1) =>
  createAccount(
    termsOf(STOCKS, {
      leverage: fractionOfNumber(leverage),
      strategies: ['S', 'T'].map((id) => ({
        id: strategyId(id),
        equityShare: fractionOfNumber(1),
        reentry: 'new-signal' as const,
        protection: null,
        universe: STOCKS.map((one) => one.id),
      })),
      limits: { maxPositionSize: fractionOfNumber(2), ...limits },
    }),
  );

interface Wanted {
  readonly side?: 'buy' | 'sell';
  readonly shares?: number;
  readonly limit?: number;
  readonly stop?: number;
}

const typeOf = ({ limit, stop }: Wanted): OrderIdea['type'] => {
  if (stop !== undefined) return limit === undefined ? 'stop' : 'stop-limit';
  return limit === undefined ? 'market' : 'limit';
};

const pricedOrNull = (value: number | undefined) => (value === undefined ? null : priced(value));

/** An order idea of one desk. */
export const asks = (strategy: string, wanted: Wanted): AccountCommand => {
  const { side = 'buy', shares = 100, limit, stop } = wanted;
  const idea: OrderIdea = {
    side,
    type: typeOf(wanted),
    quantity: quantity(BigInt(shares)),
    riskFraction: null,
    limitPrice: pricedOrNull(limit),
    stopPrice: pricedOrNull(stop),
    trail: null,
    timeInForce: 'GTC',
    goodTill: null,
    bracketStop: null,
    bracketTarget: null,
  };
  return review([signal('AAA', { kind: 'order', idea })], { strategy });
};

interface Rewritten extends Omit<Wanted, 'side'> {
  readonly id?: string;
  readonly strategy?: string;
  readonly revision?: number;
  readonly by?: string;
  readonly valuation?: Valuation;
  readonly close?: number;
}

/** The first order of the account is to stand otherwise. */
export const modify = (wanted: Rewritten): ModificationCommand => {
  const {
    id = 'A-1',
    strategy = 'S',
    revision = 0,
    by = 'ann',
    shares = 100,
    close = 100,
  } = wanted;
  const flat = { equity: dollars(100_000), gross: dollars(0), net: dollars(0) };
  return {
    type: 'ReviewModification',
    at: at(1000),
    data: {
      strategyId: strategyId(strategy),
      instrumentId: instrumentId('AAA'),
      orderId: clientOrderId(id),
      revision,
      change: {
        quantity: quantity(BigInt(shares)),
        limitPrice: pricedOrNull(wanted.limit),
        stopPrice: pricedOrNull(wanted.stop),
      },
      by,
      reason: 'test',
      mark: markOf('AAA', close),
      valuation: wanted.valuation ?? flat,
      statistics: null,
    },
  };
};

/** What was decided about changes and ends of orders, in short texts. */
export const told = (events: readonly AccountEvent[]): readonly string[] =>
  events.flatMap((event): string[] => {
    switch (event.type) {
      case 'ModificationApproved': {
        const { orderId, revision } = event.data.modification;
        return [`approved ${orderId} ${revision}`];
      }
      case 'ModificationDenied':
        return [`denied ${Object.values(event.data.denied).map(String).join(' ')}`];
      case 'ModificationSettled':
        return [`${event.data.outcome} ${event.data.orderId} ${event.data.revision}`];
      case 'CancelOrdered':
        return [`cancel ${event.data.orderId}`];
      case 'ControlRefused':
        return [`refused ${event.data.refusal}`];
      default:
        return [];
    }
  });
