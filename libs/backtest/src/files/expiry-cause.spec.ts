import { describe, expect, it } from '@jest/globals';
import type { Timestamp } from '@stratvector/kernel';
import { expiryCause } from './expiry-cause.ts';

// Brands of plain counts.
const at = (moment: number): Timestamp => BigInt(moment) as Timestamp;
const LAST = at(9);

describe('an order that expired', () => {
  it.each([
    ['DAY', 1, 2, 'TIME_IN_FORCE'],
    ['DAY', 8, 9, 'TIME_IN_FORCE'],
    ['DAY', 9, 9, 'RUN_ENDED'],
    ['GTC', 1, 9, 'RUN_ENDED'],
    ['GTC', null, 9, 'RUN_ENDED'],
    ['GTC', 1, 5, 'DATA_ENDED'],
    ['DAY', 5, 5, 'DATA_ENDED'],
    ['GTD', 1, 5, 'TIME_IN_FORCE'],
  ] as const)('%s, working from %p, ended at %p: %s', (timeInForce, working, ended, cause) => {
    const order = {
      ticket: { timeInForce },
      working: working === null ? null : at(working),
      ended: at(ended),
    };
    expect(expiryCause(order, LAST)).toBe(cause);
  });
});
