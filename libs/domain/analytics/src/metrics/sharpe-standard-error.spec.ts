import { describe, expect, it } from '@jest/globals';
import { sharpeStandardError } from './sharpe-standard-error.ts';
import { full, short } from './metric.fixture.ts';

describe('sharpe_standard_error', () => {
  it('of the fixture', () => {
    expect(sharpeStandardError.compute(full)).toBeCloseTo(1.8873109601211087, 10);
  });

  it('says what is missing: TOO_SHORT', () => {
    expect(sharpeStandardError.compute(short)).toMatch(/^TOO_SHORT: /);
  });
});
