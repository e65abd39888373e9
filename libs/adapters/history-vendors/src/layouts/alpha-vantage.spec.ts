import { describe, expect, it } from '@jest/globals';
import { readSample } from '../sample.fixture.ts';
import { alphaVantage } from './alpha-vantage.ts';

describe('alpha-vantage', () => {
  it('is of New York where it is named, for its header is that of any CSV', () => {
    const { layout, bars } = readSample('alpha-vantage.csv');
    expect(layout).toBe('generic');
    expect(bars[0]).toBe('A 5m 2024-07-02T15:50 100.8 101.1 100.7 101 3900');
  });

  it('is newest first and of New York', () => {
    const { layout, bars, notes } = readSample('alpha-vantage.csv', { layout: alphaVantage });
    expect(layout).toBe('alpha-vantage');
    expect(bars).toEqual([
      'A 5m 2024-07-02T19:50 100.8 101.1 100.7 101 3900',
      'A 5m 2024-07-02T19:55 101 101.3 100.9 101.2 4100',
      'A 5m 2024-07-02T20:00 101.2 101.5 101 101.4 5200',
    ]);
    expect(notes.join()).toContain('America/New_York');
    expect(notes.join()).toContain('newest first');
  });

  it('has adjusted closes in the adjusted series', () => {
    expect(readSample('alpha-vantage-adjusted.csv')).toMatchObject({
      layout: 'alpha-vantage',
      bars: [
        'A 1d 2024-01-02T00:00 50 50.75 49.5 50.5 20000 50',
        'A 1d 2024-01-03T00:00 50.5 51 50 50.25 21000 49.75',
      ],
    });
  });
});
