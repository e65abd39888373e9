import { describe, expect, it } from '@jest/globals';
import {
  NO_ACCOUNT,
  NO_BENCHMARK,
  NO_MONTHS,
  NO_RETURNS,
  NO_TRADES,
  NO_TRIALS,
  TOO_SHORT,
} from './metric.ts';

describe('the reasons for a missing value', () => {
  it.each([NO_ACCOUNT, NO_BENCHMARK, NO_MONTHS, NO_RETURNS, NO_TRADES, NO_TRIALS, TOO_SHORT])(
    '%s: a code, then a sentence',
    (reason) => {
      expect(reason).toMatch(/^[A-Z]+(_[A-Z]+)*: [a-z].+[^.]$/);
    },
  );
});
