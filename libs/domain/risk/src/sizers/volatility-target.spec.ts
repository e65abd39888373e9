import { describe, expect, it } from '@jest/globals';
import { sized } from './sizer.fixture.ts';
import { volatilityTarget } from './volatility-target.ts';

describe('the sizer volatility-target', () => {
  // Of 100,000.00 of equity at 50.00 a share unless the row says otherwise.
  it.each([
    ['10 % over a volatility of 20 %', { volatility: 0.2, parameters: { target: 0.1 } }, 50_000],
    ['10 % over a volatility of 5 %', { volatility: 0.05, parameters: { target: 0.1 } }, 200_000],
    [
      'nothing to say without a volatility',
      { parameters: { target: 0.1 } },
      { missing: 'VOLATILITY' },
    ],
  ])('%s', (_what, input, answer) => {
    expect(sized(volatilityTarget, input)).toEqual(answer);
  });
});
