import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { program, Workplace } from './run.fixture.ts';

const work = new Workplace();
afterAll(() => work.remove());

const HEAD = 'date,open,high,low,close,volume\n';
const bars = (closes: readonly number[], from = '2024-01-02'): string =>
  HEAD +
  closes
    .map((close, day) => {
      const date = new Date(Date.parse(from) + day * 86_400_000).toISOString().slice(0, 10);
      return `${date},${close},${close + 1},${close - 1},${close},1000`;
    })
    .join('\n');

const KEYS = {
  instruments: '[instruments]\nfile = "ref.csv"\n',
  universe: '[universe]\nfile = "ref.csv"\n',
  actions: '[corporate_actions]\nfile = "ref.csv"\n',
} as const;

type Kind = keyof typeof KEYS;

/** Which file, what it says, further keys, and a part of the sentence. */
const CASES: readonly (readonly [string, Kind, string | null, string, string])[] = [
  ['a missing file', 'instruments', null, '', 'there is no such file'],
  ['an empty file', 'instruments', '', '', 'the file is empty'],
  ['a missing column', 'instruments', 'type\nstock\n', '', 'the columns symbol are missing'],
  ['a bad number', 'instruments', 'symbol,tick\nAAA,x\n', '', 'ref.csv:2: tick: found "x"'],
  ['an unknown type', 'instruments', 'symbol,type\nAAA,stonk\n', '', 'did you mean stock?'],
  ['a symbol twice', 'instruments', 'symbol\nAAA\nAAA\n', '', 'stands in line 2 already'],
  [
    'another currency',
    'instruments',
    'symbol,currency\nAAA,EUR\n',
    '',
    'AAA is in EUR and the account in USD',
  ],
  ['a missing file', 'universe', null, '', 'universe.file: '],
  ['an empty file', 'universe', '', '', 'the file is empty'],
  ['a missing column', 'universe', 'listed\n2020-01-02\n', '', 'the columns symbol are missing'],
  ['a bad date', 'universe', 'symbol,listed\nAAA,soon\n', '', 'ref.csv:2: listed: found "soon"'],
  ['a symbol twice', 'universe', 'symbol\nAAA\nAAA\n', '', 'stands in line 2 already'],
  [
    'a symbol without data',
    'universe',
    'symbol\nAAB\n',
    '',
    'universe.file: there is no data for "AAB"',
  ],
  [
    'a listing after the data',
    'universe',
    'symbol,listed\nAAA,2030-01-02\n',
    '',
    'no bars between its listing',
  ],
  ['symbols too', 'universe', 'symbol\nAAA\n', 'symbols = ["AAA"]\n', 'keep one of them'],
  ['a missing file', 'actions', null, '', 'corporate_actions.file: '],
  ['an empty file', 'actions', '', '', 'the file is empty'],
  [
    'a missing column',
    'actions',
    'symbol,date\nAAA,2024-01-02\n',
    '',
    'the columns type, value are missing',
  ],
  [
    'an unknown type',
    'actions',
    'symbol,date,type,value\nAAA,2024-01-03,merger,1\n',
    '',
    'allowed is one of split',
  ],
  [
    'a bad ratio',
    'actions',
    'symbol,date,type,value\nAAA,2024-01-03,split,x\n',
    '',
    'ref.csv:2: value: found "x"',
  ],
  [
    'dates out of order',
    'actions',
    'symbol,date,type,value\nAAA,2024-01-04,split,2\nAAA,2024-01-03,split,2\n',
    '',
    'sort the lines of a symbol by date',
  ],
  [
    'a dividend over the price',
    'actions',
    'symbol,date,type,value\nAAA,2024-01-03,dividend,500\n',
    '',
    'is not below the close before it',
  ],
  [
    'a dividend over the price, to be booked',
    'actions',
    'symbol,date,type,value\nAAA,2024-01-03,dividend,500\n',
    '[data]\npath = "AAA.csv"\nadjust = "none"\n',
    'is not below the close before it',
  ],
  [
    'a dividend over the price, on adjusted shares',
    'actions',
    'symbol,date,type,value\nAAA,2024-01-04,split,2\nAAA,2024-01-04,dividend,60\n',
    '[data]\npath = "AAA.csv"\nadjust = "splits"\n',
    'the dividend of AAA on 2024-01-04 is not below the close before it',
  ],
];

