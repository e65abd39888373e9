import { describe, expect, it } from '@jest/globals';
import { downCapture } from './down-capture.ts';
import { bare, full } from './metric.fixture.ts';

describe('down_capture', () => {
  it('of the fixture', () => {
    expect(downCapture.compute(full)).toBeCloseTo(1.0865154716906256, 10);
  });

  it('says what is missing: NO_BENCHMARK', () => {
    expect(downCapture.compute(bare)).toMatch(/^NO_BENCHMARK: /);
  });
});
