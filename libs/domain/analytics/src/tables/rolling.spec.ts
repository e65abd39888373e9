import { describe, expect, it } from '@jest/globals';
import { full } from '../metrics/metric.fixture.ts';
import { beta } from '../metrics/beta.ts';
import { sharpe } from '../metrics/sharpe.ts';
import { volatilityAnnual } from '../metrics/volatility-annual.ts';
import { rollingBeta, rollingSharpe, rollingVolatility } from './rolling.ts';

const { returns, periodsPerYear } = full;
const benchmark = full.benchmark ?? new Float64Array();
const last = returns.length - 1;

describe('rolling figures', () => {
  it('of a window as long as the series are the metrics', () => {
    const terms = { window: returns.length, periodsPerYear, riskFree: 0 };
    expect(rollingSharpe(returns, terms)[last]).toBeCloseTo(Number(sharpe.compute(full)), 10);
    expect(rollingVolatility(returns, terms)[last]).toBeCloseTo(
      Number(volatilityAnnual.compute(full)),
      12,
    );
    expect(rollingBeta(returns, benchmark, returns.length)[last]).toBeCloseTo(
      Number(beta.compute(full)),
      10,
    );
  });

  it('have no value before the window is full', () => {
    const column = rollingVolatility(returns, { window: 20, periodsPerYear });
    expect(column.findIndex((value) => !Number.isNaN(value))).toBe(19);
    expect(column).toHaveLength(returns.length);
  });

  it('see only their own window', () => {
    const shocked = returns.map((value, row) => (row < 10 ? value * 1e6 : value));
    const of = (series: Float64Array) => rollingBeta(series, benchmark, 20)[60];
    expect(of(shocked)).toBe(of(returns));
  });

  it('have no value where nothing moves', () => {
    const flat = new Float64Array(30).fill(0.001);
    const terms = { window: 10, periodsPerYear, riskFree: 0 };
    expect(rollingSharpe(flat, terms).every(Number.isNaN)).toBe(true);
    expect(rollingBeta(returns.subarray(0, 30), flat, 10).every(Number.isNaN)).toBe(true);
    expect(rollingVolatility(flat, terms)[29]).toBe(0);
  });

  it('subtract the cash rate', () => {
    const terms = { window: 5, periodsPerYear: 1, riskFree: 0.01 };
    const [value] = rollingSharpe(Float64Array.of(0.01, 0.02, 0.03, 0.04, 0.05), terms).slice(4);
    expect(value).toBeCloseTo(0.02 / Math.sqrt(0.00025), 10);
  });
});
