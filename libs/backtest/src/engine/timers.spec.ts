import { describe, expect, it } from '@jest/globals';
import type { StrategyDefinition } from '@stratvector/domain-strategy';
import { delayedByOneBar } from '../results/delayed-strategy.ts';
import { DAY_MS, days, linesOf, storyPlan, strategyOf } from './story.fixture.ts';

const noon = (day: number): number => (day + 0.5) * DAY_MS;

describe('a timer', () => {
  it('elapses at the first instant that closes at or after it, before its bars', () => {
    const seen: string[] = [];
    const definition = strategyOf(() => ({
      onBar: (bar, decide) => {
        const day = bar.openTime / DAY_MS;
        seen.push(`bar ${day}`);
        if (day === 0) decide.timer(noon(2), 'wake');
      },
      onTimer: ({ name, at }) => seen.push(`${name} of ${at / DAY_MS}`),
    }));
    expect(linesOf(storyPlan({ AAA: days([100, 100, 100, 100]) }, [definition]))).toEqual([
      '1 timer wake for 2.5',
      '3 elapsed wake',
    ]);
    expect(seen).toEqual(['bar 0', 'bar 1', 'wake of 2.5', 'bar 2', 'bar 3']);
  });

  it('before the bars of its very instant', () => {
    const seen: string[] = [];
    const definition = strategyOf(() => ({
      onBar: (bar, decide) => {
        seen.push(`bar ${bar.openTime / DAY_MS}`);
        if (bar.openTime === 0) decide.timer(2 * DAY_MS, 'close');
      },
      onTimer: ({ name }) => seen.push(name),
    }));
    linesOf(storyPlan({ AAA: days([100, 100, 100]) }, [definition]));
    expect(seen).toEqual(['bar 0', 'close', 'bar 1', 'bar 2']);
  });

  const enters: StrategyDefinition = strategyOf(() => ({
    onBar: (bar, decide) => {
      if (bar.openTime === 0) decide.timer(noon(1), 'enter');
    },
    onTimer: (_timer, decide) => decide.weight({ index: 0 }, 0.5, 'timed'),
  }));

  it('lets what it decides join the targets of the instant', () => {
    expect(linesOf(storyPlan({ AAA: days([100, 100, 125, 125]) }, [enters]))).toEqual([
      '1 timer enter for 1.5',
      '2 elapsed enter',
      '2 target 500 AAA timed',
      '2 buy 500 AAA at 125 entry',
    ]);
  });

  it('is not held back where decisions are delayed by a bar', () => {
    const plan = storyPlan({ AAA: days([100, 100, 125, 125]) }, [delayedByOneBar(enters)]);
    expect(linesOf(plan)).toEqual([
      '1 timer enter for 1.5',
      '2 elapsed enter',
      '3 target 400 AAA timed',
      '3 buy 400 AAA at 125 entry',
    ]);
  });

  it('of a name that is set anew is moved', () => {
    const moves = strategyOf(() => ({
      onBar: (bar, decide) => {
        const day = bar.openTime / DAY_MS;
        if (day < 2) decide.timer(noon(day + 1), 'nap');
      },
    }));
    // Set for day 1 at day 0; day 1 comes first with the timer, then sets it for day 2.
    expect(linesOf(storyPlan({ AAA: days([1, 1, 1, 1]) }, [moves]))).toEqual([
      '1 timer nap for 1.5',
      '2 elapsed nap',
      '2 timer nap for 2.5',
      '3 elapsed nap',
    ]);
    const twice = strategyOf(() => ({
      onBar: (bar, decide) => {
        if (bar.openTime > 0) return;
        decide.timer(noon(1), 'nap');
        decide.timer(noon(2), 'nap');
      },
    }));
    expect(linesOf(storyPlan({ AAA: days([1, 1, 1, 1]) }, [twice]))).toEqual([
      '1 timer nap for 1.5',
      '1 timer nap for 2.5',
      '3 elapsed nap',
    ]);
  });

  it('whose time has passed elapses at the next instant', () => {
    const late = strategyOf(() => ({
      onBar: (bar, decide) => {
        if (bar.openTime === DAY_MS) decide.timer(0, 'late');
      },
    }));
    expect(linesOf(storyPlan({ AAA: days([1, 1, 1]) }, [late]))).toEqual([
      '2 timer late for 0',
      '3 elapsed late',
    ]);
  });

  it('can set the next one', () => {
    const ticks = strategyOf(() => ({
      onBar: (bar, decide) => {
        if (bar.openTime === 0) decide.timer(noon(1), 'tick');
      },
      onTimer: ({ at }, decide) => decide.timer(at + DAY_MS, 'tick'),
    }));
    const lines = linesOf(storyPlan({ AAA: days([1, 1, 1, 1]) }, [ticks]));
    expect(lines.filter((line) => line.includes('elapsed'))).toEqual([
      '2 elapsed tick',
      '3 elapsed tick',
      '4 elapsed tick',
    ]);
  });
});

describe('what is decided while a fill is handled', () => {
  it('joins the targets of that instant', () => {
    const definition = strategyOf(() => ({
      onBar: (bar, decide) => {
        if (bar.openTime === 0) decide.weight(bar, 0.5, 'in');
      },
      onFill: (fill, decide) => {
        if (fill.quantity > 0n) decide.weight({ index: 0 }, 0.25, 'less');
      },
    }));
    // Filled at the open of day 1; what it answers is reviewed at the close of day 1.
    expect(linesOf(storyPlan({ AAA: days([100, 100, 100]) }, [definition]))).toEqual([
      '1 target 500 AAA in',
      '1 buy 500 AAA at 100 entry',
      '2 target 250 AAA less',
      '2 sell 250 AAA at 100 exit',
    ]);
  });
});
