import { describe, expect, it } from '@jest/globals';
import { Engine } from '../engine/engine.ts';
import { MemoryJournal } from '../engine/memory-journal.ts';
import { planOf, randomBars } from '../engine/plan.fixture.ts';
import { RunLog } from '../files/run-log.ts';
import { figuresOf } from './figures.ts';

const run = () => {
  const plan = planOf({ AAA: randomBars(62, 1) });
  const journal = new MemoryJournal();
  const record = new Engine(plan, journal).run();
  const log = new RunLog(journal.entries());
  return figuresOf(plan, record, log, { periodsPerYear: null, cashRate: 0, benchmark: null });
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
});
