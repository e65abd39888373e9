import { describe, expect, it } from '@jest/globals';
import { numberOfMoney } from '../fixed.ts';
import { dayOf } from './commission.fixture.ts';
import type { Traded } from './commission.fixture.ts';
import { ACTIVITY_RATES, regulatoryFees, SECTION_31_RATES } from './regulatory-fees.ts';

const fees = (date: string, traded: Traded): number =>
  numberOfMoney(regulatoryFees(dayOf({ side: 'sell', ...traded }), Date.parse(date)));

describe('regulatory fees', () => {
  // A sale of 1,000 shares at 100.00: section 31 on 100,000, the activity fee on 1,000 shares.
  it.each([
    ['2007-09-28', 0],
    ['2008-01-02', 1.53 + 0.075],
    ['2008-03-31', 1.1 + 0.075],
    ['2008-04-01', 0.56 + 0.075],
    ['2009-04-09', 0.56 + 0.075],
    ['2009-04-10', 2.57 + 0.075],
    ['2010-01-15', 1.27 + 0.075],
    ['2010-04-01', 1.69 + 0.075],
    ['2011-01-21', 1.92 + 0.075],
    ['2011-07-01', 1.92 + 0.09],
    ['2012-02-21', 1.8 + 0.09],
    ['2012-03-01', 1.8 + 0.095],
    ['2012-04-02', 2.24 + 0.095],
    ['2012-07-02', 2.24 + 0.119],
    ['2013-05-28', 1.74 + 0.119],
    ['2014-03-18', 2.21 + 0.119],
    ['2015-02-17', 1.84 + 0.119],
    ['2016-02-16', 2.18 + 0.119],
    ['2017-07-05', 2.31 + 0.119],
    ['2018-05-22', 1.3 + 0.119],
    ['2019-04-16', 2.07 + 0.119],
    ['2020-02-18', 2.21 + 0.119],
    ['2021-02-25', 0.51 + 0.119],
    ['2022-05-16', 2.29 + 0.13],
    ['2023-02-27', 0.8 + 0.145],
    ['2024-05-21', 0.8 + 0.166],
    ['2024-05-22', 2.78 + 0.166],
    ['2025-05-14', 0.166],
    ['2026-04-06', 2.06 + 0.195],
    ['2026-10-01', 2.06],
    ['2027-01-04', 2.06 + 0.195],
  ])('of a sale on %s are %d', (date, expected) => {
    expect(fees(`${date}T15:00:00Z`, { shares: 1000, price: 100 })).toBeCloseTo(expected, 10);
  });

  it('are none on a purchase', () => {
    expect(fees('2024-06-03', { shares: 1000, price: 100, side: 'buy' })).toBe(0);
  });

  it('stop at the cap of the activity fee', () => {
    // 100,000 shares at 1.00: section 31 is 2.78; 16.60 is cut to 8.30.
    expect(fees('2024-06-03', { shares: 100_000, price: 1 })).toBeCloseTo(2.78 + 8.3, 10);
  });

  it('round up, each to the count of money', () => {
    // 10 shares at 1.00: 0.000278 and 0.00166 in USD.
    expect(fees('2024-06-03', { shares: 10, price: 1 })).toBeCloseTo(0.0003 + 0.0017, 10);
  });

  it('are those of US stocks alone', () => {
    const sold = dayOf({ shares: 1000, price: 100, side: 'sell' });
    const other = (terms: object) =>
      regulatoryFees(
        { ...sold, instrument: { ...sold.instrument, ...terms } },
        Date.parse('2024-06-03'),
      );
    expect(other({ currency: 'EUR' })).toBe(0n);
    expect(other({ type: 'future' })).toBe(0n);
    expect(other({ type: 'etf' })).toBeGreaterThan(0n);
  });

  it.each([
    ['section 31', SECTION_31_RATES],
    ['the activity fee', ACTIVITY_RATES],
  ])('of %s ascend by date and name their sources', (_what, rates) => {
    const dates = rates.map(({ from }) => from);
    expect(dates).toEqual([...dates].sort());
    expect(new Set(dates).size).toBe(dates.length);
    for (const { source } of rates) expect(source).not.toBe('');
  });
});
