import { describe, expect, it } from '@jest/globals';
import { planOf, randomBars } from '@stratvector/backtest/fixture';
import { FRACTION_ONE } from '@stratvector/model';
import type { RunPlan } from '@stratvector/backtest';
import { unsupported } from './unsupported.ts';

const BARS = randomBars(30, 1);
const plan = planOf({ AAA: BARS });
const [planned] = plan.instruments;

const withTerms = (terms: Partial<RunPlan['terms']>): RunPlan => ({
  ...plan,
  terms: { ...plan.terms, ...terms },
});
const withInstrument = (more: Partial<RunPlan['instruments'][number]>): RunPlan => ({
  ...plan,
  instruments: planned ? [{ ...planned, ...more }] : [],
});
const { limits, financing } = plan.terms;

describe('what the platform does not do yet', () => {
  it('is nothing of a plain run', () => expect(unsupported(plan)).toEqual([]));

  it.each([
    [
      'strategy: a strategy with a coarser timeframe',
      withInstrument({ coarser: new Map([['1w', BARS]]) }),
    ],
    ['data.adjust: splits', withInstrument({ ends: 'delisted' as never })],
    ['account.type: a margin account', withTerms({ maintenance: FRACTION_ONE })],
    ['cash_rate: interest', withTerms({ financing: { ...financing, cashRate: FRACTION_ONE } })],
    [
      'borrow_rate: a fee',
      withTerms({
        limits: { ...limits, allowShort: true },
        financing: { ...financing, borrowRate: FRACTION_ONE },
      }),
    ],
    ['risk.limits: a limit of value', withTerms({ limits: { ...limits, maxVar95: FRACTION_ONE } })],
    ['backtest.fill: a fill at the close', { ...plan, fill: 'this-close' as const }],
    ['backtest.intrabar: finer bars', withInstrument({ finer: BARS })],
    ['account.rates: exchange rates', { ...plan, rates: [{ currency: 'EUR', legs: [] }] }],
    ['instruments.halts: halts', withInstrument({ halts: [{ start: 0, end: 1 }] as never })],
  ])('is %s', (sentence, asked) => {
    const [first, ...others] = unsupported(asked);
    expect(others).toEqual([]);
    expect(first).toContain(sentence);
    expect(first).toContain(
      'is not available on the platform yet; run it as a backtest, or leave it out',
    );
  });
});
