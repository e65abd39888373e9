import { describe, expect, it } from '@jest/globals';
import { readSample } from '../sample.fixture.ts';

describe('stooq', () => {
  it('has days under a ticker', () => {
    expect(readSample('stooq.csv')).toMatchObject({
      layout: 'stooq',
      bars: [
        'ACME.US 1d 2024-01-02T00:00 47.5 48.25 47.1 48 125000',
        'ACME.US 1d 2024-01-03T00:00 48 48.4 47.6 47.75 98000',
      ],
    });
  });

  it('has times within the day whose zone must be told', () => {
    expect(readSample('stooq-minutes.csv').sentences[0]).toContain('name it by --timezone');
    expect(readSample('stooq-minutes.csv', { timezone: 'Europe/Warsaw' }).bars).toEqual([
      'ACME.US 5m 2024-01-02T14:30 47.5 47.6 47.4 47.55 1200',
      'ACME.US 5m 2024-01-02T14:35 47.55 47.7 47.5 47.65 900',
    ]);
  });
});
