import { describe, expect, it } from '@jest/globals';
import { readSample } from '../sample.fixture.ts';

describe('binance', () => {
  it.each([
    [
      'milliseconds',
      'binance.csv',
      'A 1h 2024-01-01T00:00 42283.58 42554.57 42261.02 42475.23 1271.68108',
    ],
    [
      'microseconds',
      'binance-micros.csv',
      'A 1m 2025-01-01T00:00 93576 93702.15 93489.03 93656.18 8.21827',
    ],
  ])('has %s and no header', (_what, file, bar) => {
    const { layout, bars } = readSample(file);
    expect(layout).toBe('binance');
    expect(bars).toHaveLength(2);
    expect(bars[0]).toBe(bar);
  });
});
