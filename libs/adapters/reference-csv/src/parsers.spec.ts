import { describe, expect, it } from '@jest/globals';
import { instrumentId } from '@stratvector/model';
import fc from 'fast-check';
import { parseCorporateActions } from './corporate-actions.ts';
import { parseHalts } from './halts.ts';
import { parseInstruments } from './instruments.ts';
import type { ReferenceFile } from './table.ts';
import { parseUniverse } from './universe.ts';

const told = ({ problems }: ReferenceFile<unknown>): readonly string[] =>
  problems.map(({ source, row, sentence }) => `${source}:${row ?? ''}: ${sentence}`);

describe('an instruments file', () => {
  it('says what an instrument is; empty cells say nothing', () => {
    const text =
      'symbol,type,currency,multiplier,tick,lot,exchange,price_decimals\n' +
      'ESZ4,future,USD,50,0.25,1,CME,2\n"BRK.B",,,,,,NYSE,\n';
    const { records, problems } = parseInstruments(text, 'i.csv');
    expect(problems).toEqual([]);
    expect(records).toEqual([
      {
        symbol: 'ESZ4',
        type: 'future',
        currency: 'USD',
        multiplier: '50',
        tick: '0.25',
        lot: '1',
        exchange: 'CME',
        priceDecimals: 2,
      },
      {
        symbol: 'BRK.B',
        type: null,
        currency: null,
        multiplier: null,
        tick: null,
        lot: null,
        exchange: 'NYSE',
        priceDecimals: 6,
      },
    ]);
  });

  it.each([
    ['an empty file', '', 'i.csv:: the file is empty'],
    ['a header alone', 'symbol\n', 'i.csv:: there are no rows'],
    ['no symbol column', 'type\nstock\n', 'i.csv:1: the columns symbol are missing'],
    ['a mistyped column', 'symbol,tik\nA,1\n', 'there is no column "tik"; did you mean tick?'],
    ['a column with more to its name', 'symbol,tick_size\nA,1\n', 'did you mean tick?'],
    ["another's word for a column", 'ticker,lot\nA,1\n', '"ticker"; did you mean symbol?'],
    [
      'a column of its own',
      'symbol,sector\nA,tech\n',
      'there is no column "sector"; allowed are symbol, type',
    ],
    ['a column twice', 'symbol,tick,tick\nA,1,1\n', 'the column "tick" stands twice'],
    ['an empty symbol', 'symbol,tick\n,1\n', 'i.csv:2: symbol: it is empty'],
    ['a symbol twice', 'symbol\nA\nB\nA\n', 'i.csv:4: symbol: "A" stands in line 2 already'],
    ['an unknown type', 'symbol,type\nA,stok\n', 'i.csv:2: type: found "stok"'],
    ['the nearest type', 'symbol,type\nA,stok\n', 'did you mean stock?'],
    ['a tick of zero', 'symbol,tick\nA,0\n', 'i.csv:2: tick: found "0"'],
    ['a tick finer than prices', 'symbol,tick,price_decimals\nA,0.001,2\n', 'tick: found "0.001"'],
    ['a lot that is no number', 'symbol,lot\nA,one\n', 'lot: found "one"'],
    ['a negative multiplier', 'symbol,multiplier\nA,-5\n', 'multiplier: found "-5"'],
    ['a currency in words', 'symbol,currency\nA,dollar\n', 'currency: found "dollar"'],
    ['too many decimals', 'symbol,price_decimals\nA,12\n', 'price_decimals: found "12"'],
    ['a short row', 'symbol,tick\nA\n', 'i.csv:2: it has 1 cells, the header has 2'],
  ])('is refused for %s', (_what, text, sentence) => {
    const file = parseInstruments(text, 'i.csv');
    expect(told(file).join('\n')).toContain(sentence);
    expect(file.records).toEqual([]);
  });

  it('names every problem, and of very many the first', () => {
    expect(told(parseInstruments('symbol,type,lot\nA,x,y\nB,x,1\n', 'i.csv'))).toHaveLength(3);
    const many = `symbol,lot\n${Array.from({ length: 50 }, (_, at) => `S${at},x`).join('\n')}\n`;
    const problems = told(parseInstruments(many, 'i.csv'));
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toContain('and 30 more problems');
  });
});

