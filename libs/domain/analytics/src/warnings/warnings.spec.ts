import { describe, expect, it } from '@jest/globals';
import { WARNINGS, warningsOf } from './warnings.ts';
import type { WarningInput } from './warnings.ts';

/** A run that nothing is wrong with. */
const SOUND: WarningInput = {
  closedTrades: 40,
  tradeResults: new Array<number>(40).fill(10),
  exits: 40,
  exitsByPolicy: 0,
  openings: 1000,
  openingsAtPreviousClose: 0,
  indices: [],
  universeHasDelistings: false,
  universe: 1,
  largeFills: 0,
  costs: 100,
  tradeCosts: 90,
  grossProfit: 500,
  fillsAtThisClose: false,
  latencyMs: 0,
  ordersHeldBack: 0,
  barMs: 86_400_000,
  unmetTargets: 0,
  coarseBars: 0,
  missingBars: 0,
  barsWithoutFiner: 0,
  barsUnlikeFiner: 0,
  haltedAt: null,
  haltedBy: null,
  marginCalls: 0,
  cashBelowZero: 0,
  dataEnded: [],
  costsOnAdjustedPrices: false,
  hasHoldout: true,
  asDelivered: false,
  isSynthetic: false,
  fixedCurrencies: [],
  barsWithoutRate: 0,
};

const CASES: readonly (readonly [string, Partial<WarningInput>, number])[] = [
  ['HALTED', { haltedAt: '2020-03-09', haltedBy: 'MAX_DRAWDOWN over account' }, 1],
  ['FEW_TRADES', { closedTrades: 29 }, 1],
  ['TOP_TRADES', { tradeResults: [100, ...new Array<number>(39).fill(1)] }, 5],
  ['POLICY_DECIDED', { exitsByPolicy: 3 }, 3],
  ['OPEN_IS_PREVIOUS_CLOSE', { openingsAtPreviousClose: 51 }, 51],
  ['INDEX_NOT_TRADABLE', { indices: ['SPX'] }, 1],
  ['SURVIVORSHIP', { universe: 2 }, 1],
  ['CAPACITY', { largeFills: 2 }, 2],
  ['ZERO_COSTS', { costs: 10, tradeCosts: 0 }, 1],
  ['COSTS_EAT_GROSS', { costs: 251 }, 1],
  ['THIS_CLOSE', { fillsAtThisClose: true }, 1],
  ['LATENCY_BELOW_BAR', { latencyMs: 5 }, 1],
  ['UNMET_TARGETS', { unmetTargets: 7 }, 7],
  ['PRICES_ROUNDED', { coarseBars: 12 }, 12],
  ['MISSING_BARS', { missingBars: 4 }, 4],
  ['FINER_BARS_MISSING', { barsWithoutFiner: 3, barsUnlikeFiner: 2 }, 5],
  ['MARGIN_CALL', { marginCalls: 1 }, 1],
  ['CASH_BELOW_ZERO', { cashBelowZero: 2 }, 2],
  ['DATA_ENDED', { dataEnded: ['AAA', 'BBB'] }, 2],
  ['COSTS_ON_ADJUSTED_PRICES', { costsOnAdjustedPrices: true }, 1],
  ['NO_OUT_OF_SAMPLE', { hasHoldout: false }, 1],
  ['AS_DELIVERED', { asDelivered: true }, 1],
  ['FIXED_EXCHANGE_RATE', { fixedCurrencies: ['EUR', 'JPY'] }, 2],
  ['STALE_EXCHANGE_RATE', { barsWithoutRate: 3 }, 3],
  ['SYNTHETIC_DATA', { isSynthetic: true }, 1],
];

describe('warnings', () => {
  it('are none for a sound run', () => {
    expect(warningsOf(SOUND)).toEqual([]);
  });

  it.each(CASES)('%s', (code, change, count) => {
    const [warning, ...others] = warningsOf({ ...SOUND, ...change });
    expect(others).toEqual([]);
    expect(warning).toMatchObject({ code, count });
    expect(warning?.detail).toMatch(/\.$/);
  });

  it('are a closed list, each with a case here', () => {
    expect(WARNINGS.map(({ code }) => code)).toEqual(CASES.map(([code]) => code));
  });

  it('counts orders that their rate held back where no latency does', () => {
    const counts = (input: Partial<WarningInput>) =>
      warningsOf({ ...SOUND, ...input }).map(({ code, count }) => `${code} ${count}`);
    expect(counts({ ordersHeldBack: 3 })).toEqual(['LATENCY_BELOW_BAR 3']);
    expect(counts({ ordersHeldBack: 3, latencyMs: 5 })).toEqual(['LATENCY_BELOW_BAR 1']);
  });

  it.each<[string, Partial<WarningInput>]>([
    ['thirty trades', { closedTrades: 30 }],
    ['5% of exits by policy', { exitsByPolicy: 2 }],
    ['half of the profit in costs', { costs: 250 }],
    ['a latency of a whole bar', { latencyMs: 86_400_000 }],
    ['several instruments of which one was delisted', { universe: 3, universeHasDelistings: true }],
  ])('are not given at the bound: %s', (_what, change) => {
    expect(warningsOf({ ...SOUND, ...change })).toEqual([]);
  });
});
