import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LoadedSeries, ReadOptions } from '@stratvector/model';
import { parseCsv, readCsv } from './read-csv.ts';

const OPTIONS: ReadOptions = {
  symbol: 'AAPL',
  onBadBar: 'error',
  timestamp: 'open',
  timezone: 'UTC',
};
const read = (text: string, change: Partial<ReadOptions> = {}) =>
  parseCsv(text, 'a.csv', { ...OPTIONS, ...change });
const HEADER = 'date,open,high,low,close,volume\n';

/** The one series of a text. */
const only = (text: string, changes: Partial<ReadOptions> = {}): LoadedSeries => {
  const [series] = read(text, changes).series;
  if (!series) throw new Error('the text has no series');
  return series;
};

describe('cells in quotes', () => {
  it('may hold commas, quotes and line ends', () => {
    const { series, problems } = read(
      '"date","symbol","open","high","low","close","note, free"\r\n' +
        '2024-01-02,"B, ""C""",10,12,9,11,"two\r\nlines"\r\n' +
        '"2024-01-03","B, ""C""","11","12","9","11",\r\n',
    );
    expect(problems).toEqual([]);
    expect(series.map(({ instrument }) => instrument)).toEqual(['B, "C"']);
    expect([...(series[0]?.bars.open ?? [])]).toEqual([10, 11]);
  });

  it('that never end are told by their line alone', () => {
    const { series, problems } = read(
      `${HEADER}2024-01-02,x,12,9,11,5\n2024-01-03,"10,12,9,11,5\n\n`,
    );
    expect(series).toEqual([]);
    expect(problems.map(({ row }) => row)).toEqual([3]);
    expect(problems[0]?.sentence).toContain('that never ends');
  });
});

describe('a CSV file', () => {
  it.each([
    [
      'dates',
      'date,open,high,low,close,volume\n2024-01-02,10,12,9,11,5',
      Date.UTC(2024, 0, 2),
      '1d',
    ],
    [
      'compact dates and semicolons',
      'Date;Open;High;Low;Close\n20240102;10;12;9;11',
      Date.UTC(2024, 0, 2),
      '1d',
    ],
    [
      'vendor names and tabs',
      '<DATE>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\n2024.01.02\t10\t12\t9\t11\t5',
      Date.UTC(2024, 0, 2),
      '1d',
    ],
    [
      'numbered names',
      'timestamp,1. open,2. high,3. low,4. close,5. volume\n2024-01-02,10,12,9,11,5',
      Date.UTC(2024, 0, 2),
      '1d',
    ],
    ['seconds', 'time,o,h,l,c\n1704203400,10,12,9,11\n1704203460,10,12,9,11', 1704203400000, '1m'],
    [
      'milliseconds',
      't,o,h,l,c\n1704203400000,10,12,9,11\n1704203700000,10,12,9,11',
      1704203400000,
      '5m',
    ],
    [
      'nanoseconds',
      'ts_event,o,h,l,c\n1704203400000000000,10,12,9,11\n1704203460000000000,10,12,9,11',
      1704203400000,
      '1m',
    ],
    [
      'offsets',
      'time,o,h,l,c\n2024-01-02T09:30:00-05:00,10,12,9,11\n2024-01-02T10:30:00-05:00,10,12,9,11',
      Date.UTC(2024, 0, 2, 14, 30),
      '1h',
    ],
    [
      'quotes, a mark and other line ends',
      '\ufeffdate,"open",high,low,close\r\n"2024-01-02","10",12,9,11\r\n',
      Date.UTC(2024, 0, 2),
      '1d',
    ],
  ])('with %s is read', (_what, text, openTime, timeframe) => {
    const { series, problems } = read(text);
    expect(problems).toEqual([]);
    expect(series[0]?.timeframe).toBe(timeframe);
    expect(series[0]?.bars.openTime[0]).toBe(openTime);
    expect(series[0]?.bars).toMatchObject({ hasVolume: /vol/i.test(text) });
    expect([...(series[0]?.bars.close ?? [])][0]).toBe(11);
  });

  it('reads local times in their zone, summer and winter', () => {
    const text = 'time,o,h,l,c\n2024-01-02 09:30,1,1,1,1\n2024-07-02 09:30,1,1,1,1';
    const { series } = read(text, { timezone: 'America/New_York' });
    expect([...(series[0]?.bars.openTime ?? [])]).toEqual([
      Date.UTC(2024, 0, 2, 14, 30),
      Date.UTC(2024, 6, 2, 13, 30),
    ]);
  });

  it('takes a time for the close where it is told to', () => {
    const text = 'time,o,h,l,c\n2024-01-02T09:31:00Z,1,1,1,1\n2024-01-02T09:32:00Z,1,1,1,1';
    expect(read(text, { timestamp: 'close' }).series[0]?.bars.openTime[0]).toBe(
      Date.UTC(2024, 0, 2, 9, 30),
    );
  });

  it('turns a file round that is newest first throughout, and says so', () => {
    const days = [4, 3, 2].map((day) => `2024-01-0${day},${day},9,1,${day},${day}`);
    const { bars, tally, counts } = only(HEADER + days.join('\n'));
    expect([...bars.close]).toEqual([2, 3, 4]);
    expect([...bars.volume]).toEqual([2, 3, 4]);
    expect([bars.openTime[0], bars.closeTime[2]]).toEqual([
      Date.UTC(2024, 0, 2),
      Date.UTC(2024, 0, 5),
    ]);
    expect(tally).toEqual({ NEWEST_FIRST: 1 });
    expect(counts).toEqual({ read: 3, used: 3, skipped: 0, repaired: 0 });
    const minutes = ['02:00', '01:00', '00:00'].map((time) => `2024-01-02T00:${time}Z,1,1,1,1,1`);
    const finer = only(HEADER + minutes.join('\n'), { timestamp: 'close' });
    expect([finer.timeframe, finer.bars.openTime[0]]).toEqual(['1m', Date.UTC(2024, 0, 1, 23, 59)]);
  });

  it('keeps instruments apart by their symbol', () => {
    const { series } = read(
      'date,symbol,open,high,low,close\n2024-01-02,A,1,1,1,1\n2024-01-02,B,2,2,2,2',
    );
    expect(series.map(({ instrument }) => instrument)).toEqual(['A', 'B']);
  });

  it('knows the finest decimal of its prices', () => {
    expect(read(`${HEADER}2024-01-02,10.25,12,9,11,5`).series[0]?.priceDecimals).toBe(2);
  });
});