describe('a universe file', () => {
  it('may hold a delimiter, a quote and a line end in quotes; one that never ends is told', () => {
    const quoted = '"symbol";"listed"\n"A;""B""\nC";2024-01-02\n';
    expect(parseUniverse(quoted, 'u.csv').records).toEqual([
      { symbol: 'A;"B"\nC', listed: '2024-01-02', delisted: null },
    ]);
    expect(told(parseUniverse('symbol,listed\nB,soon\n"A,2024-01-02\n', 'u.csv'))).toEqual([
      expect.stringContaining('u.csv:3: a cell begins with a quote (") that never ends'),
      expect.stringContaining('u.csv:2: '),
    ]);
  });

  it('lists symbols with the dates of their listing', () => {
    expect(
      parseUniverse('symbol;listed;delisted\nA;2001-01-02;2009-06-01\nB;;\n', 'u').records,
    ).toEqual([
      { symbol: 'A', listed: '2001-01-02', delisted: '2009-06-01' },
      { symbol: 'B', listed: null, delisted: null },
    ]);
  });

  it.each([
    [
      'a day that does not exist',
      'symbol,listed\nA,2023-02-30\n',
      'u:2: listed: found "2023-02-30"',
    ],
    [
      'an end before the start',
      'symbol,listed,delisted\nA,2020-01-02,2019-01-02\n',
      'is before listed',
    ],
    ['a symbol twice', 'symbol\nA\nA\n', 'u:3: symbol: "A" stands in line 2'],
    ['an unknown column', 'symbol,sector\nA,tech\n', 'there is no column "sector"; allowed are'],
  ])('is refused for %s', (_what, text, sentence) => {
    expect(told(parseUniverse(text, 'u')).join('\n')).toContain(sentence);
  });
});

describe('a corporate actions file', () => {
  const HEAD = 'symbol,date,type,value\n';

  it('says what happened, in order', () => {
    const text = `${HEAD}AAPL,2020-02-07,dividend,0.77\nAAPL,2020-08-31,split,4:1\nGE,2021-08-02,split,1:8\nX,2020-01-02,split,1.5\nFB,2022-06-09,symbol-change,META\nLEH,2008-09-17,delisting,\n`;
    const { records, problems } = parseCorporateActions(text, 'c');
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      { date: '2020-02-07', type: 'cash-dividend', amount: '0.77' },
      { date: '2020-08-31', type: 'split', numerator: 4n, denominator: 1n },
      { date: '2021-08-02', type: 'split', numerator: 1n, denominator: 8n },
      { date: '2020-01-02', type: 'split', numerator: 3n, denominator: 2n },
      { date: '2022-06-09', type: 'symbol-change', newId: instrumentId('META') },
      { date: '2008-09-17', type: 'delisting' },
    ]);
  });

  it.each([
    ['missing columns', 'symbol,date\nA,2020-01-02\n', 'c:1: the columns type, value are missing'],
    ['an unknown type', `${HEAD}A,2020-01-02,splitt,2\n`, 'did you mean split?'],
    ['no date', `${HEAD}A,,split,2\n`, 'c:2: date: it is empty'],
    ['a bad date', `${HEAD}A,02/01/2020,split,2\n`, 'date: found "02/01/2020"'],
    ['a split of nothing', `${HEAD}A,2020-01-02,split,0:1\n`, 'value: found "0:1"'],
    ['a split of one for one', `${HEAD}A,2020-01-02,split,1:1\n`, 'value: found "1:1"'],
    ['a split without a ratio', `${HEAD}A,2020-01-02,split,\n`, 'a ratio of new shares'],
    ['a split by nothing', `${HEAD}A,2020-01-02,split,2:0\n`, 'value: found "2:0"'],
    ['a negative dividend', `${HEAD}A,2020-01-02,dividend,-1\n`, 'value: found "-1"'],
    ['an empty dividend', `${HEAD}A,2020-01-02,dividend,\n`, 'value: it is empty'],
    ['a change to itself', `${HEAD}A,2020-01-02,symbol-change,A\n`, 'another symbol'],
    ['a delisting with a value', `${HEAD}A,2020-01-02,delisting,5\n`, 'allowed is nothing'],
    [
      'dates out of order',
      `${HEAD}A,2020-01-03,split,2\nB,2020-01-01,split,2\nA,2020-01-02,dividend,1\n`,
      'c:4: date: 2020-01-02 is before 2020-01-03 of the line above for A',
    ],
    [
      'an action twice',
      `${HEAD}A,2020-01-03,split,2\nA,2020-01-03,split,2\n`,
      'c:3: split of A on 2020-01-03 stands twice',
    ],
    [
      'an action after the end',
      `${HEAD}A,2020-01-03,delisting,\nA,2020-01-06,split,2\n`,
      'A ended on 2020-01-03 by delisting',
    ],
  ])('is refused for %s', (_what, text, sentence) => {
    const file = parseCorporateActions(text, 'c');
    expect(told(file).join('\n')).toContain(sentence);
    expect(file.records).toEqual([]);
  });
});

