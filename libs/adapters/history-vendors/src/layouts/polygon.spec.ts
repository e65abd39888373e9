import { describe, expect, it } from '@jest/globals';
import { readSample } from '../sample.fixture.ts';

describe('polygon', () => {
  it('has flat files with nanoseconds and many tickers', () => {
    expect(readSample('polygon.csv')).toMatchObject({
      layout: 'polygon',
      bars: [
        'ACME 1m 2025-04-16T08:35 200.29 200.63 200.29 200.5 4930',
        'ACME 1m 2025-04-16T08:36 200.39 200.61 200.34 200.34 1815',
        'BETA 1d 2025-04-16T08:35 12.5 12.6 12.5 12.6 100',
      ],
    });
  });

  it('has the keys of the REST answer', () => {
    expect(readSample('polygon-rest.csv')).toMatchObject({
      layout: 'polygon',
      bars: [
        'A 1m 2025-04-16T08:35 200.29 200.63 200.29 200.5 4930',
        'A 1m 2025-04-16T08:36 200.39 200.61 200.34 200.34 1815',
      ],
    });
  });
});
