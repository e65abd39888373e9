import { describe, expect, it } from '@jest/globals';
import { sized } from './sizer.fixture.ts';
import { kelly } from './kelly.ts';

describe('the sizer kelly', () => {
  // Of 100,000.00 of equity at 50.00 a share unless the row says otherwise.
  it.each([
    [
      '60 % wins of equal size, half Kelly',
      { parameters: { win_rate: 0.6, payoff: 1, scale: 0.5 } },
      10_000,
    ],
    [
      '40 % wins of twice the size, all of Kelly',
      { parameters: { win_rate: 0.4, payoff: 2, scale: 1 } },
      10_000,
    ],
    ['nothing without an edge', { parameters: { win_rate: 0.5, payoff: 1, scale: 1 } }, 0],
  ])('%s', (_what, input, answer) => {
    expect(sized(kelly, input)).toEqual(answer);
  });
});
