import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseCsv } from '@stratvector/history-csv';
import { BarStore, writeParquet } from '@stratvector/history-parquet';
import { instrumentId } from '@stratvector/model';
import type { LoadedSeries } from '@stratvector/model';
import { program, Workplace } from './run.fixture.ts';

const DAY_MS = 86_400_000;
const START = Date.UTC(2024, 0, 1);
const PROVENANCE = { timezone: 'UTC', adjust: 'none', sources: [] } as const;
const OPTIONS = { onBadBar: 'error', timestamp: 'open', timezone: 'UTC' } as const;

let work = new Workplace();
const origin = process.cwd();
const places: Workplace[] = [work];

// The store and the cache are where the command is given.
beforeEach(() => {
  work = new Workplace();
  places.push(work);
  process.chdir(work.folder);
});
afterAll(() => {
  process.chdir(origin);
  for (const place of places) place.remove();
});

/** Bars of a price that swings, so that momentum trades. */
const csv = (rows: number, step = DAY_MS): string =>
  [
    'date,open,high,low,close,volume',
    ...Array.from({ length: rows }, (_, row) => {
      const time = new Date(START + row * step).toISOString();
      const price = (100 + 20 * Math.sin(row / 9)).toFixed(2);
      return `${step === DAY_MS ? time.slice(0, 10) : time},${price},${price},${price},${price},1000`;
    }),
  ].join('\n');

const seriesOf = (symbol: string, rows: number, step = DAY_MS): LoadedSeries => {
  const { series } = parseCsv(csv(rows, step), 'made.csv', { ...OPTIONS, symbol });
  const [first] = series;
  if (!first) throw new Error('the bars are none');
  return first;
};

const store = async (...series: readonly LoadedSeries[]): Promise<void> => {
  const bars = new BarStore(join(work.folder, '.stratvector', 'data'));
  for (const one of series) await bars.write(one, PROVENANCE);
};

interface RunJson {
  readonly bars: number;
  readonly data: readonly { readonly instrument: string; readonly fingerprint: string }[];
}

const run = async (toml: string, ...args: readonly string[]) => {
  const file = work.write('run.toml', toml);
  const answer = await program('backtest', file, '--out', 'out', ...args);
  const text = (name: string): string => readFileSync(join('out', name), 'utf8');
  return { ...answer, json: () => JSON.parse(text('run.json')) as RunJson, text };
};

describe('bars come from files of any kind', () => {
  it('CSV, gzip CSV and Parquet mixed, each named by its symbol', async () => {
    work.write('AAA.csv', csv(100));
    work.write('BBB.csv.gz', gzipSync(csv(100)));
    await writeParquet('CCC.parquet', seriesOf('x', 100), PROVENANCE);
    const { error, json } = await run('', '--data', '[A-C]*');
    expect(error).toBe('');
    expect(json().data.map(({ instrument }) => instrument)).toEqual(['AAA', 'BBB', 'x']);
    expect(json().bars).toBe(300);
  });

  it('and the same bars give the same run, whatever file they are in', async () => {
    work.write('AAA.csv', csv(200));
    const one = await run('[data]\npath = "AAA.csv"\n');
    const files = ['equity.csv', 'fills.csv', 'events.ndjson'];
    const expected = files.map(one.text);
    await writeParquet('AAA.parquet', seriesOf('AAA', 200), PROVENANCE);
    const other = await run('[data]\npath = "AAA.parquet"\n');
    expect(files.map(other.text)).toEqual(expected);
    expect(expected[1]?.split('\n').length).toBeGreaterThan(4);
  });

  it('what is wrong with any of them is said with file and row, and nothing is written', async () => {
    work.write('AAA.csv', `${csv(3)}\n2024-01-09,1,1,2,1,5`);
    work.write('BBB.parquet', 'no Parquet');
    const { error, exitCode } = await run('', '--data', '[A-C]*');
    expect(exitCode).toBe(2);
    expect(error).toContain('AAA.csv:5: high 1 is under low 2; mend the row');
    expect(error).toContain('BBB.parquet: it cannot be read as Parquet');
    expect(readdirSync('.')).not.toContain('out');
  });
});

