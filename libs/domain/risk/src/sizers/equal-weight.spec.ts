import { describe, expect, it } from '@jest/globals';
import { sized } from './sizer.fixture.ts';
import { equalWeight } from './equal-weight.ts';

describe('the sizer equal-weight', () => {
  // Of 100,000.00 of equity at 50.00 a share unless the row says otherwise.
  it.each([
    ['a quarter of four', { universe: 4, parameters: { total: 1 } }, 25_000],
    ['of 80 % of equity', { universe: 4, parameters: { total: 0.8 } }, 20_000],
    ['all of one', { parameters: { total: 1 } }, 100_000],
  ])('%s', (_what, input, answer) => {
    expect(sized(equalWeight, input)).toEqual(answer);
  });
});
