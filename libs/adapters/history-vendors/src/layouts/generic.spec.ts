import { describe, expect, it } from '@jest/globals';
import { readText } from '../sample.fixture.ts';

describe('generic', () => {
  it.each([
    [
      'any order and case',
      'CLOSE,High,low,open,Time\n2,3,1,2,2024-01-02\n',
      'A 1d 2024-01-02T00:00 2 3 1 2 0',
    ],
    [
      'semicolons',
      'date;open;high;low;close\n2024-01-02;2;3;1;2\n',
      'A 1d 2024-01-02T00:00 2 3 1 2 0',
    ],
    [
      'tabs',
      'date\topen\thigh\tlow\tclose\n2024-01-02\t2\t3\t1\t2\n',
      'A 1d 2024-01-02T00:00 2 3 1 2 0',
    ],
    [
      'seconds',
      'timestamp,open,high,low,close\n1704205800,2,3,1,2\n',
      'A 1d 2024-01-02T14:30 2 3 1 2 0',
    ],
    [
      'milliseconds',
      'timestamp,open,high,low,close\n1704205800000,2,3,1,2\n',
      'A 1d 2024-01-02T14:30 2 3 1 2 0',
    ],
    [
      'an offset',
      'datetime,open,high,low,close\n2024-01-02T09:30:00-05:00,2,3,1,2\n',
      'A 1d 2024-01-02T14:30 2 3 1 2 0',
    ],
    [
      'a symbol column',
      'date,symbol,open,high,low,close\n2024-01-02,B,2,3,1,2\n',
      'B 1d 2024-01-02T00:00 2 3 1 2 0',
    ],
    [
      'a byte order mark',
      '\uFEFFdate,open,high,low,close\n2024-01-02,2,3,1,2\n',
      'A 1d 2024-01-02T00:00 2 3 1 2 0',
    ],
    [
      'quotes and CRLF',
      '"date","open","high","low","close"\r\n"2024-01-02","2","3","1","2"\r\n',
      'A 1d 2024-01-02T00:00 2 3 1 2 0',
    ],
  ])('reads %s', (_what, text, bar) => {
    expect(readText(text)).toMatchObject({ layout: 'generic', bars: [bar], sentences: [] });
  });

  it('says which zone it assumed', () => {
    const { notes } = readText('time,open,high,low,close\n2024-01-02 09:30,2,3,1,2\n');
    expect(notes[0]).toContain('taken as UTC, because nothing else was said');
  });
});
