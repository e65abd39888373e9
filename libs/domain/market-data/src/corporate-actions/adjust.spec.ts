import { describe, expect, it } from '@jest/globals';
import { instrumentId } from '@stratvector/model';
import type { BarColumns, CorporateAction } from '@stratvector/model';
import fc from 'fast-check';
import { barsOf } from '../bars.fixture.ts';
import {
  actionFactors,
  adjustedCloseFactors,
  impossibleDividends,
  multipliedBars,
} from './adjust.ts';
import type { Adjustment, ScheduledAction } from './adjust.ts';

const DAY = 24 * 60;
const DATES = ['2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05'];
const of = { instrumentId: instrumentId('AAA') };

const split = (date: string, numerator: bigint, denominator = 1n): CorporateAction => ({
  ...of,
  date,
  type: 'split',
  numerator,
  denominator,
});
const dividend = (date: string, amount: string): CorporateAction => ({
  ...of,
  date,
  type: 'cash-dividend',
  amount,
});
const scheduled = (...actions: readonly CorporateAction[]): readonly ScheduledAction[] =>
  actions.map((action) => ({ at: Date.parse(action.date), action }));
const bars = (...closes: readonly number[]) => barsOf(DATES, DAY, closes);

const adjustedBars = (
  raw: BarColumns,
  actions: readonly ScheduledAction[],
  kind: Adjustment,
): BarColumns => {
  const factors = actionFactors(raw, actions, kind);
  return factors ? multipliedBars(raw, factors, 6) : raw;
};

describe('adjusted prices', () => {
  it('divides prices before a split and multiplies their volume', () => {
    const { close, high, volume } = adjustedBars(
      bars(400, 404, 101, 102),
      scheduled(split('2024-01-04', 4n)),
      'splits',
    );
    expect([...close]).toEqual([100, 101, 101, 102]);
    expect([...high]).toEqual([100, 101, 101, 102]);
    expect([...volume]).toEqual([400, 400, 100, 100]);
  });

  it('multiplies prices before a reverse split', () => {
    const { close } = adjustedBars(
      bars(1, 2, 20, 21),
      scheduled(split('2024-01-04', 1n, 10n)),
      'splits',
    );
    expect([...close]).toEqual([10, 20, 20, 21]);
  });

  it('takes a dividend off as a share of the close before it', () => {
    // 1 − 2 / 100 = 0.98
    const { close } = adjustedBars(
      bars(50, 100, 98, 99),
      scheduled(dividend('2024-01-04', '2')),
      'all',
    );
    expect([...close]).toEqual([49, 98, 98, 99]);
  });

  it('leaves dividends in where only splits are asked for', () => {
    const raw = bars(50, 100, 98, 99);
    expect(actionFactors(raw, scheduled(dividend('2024-01-04', '2')), 'splits')).toBeNull();
  });

  it('puts the close before onto the new shares where both fall on a day', () => {
    // 200 before is 100 on new shares; 1 − 1 / 100 = 0.99, and a half of it.
    const { close } = adjustedBars(
      bars(200, 200, 99, 99),
      scheduled(split('2024-01-04', 2n), dividend('2024-01-04', '1')),
      'all',
    );
    expect([...close]).toEqual([99, 99, 99, 99]);
  });

  it('chains actions, the latest scale stays', () => {
    const { close } = adjustedBars(
      bars(100, 50, 25, 25),
      scheduled(split('2024-01-03', 2n), split('2024-01-04', 2n)),
      'splits',
    );
    expect([...close]).toEqual([25, 25, 25, 25]);
  });

  it('is not touched by actions from outside of the data', () => {
    const raw = bars(1, 2, 3, 4);
    const outside = scheduled(
      split('2023-01-01', 2n),
      split('2024-01-02', 2n),
      split('2025-01-01', 2n),
    );
    expect(actionFactors(raw, outside, 'all')).toBeNull();
  });

  it('follows adjusted closes in every price', () => {
    const raw = bars(10, 20, 30, 40);
    const factors = adjustedCloseFactors(raw, Float64Array.from([5, 10, 15, 40]));
    const { close, open } = multipliedBars(raw, factors, 6);
    expect([...close]).toEqual([5, 10, 15, 40]);
    expect([...open]).toEqual([5, 10, 15, 40]);
  });

  it('names dividends that are not below the close before them', () => {
    const actions = scheduled(dividend('2024-01-03', '0.5'), dividend('2024-01-04', '20'));
    expect(impossibleDividends(bars(10, 20, 30, 40), actions).map(({ date }) => date)).toEqual([
      '2024-01-04',
    ]);
  });

  it('keeps returns between the days of actions', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 100, max: 100_000 }), { minLength: 4, maxLength: 4 }),
        fc.bigInt({ min: 1n, max: 20n }),
        fc.bigInt({ min: 1n, max: 20n }),
        (cents, numerator, denominator) => {
          const raw = bars(...cents.map((count) => count / 100));
          const made = adjustedBars(
            raw,
            scheduled(split('2024-01-04', numerator, denominator)),
            'splits',
          );
          for (const row of [1, 3]) {
            const change = (close: Float64Array) => (close[row] ?? NaN) / (close[row - 1] ?? NaN);
            expect(change(made.close) / change(raw.close)).toBeCloseTo(1, 3);
          }
          const total = (made.close[2] ?? NaN) / (made.close[1] ?? NaN);
          const raws = (raw.close[2] ?? NaN) / (raw.close[1] ?? NaN);
          const ratio = Number(numerator) / Number(denominator);
          expect(total / (raws * ratio)).toBeCloseTo(1, 3);
        },
      ),
    );
  });
});
