import { describe, expect, it } from '@jest/globals';
import { readSample, readText } from '../sample.fixture.ts';

describe('interactive-brokers', () => {
  it('has times with their zone', () => {
    expect(readSample('interactive-brokers.csv')).toMatchObject({
      layout: 'interactive-brokers',
      bars: [
        'A 1h 2024-01-02T14:30 187.15 187.3 186.9 187.05 125000',
        'A 1h 2024-01-02T15:30 187.05 187.4 187 187.35 98000',
      ],
    });
  });

  it('has dates', () => {
    expect(readSample('interactive-brokers-days.csv')).toMatchObject({
      layout: 'interactive-brokers',
      bars: [
        'A 1d 2024-01-02T00:00 187.15 188.44 183.89 185.64 824887',
        'A 1d 2024-01-03T00:00 184.22 185.88 183.43 184.25 584145',
      ],
    });
  });

  const HEADER = 'date,open,high,low,close,volume,average,barCount\n';

  it('has times of the login, whose zone must be told', () => {
    const text = `${HEADER}20240102  09:30:00,1,1,1,1,1,1,1\n`;
    expect(readText(text).sentences[0]).toContain('name it by --timezone');
    expect(readText(text, { timezone: 'Asia/Tokyo' }).bars[0]).toContain('2024-01-02T00:30');
  });

  it('names a zone that does not exist', () => {
    const { sentences } = readText(`${HEADER}20240102 09:30:00 US/Middle,1,1,1,1,1,1,1\n`);
    expect(sentences[0]).toContain('"20240102 09:30:00 US/Middle" is no time');
  });
});
