import { describe, expect, it } from '@jest/globals';
import { readSample } from '../sample.fixture.ts';

describe('yahoo', () => {
  it('has days with adjusted closes; a day without trade is no bar', () => {
    expect(readSample('yahoo.csv', { onBadBar: 'drop' })).toMatchObject({
      layout: 'yahoo',
      bars: [
        'A 1d 2024-01-02T00:00 187.149994 188.440002 183.889999 185.639999 82488700 184.938217',
        'A 1d 2024-01-03T00:00 184.220001 185.880005 183.429993 184.25 58414500 183.553467',
        'A 1d 2024-01-05T00:00 181.990005 182.759995 180.169998 181.179993 62303300 180.495071',
      ],
    });
    expect(readSample('yahoo.csv').sentences[0]).toContain('4: open is no number');
  });
});