const DATA = '[data]\npath = "AAA.csv"\n';

describe('bad reference files are answered with a sentence, and nothing is written', () => {
  beforeEach(() => void work.write('AAA.csv', bars([100, 101, 102, 103])));

  it.each(CASES)('%s: %s', async (...row) => {
    const [, kind, text, more, sentence] = row;
    const toml = work.write(
      'run.toml',
      `${KEYS[kind]}${more}${more.includes('[data]') ? '' : DATA}`,
    );
    if (text === null) work.remove('ref.csv');
    else work.write('ref.csv', text);
    const { exitCode, error } = await program('backtest', toml, '--out', work.path('out'));
    expect(error).toContain(sentence);
    expect(exitCode).toBe(2);
    expect(existsSync(work.path('out'))).toBe(false);
  });
});

interface RunJson {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly instruments: readonly Readonly<Record<string, unknown>>[];
  readonly warnings: readonly { readonly code: string; readonly detail: string }[];
}

const run = async (toml: string) => {
  const file = work.write('run.toml', toml);
  const { exitCode, error } = await program('backtest', file, '--out', work.path('out'));
  expect(error).toBe('');
  expect(exitCode).toBe(0);
  const folder = work.path('out');
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const json = JSON.parse(read('run.json')) as RunJson;
  return { ...json, read, codes: json.warnings.map(({ code }) => code) };
};

const BUY = '[strategy]\nname = "buy-and-hold"\n';

describe('an instruments file in a run', () => {
  it('rules tick, lot, multiplier, decimals and kind', async () => {
    work.write('AAA.csv', bars([100.123456, 101, 102, 103]));
    work.write(
      'ref.csv',
      'symbol,type,multiplier,tick,lot,exchange,price_decimals\nAAA,index,10,0.25,2,CME,2\n',
    );
    const { instruments, data, codes, read } = await run(`${BUY}${KEYS.instruments}${DATA}`);
    expect(instruments).toEqual([
      {
        id: 'AAA',
        type: 'index',
        currency: 'USD',
        exchange: 'CME',
        multiplier: 10,
        tick: '0.25',
        lot: '2',
      },
    ]);
    expect(data[0]).toMatchObject({ rounded_bars: 1, calendar: 'data' });
    expect(codes).toContain('INDEX_NOT_TRADABLE');
    // 100,000 / (100.12 × 10) is 99.8 contracts, 98 in lots of two.
    expect(read('fills.csv')).toContain(',buy,98,');
  });

  it('puts each instrument on the calendar of its exchange', async () => {
    work.write('AAA.csv', bars([100, 101]));
    work.write('BBB.csv', bars([100, 101]));
    work.write('ref.csv', 'symbol,exchange\nAAA,NYSE\nBBB,LSE\n');
    const { data } = await run(`${BUY}${KEYS.instruments}[data]\npath = "[AB]*.csv"\n`);
    expect(data.map(({ calendar, first }) => [calendar, first])).toEqual([
      ['XNYS', '2024-01-02T14:30:00.000Z'],
      ['XLON', '2024-01-02T08:00:00.000Z'],
    ]);
  });
});

describe('a universe file in a run', () => {
  it('chooses symbols and cuts them at their dates', async () => {
    work.write('AAA.csv', bars([100, 101, 102, 103]));
    work.write('BBB.csv', bars([50, 51, 52, 53]));
    work.write('ref.csv', 'symbol,listed,delisted\nAAA,2024-01-03,\nBBB,,2024-01-04\n');
    const toml = `${BUY}${KEYS.universe}[data]\npath = "[AB]*.csv"\n`;
    const { data, codes } = await run(toml);
    expect(data.map(({ instrument, outside_listing }) => [instrument, outside_listing])).toEqual([
      ['AAA', 1],
      ['BBB', 1],
    ]);
    expect(codes).not.toContain('SURVIVORSHIP');
    work.write('ref.csv', 'symbol\nAAA\nBBB\n');
    expect((await run(toml)).codes).toContain('SURVIVORSHIP');
  });
});