describe('source = "store"', () => {
  const STORE = '[data]\nsource = "store"\n';

  it('runs on what is stored', async () => {
    await store(seriesOf('AAA', 120), seriesOf('BBB', 100));
    const { error, out, json } = await run(STORE);
    expect(error).toBe('');
    expect(out).toContain('Data: the local store');
    expect(json().bars).toBe(220);
    expect(json().data[0]?.fingerprint).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('reads only what the universe names', async () => {
    await store(seriesOf('AAA', 120), seriesOf('BBB', 100));
    writeFileSync(join('.stratvector', 'data', '1d', 'BBB.parquet'), 'damaged');
    const { error, json } = await run(`${STORE}[universe]\nsymbols = ["AAA"]\n`);
    expect(error).toBe('');
    expect(json().bars).toBe(120);
  });

  it('takes the timeframe that is asked for, or makes it of the coarsest finer one', async () => {
    const hour = 3_600_000;
    await store(seriesOf('AAA', 100), seriesOf('AAA', 240, hour), seriesOf('AAA', 600, hour / 60));
    expect((await run(`${STORE}timeframe = "1d"\n`)).json().bars).toBe(100);
    expect((await run(`${STORE}timeframe = "1h"\n`)).json().bars).toBe(240);
    expect((await run(`${STORE}timeframe = "4h"\n`)).json().bars).toBe(60);
    expect((await run(`${STORE}timeframe = "5m"\n`)).json().bars).toBe(120);
  });

  it.each([
    [
      'an empty store',
      () => Promise.resolve(),
      '',
      'is empty; import bars with "stratvector data import FILE"',
    ],
    [
      'a symbol that is not there',
      () => store(seriesOf('AAPL', 100)),
      '[universe]\nsymbols = ["APPL"]\n',
      'universe.symbols: there is no data for "APPL"; did you mean AAPL?',
    ],
    [
      'several timeframes and none asked for',
      () => store(seriesOf('AAA', 100), seriesOf('AAA', 100, 60_000)),
      '',
      'data.timeframe: the store has AAA in 1d, 1m; set the one that the run is of',
    ],
    [
      'a timeframe that cannot be made',
      () => store(seriesOf('AAA', 100)),
      'timeframe = "1m"\n',
      'data.timeframe: the store has AAA in 1d, of which no bars of 1m can be made',
    ],
  ])('%s is refused with a sentence', async (_what, make, toml, sentence) => {
    await make();
    const { error, exitCode } = await run(STORE + toml);
    expect(exitCode).toBe(2);
    expect(error).toContain(sentence);
  });
});

describe('the cache', () => {
  const entries = (): readonly string[] => readdirSync(join('.stratvector', 'cache'));
  let long = '';
  beforeAll(() => {
    // Few bars that are a megabyte, because each has a long note.
    const [header = '', ...rows] = csv(500).split('\n');
    const noted = rows.map((row) => `${row},${'x'.repeat(2500)}`);
    long = [`${header},note`, ...noted].join('\n');
  });

  it('is used for large files, and a damaged entry changes no result', async () => {
    work.write('AAA.csv', long);
    const toml = '[data]\npath = "AAA.csv"\n';
    const first = await run(toml);
    expect(first.error).toBe('');
    const fills = first.text('fills.csv');
    const [entry = ''] = entries();
    expect(entries()).toHaveLength(1);
    expect((await run(toml)).text('fills.csv')).toBe(fills);
    const path = join('.stratvector', 'cache', entry);
    const bytes = readFileSync(path);
    bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect((await run(toml)).text('fills.csv')).toBe(fills);
    expect(readFileSync(path).equals(bytes)).toBe(false);
  });

  it('that cannot be written is said, and the run is made', async () => {
    work.write('AAA.csv', long);
    work.write('.stratvector', 'in the way');
    const { error, exitCode } = await run('[data]\npath = "AAA.csv"\n');
    expect(exitCode).toBe(0);
    expect(error).toContain('cannot be written');
    expect(error).toContain('until then every run reads the files again');
    expect(error).not.toMatch(/\bE[A-Z]{3,}\b/);
  });
});

describe('what a reader did about the rows of a run', () => {
  it('is told at the end and listed in run.json', async () => {
    const lines = csv(6).split('\n');
    const newestFirst = [lines[0], ...lines.slice(1).reverse(), 'x,1,1,1,1,1'].join('\n');
    work.write('AAA.csv', newestFirst);
    const { out, json } = await run('[data]\npath = "AAA.csv"\non_bad_bar = "drop"\n');
    expect(out).toContain('AAA.csv:8: "x" is no time');
    expect(out.replace(/\s+/g, ' ')).toContain(
      'AAA.csv: the file is newest first and was turned round',
    );
    expect(json().data[0]).toMatchObject({
      rows: { read: 7, used: 6, skipped: 1 },
      reasons: { BAD_TIME: 1, NEWEST_FIRST: 1 },
      findings: [
        { row: 8, kind: 'BAD_TIME' },
        { row: null, kind: 'NEWEST_FIRST' },
      ],
    });
  });

  it('and prices that do not move make no profit that costs could eat', async () => {
    const flat = [
      'date,open,high,low,close',
      ...[2, 3, 6, 7].map((day) => `2020-01-0${day},10,10,10,10`),
    ];
    work.write('AAA.csv', flat.join('\n'));
    const { out } = await run('[strategy]\nname = "buy-and-hold"\n[data]\npath = "AAA.csv"\n');
    expect(out).not.toContain('COSTS_EAT_GROSS');
  });

  it('is not told where it did nothing', async () => {
    work.write('AAA.csv', csv(6));
    expect((await run('[data]\npath = "AAA.csv"\n')).out).not.toMatch(/^Data$/m);
  });
});

describe('data features', () => {
  it('reads Parquet too', async () => {
    await writeParquet(
      'AAA.parquet',
      { ...seriesOf('AAA', 30), instrument: instrumentId('AAA') },
      PROVENANCE,
    );
    const { error, exitCode } = await program(
      'data',
      'features',
      'AAA.parquet',
      '--indicator',
      'sma(3)',
      '--out',
      'out.csv',
    );
    expect([error, exitCode]).toEqual(['', 0]);
    expect(readFileSync('out.csv', 'utf8').split('\n')).toHaveLength(32);
  });
});
