import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { costScenarios } from './cost-scenarios.ts';

const SERIES = {
  equity: Float64Array.of(1000, 1090, 1040, 1180),
  costs: Float64Array.of(0, 10, 20, 30),
  periodsPerYear: 252,
  riskFree: 0,
};

describe('the result at 0 to 3 times the costs', () => {
  it('takes costs off where they fell', () => {
    const [free, actual, twice, thrice] = costScenarios(SERIES);
    expect(free).toMatchObject({ factor: 0, netPnl: 210, totalReturn: 0.21 });
    expect(free?.maxDrawdown).toBeCloseTo(1060 / 1100 - 1, 12);
    expect(actual).toMatchObject({ factor: 1, netPnl: 180, totalReturn: 0.18 });
    expect(twice).toMatchObject({ netPnl: 150 });
    expect(thrice).toMatchObject({ factor: 3, netPnl: 120, totalReturn: 0.12 });
    expect(thrice?.maxDrawdown).toBeCloseTo(1000 / 1070 - 1, 12);
  });

  it('has the Sharpe ratio of sixty periods, as the metric has, and of no fewer', () => {
    // Python: r = [.09, 1040/1090 - 1, 1180/1040 - 1] * 20; mean(r) / stdev(r) * 252 ** .5
    const growth = [1.09, 1040 / 1090, 1180 / 1040];
    const equity = new Float64Array(61).fill(1000);
    for (let row = 1; row <= 60; row += 1)
      equity[row] = (equity[row - 1] ?? NaN) * (growth[(row - 1) % 3] ?? NaN);
    const long = { ...SERIES, equity, costs: new Float64Array(61) };
    expect(costScenarios(long)[1]?.sharpe).toBeCloseTo(12.21891247615669, 10);
    const short = { ...long, equity: equity.subarray(1), costs: long.costs.subarray(1) };
    expect(costScenarios(short)[1]?.sharpe).toBeNull();
  });

  it('says that the account would have been ruined', () => {
    const dear = { ...SERIES, costs: Float64Array.of(0, 200, 400, 700) };
    expect(costScenarios(dear)[3]).toMatchObject({ netPnl: -1220, sharpe: null, maxDrawdown: -1 });
  });

  it('is nothing of nothing, and has no ratio of a single row', () => {
    const none = { ...SERIES, equity: new Float64Array(), costs: new Float64Array() };
    expect(costScenarios(none)).toEqual([]);
    const one = { ...SERIES, equity: Float64Array.of(5), costs: Float64Array.of(0) };
    expect(costScenarios(one)[0]).toMatchObject({ netPnl: 0, sharpe: null, maxDrawdown: 0 });
  });

  it('never gets better by higher costs', () => {
    const steps = fc.array(
      fc.tuple(fc.double({ min: 1, max: 1e6, noNaN: true }), fc.nat({ max: 1000 })),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(steps, (rows) => {
        let spent = 0;
        const costs = Float64Array.from(rows, ([, cost], row) => (spent += row === 0 ? 0 : cost));
        const equity = Float64Array.from(rows, ([value]) => value);
        const results = costScenarios({ ...SERIES, equity, costs }).map(({ netPnl }) => netPnl);
        expect(results).toEqual([...results].sort((a, b) => b - a));
      }),
    );
  });
});
