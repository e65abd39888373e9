import { describe, expect, it } from '@jest/globals';
import { sized } from './sizer.fixture.ts';
import { riskPerTrade } from './risk-per-trade.ts';

describe('the sizer risk-per-trade', () => {
  // Of 100,000.00 of equity at 50.00 a share unless the row says otherwise.
  it.each([
    ['1 % over a stop of 5 %', { stop: 0.05, parameters: { risk: 0.01 } }, 20_000],
    ['2 % over a stop of 5 %', { stop: 0.05, parameters: { risk: 0.02 } }, 40_000],
    ['nothing to say without a stop', { parameters: { risk: 0.01 } }, { missing: 'STOP_LOSS' }],
  ])('%s', (_what, input, answer) => {
    expect(sized(riskPerTrade, input)).toEqual(answer);
  });
});