describe('what is wrong with a CSV file is said with its line', () => {
  it.each([
    ['nothing in it', '', null, 'the file is empty'],
    ['blank lines alone', '\n\n', null, 'the file is empty'],
    ['a header alone', HEADER, null, 'there are no bars in it'],
    [
      'missing columns',
      'date,open,high\n',
      1,
      'the columns low, close are missing; found date, open, high',
    ],
    ['a mistyped column', 'date,open,high,low,clsoe\n', 1, 'did you mean clsoe for close?'],
    ['one long word', 'hello\n', 1, 'are missing; found hello'],
    ['a short row', `${HEADER}2024-01-02,10,12,9`, 2, 'it has 4 cells, the header has 6'],
    [
      'a volume beyond numbers',
      `${HEADER}2024-01-02,10,12,9,11,1e400`,
      2,
      'volume is no number: "1e400"',
    ],
    ['hexadecimal', `${HEADER}2024-01-02,0xA,12,9,11,5`, 2, 'open is no number: "0xA"'],
    ['a text for a price', `${HEADER}2024-01-02,ten,12,9,11,5`, 2, 'open is no number'],
    ['an empty price', `${HEADER}2024-01-02,,12,9,11,5`, 2, 'open is no number'],
    ['NaN', `${HEADER}2024-01-02,NaN,12,9,11,5`, 2, 'open is no number'],
    ['a price of zero', `${HEADER}2024-01-02,0,12,9,11,5`, 2, 'open is 0, not above zero'],
    ['a negative price', `${HEADER}2024-01-02,10,12,-9,11,5`, 2, 'low is -9, not above zero'],
    ['high under low', `${HEADER}2024-01-02,10,8,9,11,5`, 2, 'high 8 is under low 9'],
    [
      'high under the close',
      `${HEADER}2024-01-02,10,10.5,9,11,5`,
      2,
      'high 10.5 is under open or close 11',
    ],
    [
      'low over the open',
      `${HEADER}2024-01-02,10,12,10.5,11,5`,
      2,
      'low 10.5 is over open or close 10',
    ],
    ['a negative volume', `${HEADER}2024-01-02,10,12,9,11,-5`, 2, 'volume is -5'],
    ['no such day', `${HEADER}2024-02-30,10,12,9,11,5`, 2, '"2024-02-30" is no time'],
    ['no time at all', `${HEADER}yesterday,10,12,9,11,5`, 2, '"yesterday" is no time such as'],
    [
      'a time twice',
      `${HEADER}2024-01-02,10,12,9,11,5\n2024-01-02,10,12,9,11,5`,
      3,
      'stands twice',
    ],
    [
      'times out of order',
      `${HEADER}2024-01-02,10,12,9,11,5\n2024-01-03,10,12,9,11,5\n2024-01-01,10,12,9,11,5`,
      4,
      'is before the row above; sort the file',
    ],
    [
      'dates and times mixed',
      `${HEADER}2024-01-02,10,12,9,11,5\n2024-01-03T10:00:00Z,10,12,9,11,5`,
      3,
      'is written differently',
    ],
    [
      'offsets mixed',
      `${HEADER}2024-01-02T10:00:00Z,10,12,9,11,5\n2024-01-03T10:00:00,10,12,9,11,5`,
      3,
      'is written differently',
    ],
  ])('%s', (_what, text, row, sentence) => {
    const { series, problems } = read(text);
    expect(series).toEqual([]);
    expect(problems[0]).toMatchObject({ source: 'a.csv', row });
    expect(problems[0]?.sentence).toContain(sentence);
  });

  it.each([
    ['01/04/2021', '02/04/2021'],
    ['04.01.2021', '05.01.2021'],
    ['4 Jan 2021', '5 Jan 2021'],
  ])('times such as %s once, with what is known', (...times) => {
    const rows = [...times, times[0]].map((time) => `${time},10,12,9,11,5`).join('\n');
    const { problems } = read(HEADER + rows);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.row).toBe(2);
    expect(problems[0]?.sentence).toMatch(
      new RegExp(
        `^"${times[0]}" is no time .*so it is with all 3 rows: the format of the times is not known; known are 2024-03-28`,
      ),
    );
    expect(problems[0]?.sentence).toContain('docs/reference/data-layouts.md');
    expect(problems[0]?.sentence).not.toContain('on_bad_bar');
  });

  it('an order of time that is none once', () => {
    const rows = [2, 4, 1, 3, 2].map((day) => `2024-01-0${day},10,12,9,11,5`).join('\n');
    const { problems } = read(HEADER + rows);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ row: 4 });
    expect(problems[0]?.sentence).toContain('so it is with 3 rows of 5: sort the file by time');
    const second = [2, 1, 3, 4].map((day) => `2024-01-0${day},10,12,9,11,5`).join('\n');
    expect(read(HEADER + second).problems).toMatchObject([{ row: 3 }]);
    expect(only(HEADER + second, { onBadBar: 'drop' })).toMatchObject({
      counts: { read: 4, used: 3, skipped: 1 },
      tally: { UNSORTED: 1 },
    });
    const turned = [9, 7, 6, 8, 8].map((day) => `2024-01-0${day},10,12,9,11,5`).join('\n');
    expect(read(HEADER + turned).problems[0]?.sentence).toContain(
      'is after the row above, although the file begins newest first',
    );
  });

  it('a decimal comma by what it does', () => {
    const parted = read(`${HEADER}2024-01-02,10,5,12,9,11,5\n2024-01-03,10,5,12,9,11,5\n`).problems;
    expect(parted).toHaveLength(1);
    expect(parted[0]?.sentence).toMatch(
      /^it has 7 cells, the header has 6 \(a decimal comma, .*so it is with all 2 rows/,
    );
    const semicolons = HEADER.replaceAll(',', ';');
    const { problems } = read(
      `${semicolons}2024-01-02;10,5;12;9;11;5\n2024-01-03;10,5;12;9;11;5\n`,
    );
    expect(problems.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/^open is no number: "10,5"; so it is with all 2 rows: /),
      expect.stringMatching(/^"10,5" has a comma, .*write a decimal point/),
    ]);
  });

  it.each([
    ['UTF-16', [...`${HEADER}1`].flatMap((sign) => [sign, '\0']).join(''), 'as a text in UTF-16'],
    ['a zip archive', 'PK\u0003\u0004rest', 'it is a zip archive; unpack it'],
    ['Parquet', 'PAR1rest', 'give it the ending .parquet'],
  ])('%s by its name', (_what, text, sentence) => {
    const { problems } = read(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ source: 'a.csv', row: null });
    expect(problems[0]?.sentence).toContain(sentence);
  });

  it('all at once, and not without end', () => {
    const day = (row: number): string => new Date(row * 86_400_000).toISOString().slice(0, 10);
    const rows = Array.from({ length: 60 }, (_, row) => {
      if (row % 2 === 0) return `${day(row)},10,12,9,11,5`;
      return row > 40 ? `${day(row)},ten,12,9,11,5` : `${row}/01/2021,10,12,9,11,5`;
    });
    const { problems } = read(HEADER + rows.join('\n'));
    expect(problems.map(({ row }) => row)).toEqual([3, 5, 7, null, 43, 45, 47, null]);
    expect(problems[3]?.sentence).toBe('and 17 more rows like row 7, the last of them row 41');
    expect(problems[4]?.sentence).toContain('open is no number: "ten"; mend the row');
  });

  it('once where nearly all rows have it, and what else is wrong beside it', () => {
    const rows = Array.from({ length: 9 }, (_, row) => `0${row + 1}/01/2021,10,12,9,11,5`);
    const { problems } = read(`${HEADER}${rows.join('\n')}\n# end`);
    expect(problems.map(({ row }) => row)).toEqual([2, 11]);
    expect(problems[0]?.sentence).toContain('so it is with 9 rows of 10: the format of the times');
  });

  it.each([
    ['a month that is none', '2024-13-05'],
    ['an hour that is none', '2024-01-05T25:00:00Z'],
    ['a minute that is none', '2024-01-05 10:60'],
  ])('%s', (_what, time) => {
    expect(read(`${HEADER}${time},10,12,9,11,5`).problems[0]?.sentence).toContain('is no time');
  });

  it('a missing file', async () => {
    expect((await readCsv('/nowhere/a.csv', OPTIONS)).problems[0]?.sentence).toContain(
      'there is no such file',
    );
  });
});

