import { describe, expect, it } from '@jest/globals';
import { upCapture } from './up-capture.ts';
import { bare, full } from './metric.fixture.ts';

describe('up_capture', () => {
  it('of the fixture', () => {
    expect(upCapture.compute(full)).toBeCloseTo(1.1506768907982814, 10);
  });

  it('says what is missing: NO_BENCHMARK', () => {
    expect(upCapture.compute(bare)).toMatch(/^NO_BENCHMARK: /);
  });
});