describe('corporate actions in a run', () => {
  it('are taken out of prices, and the run says so', async () => {
    work.write('AAA.csv', bars([200, 202, 101, 102]));
    work.write('ref.csv', 'symbol,date,type,value\nAAA,2024-01-04,split,2\n');
    const toml = `${BUY}${KEYS.actions}${DATA}[broker]\nname = "ib"\n`;
    const { data, codes, read } = await run(toml);
    expect(data[0]).toMatchObject({ adjust: 'all', is_adjusted: true, corporate_actions: [] });
    expect(codes).toContain('COSTS_ON_ADJUSTED_PRICES');
    expect(read('fills.csv')).toMatch(/,101\.0101,USD,/);
  });

  it('join what a changed symbol has traded under both names', async () => {
    work.write('FB.csv', bars([100, 101], '2024-01-02'));
    work.write('META.csv', bars([102, 103], '2024-01-04'));
    work.write('ref.csv', 'symbol,date,type,value\nFB,2024-01-04,symbol-change,META\n');
    const { data } = await run(
      `${BUY}${KEYS.actions}[data]\npath = "{FB,META}.csv"\n[universe]\nsymbols = ["META"]\n`,
    );
    expect(data[0]).toMatchObject({ instrument: 'META', rows: { used: 4 } });
  });

  it('follow the adjusted closes of the data where there are no others', async () => {
    work.write(
      'AAA.csv',
      'Date,Open,High,Low,Close,Adj Close,Volume\n2024-01-02,10,10,10,10,5,1\n2024-01-03,10,10,10,10,10,1\n',
    );
    const { data } = await run(`${BUY}${DATA}`);
    expect(data[0]).toMatchObject({ adjust: 'all', is_adjusted: true });
    const { data: raw } = await run(`${BUY}${DATA}adjust = "none"\n`);
    expect(raw[0]).toMatchObject({ adjust: 'none', is_adjusted: false });
  });

  it('are missed where they are asked for and nothing is there to adjust by', async () => {
    work.write('AAA.csv', bars([100, 101]));
    expect((await run(`${BUY}${DATA}adjust = "all"\n`)).codes).toContain('AS_DELIVERED');
  });
});

describe('bars within the day in a run', () => {
  const minutes = (from: string, count: number): string =>
    `time,open,high,low,close,volume\n${Array.from({ length: count }, (_, bar) => {
      const time = new Date(Date.parse(`${from}Z`) + bar * 30 * 60_000).toISOString();
      return `${time.slice(0, 19)},100,101,99,100,10`;
    }).join('\n')}\n`;
  const TOML = `${BUY}[data]\npath = "AAA.csv"\ncalendar = "XNYS"\ntimezone = "America/New_York"\n`;

  it('lose those outside of the hours, which are counted, and those missing are warned of', async () => {
    const [tuesday, friday] = [
      minutes('2024-07-02T09:00:00', 14),
      minutes('2024-07-05T09:30:00', 13),
    ];
    work.write('AAA.csv', `${tuesday}${friday.split('\n').slice(1).join('\n')}`);
    const { data, codes } = await run(TOML);
    // One bar before the open; July 3 has 7 half hours up to its early close.
    expect(data[0]).toMatchObject({ outside_hours: 1, missing_bars: 7, calendar: 'XNYS' });
    expect(data[0]?.['first']).toBe('2024-07-02T13:30:00.000Z');
    expect(codes).toContain('MISSING_BARS');
  });

  it('keep them with extended hours', async () => {
    work.write('AAA.csv', minutes('2024-07-02T09:00:00', 14));
    const { data } = await run(`${TOML}extended_hours = true\n`);
    expect(data[0]).toMatchObject({ outside_hours: 0, missing_bars: 0 });
    expect(data[0]?.['first']).toBe('2024-07-02T13:00:00.000Z');
  });

  it('are shifted where times are closes', async () => {
    work.write('AAA.csv', minutes('2024-07-02T10:00:00', 13));
    const { data } = await run(`${TOML}timestamp = "close"\n`);
    expect(data[0]).toMatchObject({
      outside_hours: 0,
      missing_bars: 0,
      first: '2024-07-02T13:30:00.000Z',
      last: '2024-07-02T20:00:00.000Z',
    });
  });
});
