import { describe, expect, it } from '@jest/globals';
import { SIZERS } from '@stratvector/domain-risk';
import { assert } from '@stratvector/kernel';
import { fractionOfNumber, resolveParameters } from '@stratvector/model';
import type { ParameterValues } from '@stratvector/model';
import { byDay, days, linesOf, storyPlan, strategyOf } from './story.fixture.ts';
import type { StoryTerms } from './story.fixture.ts';

type Sized = NonNullable<StoryTerms['terms']>;

const sizerOf = (name: string, given: ParameterValues = {}): Sized => {
  const sizer = SIZERS.find((one) => one.name === name);
  assert(sizer !== undefined, `there is no sizer ${name}`);
  return { sizer, sizerParameters: resolveParameters(sizer.parameters, given).values };
};

const long = byDay({ 2: (bar, decide) => decide.direction(bar, 1, 'long') });
const STOP = {
  stopLoss: fractionOfNumber(0.05),
  takeProfit: fractionOfNumber(0.1),
  trailingStop: null,
};

describe('a direction is sized', () => {
  const flat = { AAA: days([50, 50, 50, 50]), BBB: days([80, 80, 80, 80]) };
  const targets = (terms: Sized, change: StoryTerms = {}) =>
    linesOf(storyPlan(flat, [long], { ...change, terms: { ...terms, ...change.terms } })).filter(
      (line) => line.includes('target'),
    );

  it.each([
    // 100,000 × 0.5 × (0.6 − 0.4 / 2) = 20,000: at 50 and 80.
    ['by kelly', sizerOf('kelly', { win_rate: 0.6, payoff: 2, scale: 0.5 }), [400, 250]],
    // An edge below zero is none: 0.4 − 0.6 / 1 < 0.
    ['by kelly without an edge', sizerOf('kelly', { win_rate: 0.4, payoff: 1, scale: 1 }), [0, 0]],
    // 100,000 / 2 each.
    ['by equal weight', sizerOf('equal-weight', { total: 1 }), [1000, 625]],
    ['by equal weight of more than all', sizerOf('equal-weight', { total: 1.5 }), [1500, 937]],
    ['by a fixed notional', sizerOf('fixed-notional', { notional: 10_000 }), [200, 125]],
    ['by a fixed quantity', sizerOf('fixed-quantity', { quantity: 70 }), [70, 70]],
  ])('%s', (_what, terms, [first, second]) => {
    expect(targets(terms)).toEqual([`3 target ${first} AAA long`, `3 target ${second} BBB long`]);
  });

  it('by the risk of a trade: a stop at its price loses 1 % of equity', () => {
    // 1,000 over 5 % is 20,000.
    const change = { strategy: { protection: STOP } };
    expect(targets(sizerOf('risk-per-trade', { risk: 0.01 }), change)).toEqual([
      '3 target 400 AAA long',
      '3 target 250 BBB long',
    ]);
  });

  // Log returns of AAA: ln 1.1 and −ln 1.1; their sample deviation over two is ln 1.1 × √2. A year of
  // one bar keeps it: 0.0953102 × 1.4142136 = 0.1347889. Of BBB: ln 1.2 = 0.1823216, so 0.2578416.
  const moving = { AAA: days([100, 110, 100, 100]), BBB: days([100, 120, 100, 100]) };
  const volatility = { period: 2, periodsPerYear: 1 };

  it('by a target of volatility', () => {
    // 100,000 × 0.1 / 0.1347889 = 74,190; and / 0.2578416 = 38,783.
    const terms = sizerOf('volatility-target', { target: 0.1 });
    expect(linesOf(storyPlan(moving, [long], { terms, plan: { volatility } })).slice(0, 2)).toEqual(
      ['3 target 741 AAA long', '3 target 387 BBB long'],
    );
  });

  it('by inverse volatility', () => {
    // 1 / 0.1347889 : 1 / 0.2578416 is 7.419008 : 3.878350, so 65.67 % and 34.33 %.
    const terms = sizerOf('inverse-volatility', { total: 1 });
    expect(linesOf(storyPlan(moving, [long], { terms, plan: { volatility } })).slice(0, 2)).toEqual(
      ['3 target 656 AAA long', '3 target 343 BBB long'],
    );
  });

  it('by inverse volatility over its own universe alone', () => {
    const terms = sizerOf('inverse-volatility', { total: 1 });
    const plan = storyPlan(moving, [long], { terms, plan: { volatility } });
    const strategies = plan.strategies.map((one) => ({ ...one, universe: [1] }));
    const account = plan.terms.strategies.map((one) => ({
      ...one,
      universe: one.universe.slice(1),
    }));
    expect(linesOf({ ...plan, strategies, terms: { ...plan.terms, strategies: account } })[0]).toBe(
      '3 target 1000 BBB long',
    );
  });

  it('not where its volatility is not known yet', () => {
    const terms = sizerOf('volatility-target', { target: 0.1 });
    const plan = storyPlan({ AAA: days([100, 110, 100]) }, [
      byDay({ 0: (bar, decide) => decide.direction(bar, 1, 'early') }),
    ]);
    expect(linesOf({ ...plan, terms: { ...plan.terms, ...terms }, volatility })).toEqual([
      '1 target 0 AAA early',
      '1 denied SIZE_UNDEFINED',
    ]);
  });
});