describe('a bad row', () => {
  const text = `${HEADER}2024-01-02,10,12,9,11,5\n2024-01-03,10,10.5,9,11,5\n2024-01-04,x,12,9,11,5`;

  it('is left out and counted where it may be dropped', () => {
    const [series] = read(text, { onBadBar: 'drop' }).series;
    expect(series?.counts).toEqual({ read: 3, used: 1, skipped: 2, repaired: 0 });
    expect(series?.tally).toEqual({ BAD_RANGE: 1, NOT_A_NUMBER: 1 });
  });

  it('is stretched to its prices where it may be repaired, and left out where that does not help', () => {
    const [series] = read(text, { onBadBar: 'repair' }).series;
    expect(series?.counts).toEqual({ read: 3, used: 2, skipped: 1, repaired: 1 });
    expect(series?.bars.high[1]).toBe(11);
  });

  it('takes its instrument with it where no other is good, and that is said', () => {
    const rows = 'date,symbol,open,high,low,close\n2024-01-02,A,1,1,1,1\n2024-01-02,B,2,x,2,2\n';
    expect(read(rows, { onBadBar: 'drop' }).problems[0]?.sentence).toBe(
      'none of the 1 rows of "B" can be used (row 3: high is no number: "x"; left out); take it out of the file',
    );
  });
});

describe('any text', () => {
  it('gives series or problems and never throws', () => {
    const cell = fc.oneof(
      fc.constantFrom('', '10', '-1', 'NaN', '2024-01-02', '1704203400', '"', 'x', '1e400'),
      fc.string(),
    );
    const lines = fc.array(
      fc.array(cell, { maxLength: 8 }).map((cells) => cells.join(',')),
      { maxLength: 12 },
    );
    const headers = fc.constantFrom(HEADER.trim(), 'time,o,h,l,c', 'a,b', '');
    fc.assert(
      fc.property(
        headers,
        lines,
        fc.constantFrom('error', 'drop', 'repair'),
        (header, rows, onBadBar) => {
          const { series, problems } = read([header, ...rows].join('\n'), {
            onBadBar,
          });
          expect(series.length > 0).toBe(problems.length === 0);
          for (const { bars } of series)
            for (let row = 0; row < bars.length; row += 1)
              expect((bars.low[row] ?? NaN) <= (bars.high[row] ?? NaN)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