describe('a halts file', () => {
  const ZONE = 'America/New_York';

  it('gives dates and times on the clocks of the zone; no end is for good', () => {
    const text =
      'symbol,start,end\nAAA,2024-01-03T15:50:00,2024-01-04 10:30\nBBB,2024-01-03T10:00:00Z,\nAAA,2024-02-01,2024-02-01\n';
    const { records, problems } = parseHalts(text, 'h.csv', ZONE);
    expect(problems).toEqual([]);
    const shown = records.map(({ symbol, start, end }) =>
      [
        symbol,
        ...[start, end].map((time) => time && new Date(time.milliseconds).toISOString()),
      ].join(' '),
    );
    expect(shown).toEqual([
      'AAA 2024-01-03T20:50:00.000Z 2024-01-04T15:30:00.000Z',
      'BBB 2024-01-03T10:00:00.000Z ',
      'AAA 2024-02-01T00:00:00.000Z 2024-02-01T00:00:00.000Z',
    ]);
    expect(records.map(({ start }) => start.isDate)).toEqual([false, false, true]);
  });

  it.each([
    ['an empty file', '', 'h.csv:: the file is empty'],
    ['a missing column', 'symbol,start\nA,2024-01-03\n', 'h.csv:1: the columns end are missing'],
    ['an empty symbol', 'symbol,start,end\n,2024-01-03,\n', 'h.csv:2: symbol: it is empty'],
    ['an empty start', 'symbol,start,end\nA,,2024-01-03\n', 'h.csv:2: start: it is empty'],
    ['words', 'symbol,start,end\nA,soon,\n', 'start: found "soon", allowed is a date or a time'],
    ['a day that is none', 'symbol,start,end\nA,2024-02-30,\n', 'start: found "2024-02-30"'],
    [
      'an end that is the start',
      'symbol,start,end\nA,2024-01-03T10:00,2024-01-03T10:00\n',
      'end: 2024-01-03T10:00 is not after start',
    ],
    [
      'an end before the start',
      'symbol,start,end\nA,2024-01-03,2024-01-02\n',
      'end: 2024-01-02 is not after start 2024-01-03; exchange or correct them',
    ],
  ])('is refused for %s', (_what, text, sentence) => {
    const read = parseHalts(text, 'h.csv', ZONE);
    expect(told(read).join('\n')).toContain(sentence);
    expect(read.records).toEqual([]);
  });
});

describe('any text', () => {
  it('gives records or problems, never neither and never both', () => {
    const cell = fc.constantFrom('A', '2020-01-02', 'split', '2', '"', ',', '\n', ';', '-1', '');
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 40 }), fc.string(), (cells, tail) => {
        const text = `symbol,date,type,value\n${cells.join(',')}${tail}`;
        for (const parse of [parseInstruments, parseUniverse, parseCorporateActions]) {
          const { records, problems } = parse(text, 'any');
          expect(records.length > 0).toBe(problems.length === 0);
        }
      }),
    );
  });
});
