import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { binance } from './layouts/binance.ts';
import { databento } from './layouts/databento.ts';
import { metatrader4 } from './layouts/metatrader.ts';
import { readText } from './sample.fixture.ts';

const HEADER = 'date,open,high,low,close,volume\n';
const GOOD = '2024-01-02,10,12,9,11,5\n';

describe('a file that cannot be read', () => {
  it.each([
    ['empty', '', 'the file is empty'],
    ['blank lines', '\n\n \n', 'the file is empty'],
    ['a header alone', HEADER, 'a header alone is no data'],
    ['no header that anybody knows', 'a,b,c\n1,2,3\n', 'its layout is not known'],
    ['missing columns', 'date,open\n2024-01-02,1\n', 'its layout is not known'],
    [
      'a quote that never ends',
      `${HEADER}"2024-01-02,10,12,9,11,5\n`,
      'a cell begins with a quote (") that never ends',
    ],
    ['one in the header', `"date,open\n`, 'a cell begins with a quote'],
    ['a picture', '\u0089PNG\r\n', 'its layout is not known'],
  ])('%s', (_what, text, sentence) => {
    expect(readText(text).sentences[0]).toContain(sentence);
  });

  it.each([
    ['klines of seven columns', binance, '1,2,3,4,5,6,7\n', 'klines have 12 columns, found 7'],
    ['a header for MetaTrader 4', metatrader4, HEADER, 'the first line is no date, time'],
    ['no ts_event', databento, HEADER, 'as Databento OHLCV: the column time is missing'],
  ])('as the layout that was named: %s', (_what, layout, text, sentence) => {
    expect(readText(text, { layout }).sentences[0]).toContain(sentence);
  });
});

describe('a row that cannot be read', () => {
  it.each([
    ['short', '2024-01-03,10\n', '3: it has 2 cells, the first line has 6'],
    ['long', '2024-01-03,10,12,9,11,5,7\n', '3: it has 7 cells, the first line has 6'],
    ['without a time', ',10,12,9,11,5\n', '3: "" is no time'],
    ['of a day that does not exist', '2024-02-30,10,12,9,11,5\n', '3: "2024-02-30" is no time'],
    ['of a thirteenth month', '2024-13-01,10,12,9,11,5\n', '3: "2024-13-01" is no time'],
    ['in words', 'yesterday,10,12,9,11,5\n', '3: "yesterday" is no time'],
    [
      'a moment among dates',
      '2024-01-03T10:00:00Z,10,12,9,11,5\n',
      '3: "2024-01-03T10:00:00Z" is written differently',
    ],
    ['twice', GOOD, '3: the time 2024-01-02T00:00:00.000Z stands twice'],
    [
      'before the one above',
      '2024-01-01,10,12,9,11,5\n2024-01-03,10,12,9,11,5\n',
      '3: the time 2024-01-01T00:00:00.000Z is before the row above',
    ],
    ['with a comma for a point', '2024-01-03,10,5,12,9,11,5\n', '3: it has 7 cells'],
    ['with one in quotes', '2024-01-03,"10,5",12,9,11,5\n', '3: open is no number: "10,5"'],
    ['with a currency', '2024-01-03,$10,12,9,11,5\n', '3: open is no number: "$10"'],
    ['with an empty price', '2024-01-03,10,,9,11,5\n', '3: high is no number: the cell is empty'],
    [
      'with an empty volume',
      '2024-01-03,10,12,9,11,\n',
      '3: volume is no number: the cell is empty',
    ],
    ['with a volume in words', '2024-01-03,10,12,9,11,1.2M\n', '3: volume is no number: "1.2M"'],
    [
      'with a volume beyond numbers',
      '2024-01-03,10,12,9,11,1e400\n',
      '3: volume is no number: "1e400"',
    ],
    ['with a number of a programmer', '2024-01-03,0xA,12,9,11,5\n', '3: open is no number: "0xA"'],
    ['with high under low', '2024-01-03,10,8,9,10,5\n', '3: high 8 is under low 9'],
  ])('%s is named with its line, and left out where that is allowed', (_what, row, sentence) => {
    expect(readText(HEADER + GOOD + row).sentences[0]).toContain(sentence);
    const { sentences, bars } = readText(HEADER + GOOD + row, { onBadBar: 'drop' });
    expect(sentences).toEqual([]);
    expect(bars[0]).toBe('A 1d 2024-01-02T00:00 10 12 9 11 5');
  });

  it('is mended where that is allowed and can be', () => {
    const { bars } = readText(`${HEADER}2024-01-03,10,8,9,10,5\n`, { onBadBar: 'repair' });
    expect(bars).toEqual(['A 1d 2024-01-03T00:00 10 10 8 10 5']);
  });
});

describe('cells in quotes', () => {
  it('may hold commas, quotes and line ends', () => {
    const { bars, sentences } = readText(
      '"date","symbol","open","high","low","close","volume"\r\n' +
        '"2024-01-02","A, ""B""","10","12","9","11","5"\r\n' +
        '"2024-01-03","A, ""B""","11","12","9","11","5"\r\n',
    );
    expect(sentences).toEqual([]);
    expect(bars).toEqual([
      'A, "B" 1d 2024-01-02T00:00 10 12 9 11 5',
      'A, "B" 1d 2024-01-03T00:00 11 12 9 11 5',
    ]);
  });
});

describe('any text', () => {
  it('comes to bars or to a sentence, and never to a crash', () => {
    const cell = fc.oneof(
      fc.constantFrom('date', 'open', 'high', 'low', 'close', '2024-01-02', '1', ''),
      fc.string({ maxLength: 5 }),
    );
    const text = fc
      .array(
        fc.array(cell, { maxLength: 13 }).map((cells) => cells.join()),
        { maxLength: 6 },
      )
      .map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, (any) => {
        const { bars, sentences } = readText(any);
        expect(bars.length + sentences.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