describe('a target is fixed when it is raised', () => {
  it('whatever price and equity do until it is met', () => {
    // Half of 100,000 at 100 is 500, bought at 125 all the same, and not made 400 later.
    const plan = storyPlan({ AAA: days([100, 125, 125, 125]) }, [
      strategyOf(() => ({ onBar: (bar, decide) => decide.weight(bar, 0.5, 'half') })),
    ]);
    expect(linesOf(plan)).toEqual(['1 target 500 AAA half', '1 buy 500 AAA at 125 entry']);
  });

  it('and asked for once a bar while it is not met', () => {
    // A limit at the decision price: it does not fill at 101, and is asked for anew each day.
    const plan = storyPlan(
      { AAA: days([100, 101, 102, [102, 102, 101, 101]]) },
      [byDay({ 0: (bar, decide) => decide.direction(bar, 1, 'long') })],
      { terms: { orderType: 'limit' } },
    );
    expect(linesOf(plan)).toEqual([
      '1 target 1000 AAA long',
      '2 expired',
      // At 101, 1,000 are more than 100,000: the target itself is cut, and once more at 102.
      '2 reduced 1000 to 990 free_cash',
      '3 expired',
      '3 reduced 990 to 980 free_cash',
      '3 buy 980 AAA at 102 entry',
    ]);
  });

  it('and cut to what an order may be, until it is held', () => {
    const plan = storyPlan(
      { AAA: days([100, 100, 100]) },
      [byDay({ 0: (bar, decide) => decide.direction(bar, 1, 'long') })],
      { limits: { maxPositionSize: fractionOfNumber(0.3) } },
    );
    expect(linesOf(plan)).toEqual([
      '1 target 1000 AAA long',
      '1 reduced 1000 to 300 max_position_size',
      '1 buy 300 AAA at 100 entry',
    ]);
  });

  it('and filled in parts: what is missing is asked for at the next bar', () => {
    // 1 % of 20,000 shares a bar. The venue tells of an expiry before the books have the fill.
    const bars = days([100, 100, 100, 100, 100]);
    const plan = storyPlan({ AAA: { ...bars, volume: bars.volume.map(() => 20_000) } }, [
      byDay({ 0: (bar, decide) => decide.weight(bar, 0.5, 'half') }),
    ]);
    expect(linesOf({ ...plan, venue: { ...plan.venue, participationMax: 0.01 } })).toEqual([
      '1 target 500 AAA half',
      '2 expired',
      '1 buy 200 AAA at 100 entry',
      '3 expired',
      '2 buy 200 AAA at 100 entry',
      '3 buy 100 AAA at 100 entry',
    ]);
  });

  it('and ends with the run', () => {
    const plan = storyPlan({ AAA: days([100, 100]) }, [
      byDay({ 1: (bar, decide) => decide.direction(bar, 1, 'late') }),
    ]);
    expect(linesOf(plan)).toEqual(['2 target 1000 AAA late', '2 expired']);
  });
});

describe('a flip', () => {
  it('is one order through zero', () => {
    const plan = storyPlan({ AAA: days([100, 100, 100]) }, [
      byDay({
        0: (bar, decide) => decide.weight(bar, 0.5, 'up'),
        1: (bar, decide) => decide.weight(bar, -0.5, 'down'),
      }),
    ]);
    expect(linesOf(plan)).toEqual([
      '1 target 500 AAA up',
      '1 buy 500 AAA at 100 entry',
      '2 target -500 AAA down',
      '2 sell 1000 AAA at 100 entry',
    ]);
  });
});

describe('after a protective exit', () => {
  // In at 100, stopped at 95 inside day 2; the strategy says long every day.
  const rows = [100, 100, [100, 100, 94, 94], 94, 94, 94] as const;
  const always = (script: Readonly<Record<number, -1 | 0>>) =>
    strategyOf(() => ({
      onBar: (bar, decide) => {
        const direction = script[bar.row] ?? 1;
        decide.direction(bar, direction, direction > 0 ? 'long' : 'off');
      },
    }));
  const told = (
    reentry: 'new-signal' | 'next-bar',
    script: Readonly<Record<number, -1 | 0>> = {},
  ) =>
    linesOf(
      storyPlan({ AAA: days(rows) }, [always(script)], {
        strategy: { protection: { ...STOP, takeProfit: null }, reentry },
      }),
    ).slice(2);

  it('the same direction waits for a new signal', () => {
    expect(told('new-signal')).toEqual(['3 sell 1000 AAA at 95 stop-loss']);
  });

  it('which is what comes after flat', () => {
    // 95,000 / 94 = 1,010.
    expect(told('new-signal', { 3: 0 })).toEqual([
      '3 sell 1000 AAA at 95 stop-loss',
      '4 target 0 AAA off',
      '5 target 1010 AAA long',
      '5 buy 1010 AAA at 94 entry',
      '6 expired',
    ]);
  });

  it('or may enter again at once', () => {
    // The standing target of 1,000 is asked for anew at the close of day 2, and fits 95,000 at 94.
    expect(told('next-bar')).toEqual([
      '3 sell 1000 AAA at 95 stop-loss',
      '3 buy 1000 AAA at 94 entry',
      '6 expired',
    ]);
  });
});
