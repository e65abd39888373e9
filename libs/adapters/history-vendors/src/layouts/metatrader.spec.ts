import { describe, expect, it } from '@jest/globals';
import { readSample } from '../sample.fixture.ts';

describe('metatrader', () => {
  it.each([
    ['metatrader-5', 'metatrader-5.csv'],
    ['metatrader-4', 'metatrader-4.csv'],
  ])('%s has times of the server', (layout, file) => {
    expect(readSample(file).sentences[0]).toContain('name it by --timezone');
    expect(readSample(file, { timezone: 'Europe/Athens' })).toMatchObject({
      layout,
      bars: [
        'A 1h 2024-01-02T07:00 1.1041 1.1045 1.1038 1.104 1520',
        'A 1h 2024-01-02T08:00 1.104 1.1042 1.1025 1.1026 1780',
      ],
    });
  });
});
