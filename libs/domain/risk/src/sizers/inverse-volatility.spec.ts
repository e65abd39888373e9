import { describe, expect, it } from '@jest/globals';
import { inverseVolatility } from './inverse-volatility.ts';
import { sized } from './sizer.fixture.ts';

describe('the sizer inverse-volatility', () => {
  // Of 100,000.00 of equity at 50.00 a share unless the row says otherwise.
  it.each([
    [
      'equal parts of equal volatilities',
      { volatility: 0.2, others: [0.2, 0.2, 0.2], parameters: { total: 1 } },
      25_000,
    ],
    [
      // 1 / 0.1 = 10 of 10 + 5 + 5 = 20.
      'half for the calmer of three',
      { volatility: 0.1, others: [0.2, 0.2], parameters: { total: 1 } },
      50_000,
    ],
    [
      'a quarter for each of the others',
      { volatility: 0.2, others: [0.1, 0.2], parameters: { total: 1 } },
      25_000,
    ],
    [
      'of so much in all',
      { volatility: 0.2, others: [0.1, 0.2], parameters: { total: 2 } },
      50_000,
    ],
    [
      'all of it where it is alone',
      { volatility: 0.37, others: [], parameters: { total: 1 } },
      100_000,
    ],
    [
      'nothing to say without its own volatility',
      { others: [0.1], parameters: { total: 1 } },
      { missing: 'VOLATILITY' },
    ],
    [
      'nothing to say without those of the universe',
      { volatility: 0.2, parameters: { total: 1 } },
      { missing: 'VOLATILITY' },
    ],
  ])('%s', (_what, input, answer) => {
    expect(sized(inverseVolatility, input)).toEqual(answer);
  });
});
