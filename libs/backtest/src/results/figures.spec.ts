import { describe, expect, it } from '@jest/globals';
import { Engine } from '../engine/engine.ts';
import { MemoryJournal } from '../journal/memory-journal.ts';
import { planOf, randomBars } from '../engine/plan.fixture.ts';
import { RunLog } from '../files/run-log.ts';
import { figuresOf } from './figures.ts';
import type { FigureOptions } from './figures.ts';

const OPTIONS: FigureOptions = {
  periodsPerYear: null,
  cashRate: 0,
  benchmark: null,
  delayed: null,
  holdout: null,
};

const run = (days = 62, options: Partial<FigureOptions> = {}) => {
  const plan = planOf({ AAA: randomBars(days, 1) });
  const journal = new MemoryJournal();
  const record = new Engine(plan, journal).run();
  const log = new RunLog(journal.entries());
  return figuresOf(plan, record, log, { ...OPTIONS, ...options });
};

describe('the figures of a run', () => {
  it('count a close at midnight to the month before it', () => {
    // 62 days from 1970-01-01: all of January and February, and three days of March.
    expect(run().input.months?.map(({ month }) => month)).toEqual([1, 2, 3]);
  });

  it('have a return for each session, from the cash of the start', () => {
    const { input } = run();
    expect(input.returns).toHaveLength(62);
    expect(input.returns[0]).toBe(0);
    expect(input.periodsPerYear).toBe(365);
  });

  it('compound months to the whole', () => {
    const { input, report } = run();
    const whole = input.months?.reduce((growth, { value }) => growth * (1 + value), 1) ?? NaN;
    expect(report.metrics['total_return']).toBeCloseTo(whole - 1, 10);
  });

  it('have no samples without a holdout', () => {
    expect(run().samples).toBeNull();
  });
});

describe('the figures with a holdout', () => {
  const { report, samples, input } = run(400, { holdout: 0.3 });
  const growth = (metrics: Readonly<Record<string, number | null>> | undefined): number =>
    1 + (metrics?.['total_return'] ?? NaN);
  const sum = (name: string): number =>
    (samples?.inSample.metrics[name] ?? NaN) + (samples?.outOfSample.metrics[name] ?? NaN);

  it('split the sessions at the holdout', () => {
    expect(samples?.boundary).toBe(280 * 86_400_000);
    expect(samples?.inSample.conventions['periods']).toBe(280);
    expect(samples?.outOfSample.conventions['periods']).toBe(120);
  });

  it('have every metric of the run in both', () => {
    const names = Object.keys(report.metrics);
    expect(Object.keys(samples?.inSample.metrics ?? {})).toEqual(names);
    expect(Object.keys(samples?.outOfSample.metrics ?? {})).toEqual(names);
  });

  it('compound, and add up, to the whole', () => {
    expect(growth(samples?.inSample.metrics) * growth(samples?.outOfSample.metrics)).toBeCloseTo(
      growth(report.metrics),
      10,
    );
    for (const name of ['net_profit', 'total_costs'])
      expect(sum(name)).toBeCloseTo(report.metrics[name] ?? NaN, 6);
    expect(sum('trade_count')).toBe(report.metrics['trade_count']);
    expect(report.metrics['trade_count']).toBe(input.trades?.length);
  });
});

describe('the result at other costs', () => {
  it('has the run itself at once the costs', () => {
    const { scenarios, report } = run(300);
    expect(scenarios.map(({ factor }) => factor)).toEqual([0, 1, 2, 3]);
    expect(scenarios[1]?.netPnl).toBeCloseTo(report.metrics['net_profit'] ?? NaN, 6);
    const step = (scenarios[0]?.netPnl ?? NaN) - (scenarios[1]?.netPnl ?? NaN);
    expect(step).toBeCloseTo(report.metrics['total_costs'] ?? NaN, 6);
  });
});
