import { describe, expect, it } from '@jest/globals';
import { readSample } from '../sample.fixture.ts';

describe('databento', () => {
  it.each(['databento.csv', 'databento-pretty.csv'])(
    'has prices of 10^-9 and nanoseconds: %s',
    (file) => {
      expect(readSample(file)).toMatchObject({
        layout: 'databento',
        bars: [
          'ACME 1m 2024-01-02T14:30 187.15 187.3 186.9 187.05 125000',
          'ACME 1m 2024-01-02T14:31 187.05 187.4 187 187.35 98000',
        ],
      });
    },
  );
});
