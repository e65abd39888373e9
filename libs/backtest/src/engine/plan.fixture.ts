import { fraction, UNLIMITED } from '@stratvector/domain-risk';
import { STRATEGIES } from '@stratvector/domain-strategy';
import type { StrategyDefinition } from '@stratvector/domain-strategy';
import {
  accountId,
  FRACTION_ONE,
  fractionOfNumber,
  instrumentId,
  instrumentOf,
  moneyOfNumber,
  price,
  quantity,
  resolveParameters,
  strategyId,
} from '@stratvector/model';
import type { BarColumns, Fraction, Instrument } from '@stratvector/model';
import { UTC_DAYS } from './account-days.ts';
import { FIRST_OF_SESSION, LAST_OF_SESSION } from './plan.ts';
import type { EquityCurve } from './equity-record.ts';
import type { PlannedInstrument, RunPlan } from './plan.ts';

/** Plans for specs: seeded random walks, momentum, costs, protection. */

const DAY_MS = 86_400_000;

/** The generator of Park and Miller: small, seeded, good enough to move a price. */
export const walk = (seed: number) => {
  let state = (seed * 7919 + 12_345) % 2_147_483_647;
  return (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

const cents = (value: number): number => Math.round(value * 100) / 100;

/** Days of a random walk from 100, with gaps, highs and lows on the cent. */
export const randomBars = (length: number, seed: number): BarColumns => {
  const draw = walk(seed);
  const make = (): Float64Array => new Float64Array(length);
  const [open, high, low, close] = [make(), make(), make(), make()];
  let last = 100;
  for (let row = 0; row < length; row += 1) {
    open[row] = cents(last * (1 + (draw() - 0.5) * 0.02));
    last = Math.max(5, cents((open[row] ?? 1) * (1 + (draw() - 0.495) * 0.05)));
    close[row] = last;
    high[row] = cents(Math.max(open[row] ?? 0, last) * (1 + draw() * 0.02));
    low[row] = cents(Math.min(open[row] ?? 0, last) * (1 - draw() * 0.02));
  }
  const openTime = Float64Array.from({ length }, (_, row) => row * DAY_MS);
  const closeTime = openTime.map((time) => time + DAY_MS);
  const volume = new Float64Array(length).fill(1e6);
  return { length, openTime, closeTime, open, high, low, close, volume, hasVolume: true };
};

export const stockNamed = (id: string): Instrument =>
  instrumentOf({
    id: instrumentId(id),
    type: 'stock',
    currency: 'USD',
    exchange: 'SMART',
    priceDecimals: 6,
    quantityDecimals: 0,
    tick: price(10_000n),
    lot: quantity(1n),
    multiplier: '1',
  });

const plannedOf = (id: string, columns: BarColumns): PlannedInstrument => ({
  instrument: stockNamed(id),
  columns,
  sessionEdges: new Uint8Array(columns.length).fill(FIRST_OF_SESSION | LAST_OF_SESSION),
  actions: [],
  ends: null,
  coarser: new Map(),
  finer: null,
  halts: [],
});

const MOMENTUM = STRATEGIES.filter(({ name }) => name === 'momentum');

/** Momentum, long and short, guarded by stop and target, with commission and slippage. */
export const planOf = (
  bars: Readonly<Record<string, BarColumns>>,
  change: Partial<RunPlan> = {},
  strategies: readonly StrategyDefinition[] = MOMENTUM,
): RunPlan => {
  const instruments = Object.entries(bars)
    .map(([id, columns]) => plannedOf(id, columns))
    .sort((a, b) => (a.instrument.id < b.instrument.id ? -1 : 1));
  const costs = {
    commission: ({ notional }: { notional: bigint }) =>
      moneyOfNumber(Math.ceil(Number(notional) / 2e7)),
    slippage: ({ price: at, side }: { price: bigint; side: string }) =>
      price(side === 'buy' ? at + 5000n : at - 5000n),
  };
  return {
    terms: {
      id: accountId('A'),
      currency: 'USD',
      leverage: FRACTION_ONE,
      maintenance: null,
      capital: null,
      financing: {
        cashRate: 0n as Fraction,
        marginRate: 0n as Fraction,
        borrowRate: 0n as Fraction,
      },
      costBasis: 'average',
      strategies: strategies.map(({ name }) => ({
        id: strategyId(name),
        equityShare: FRACTION_ONE,
        reentry: 'new-signal',
        protection: {
          stopLoss: fractionOfNumber(0.05),
          takeProfit: fractionOfNumber(0.1),
          trailingStop: null,
        },
        universe: instruments.map(({ instrument }) => instrument.id),
      })),
      instruments: instruments.map(({ instrument }) => instrument),
      limits: UNLIMITED,
      sizer: fraction,
      sizerParameters: { fraction: 0.8 / instruments.length },
      rebalanceBand: 0n as Fraction,
      orderType: 'market',
      timeInForce: 'DAY',
      slicing: null,
      ...costs,
    },
    cash: moneyOfNumber(100_000),
    timeframe: '1d',
    instruments,
    strategies: strategies.map((definition) => ({
      id: strategyId(definition.name),
      definition,
      universe: instruments.map((_, place) => place),
      file: null,
      parameters: resolveParameters(
        definition.parameters,
        definition.name === 'momentum' ? { lookback: 5, threshold: 0.02 } : {},
      ).values,
    })),
    venue: {
      ...costs,
      intrabar: 'pessimistic',
      limitFill: 'through',
      latencyMs: 0,
      participationMax: null,
    },
    fill: 'next-open',
    volatility: null,
    rebalance: null,
    days: UTC_DAYS,
    start: -Infinity,
    ...change,
  };
};

/** One figure of a curve at each of its rows. */
export const figureOf = (
  curve: EquityCurve,
  figure: 'equity' | 'gross' | 'net' | 'costs',
): readonly number[] => Array.from(curve.time, (_, row) => curve.at(row)[figure]);
