import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { program, Workplace } from './run.fixture.ts';

const work = new Workplace();
afterAll(() => {
  work.remove();
});

let place = 0;
let store = '';
beforeEach(() => {
  place += 1;
  store = work.path(`store-${place}`);
});

const HEADER = 'date,open,high,low,close,volume';
const DAYS = ['2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-08'];
const csv = (rows: readonly string[]): string => `${[HEADER, ...rows].join('\n')}\n`;
const rows = (days: readonly string[], price = 10): readonly string[] =>
  days.map(
    (day, row) =>
      `${day},${price + row},${price + row + 2},${price + row - 1},${price + row + 1},5`,
  );

const data = (...args: readonly string[]) => program('data', ...args);
const imported = (file: string, ...flags: readonly string[]) =>
  data('import', file, '--store', store, ...flags);

interface Result {
  readonly symbol: string;
  readonly read: number;
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly kept: number;
  readonly repaired: number;
  readonly dropped: number;
  readonly reasons: Readonly<Record<string, number>>;
}

const results = async (file: string, ...flags: readonly string[]): Promise<readonly Result[]> => {
  const { out, error } = await imported(file, '--json', ...flags);
  expect(error).toBe('');
  return JSON.parse(out) as readonly Result[];
};

const exported = async (name: string): Promise<string> => {
  const out = work.path('exported.csv');
  const { error } = await data('export', name, '--out', out, '--store', store);
  expect(error).toBe('');
  return readFileSync(out, 'utf8');
};

describe('stratvector data import', () => {
  it('puts bars into the store, and says what it did', async () => {
    const file = work.write('ACME.csv', csv(rows(DAYS)));
    const { out, exitCode } = await imported(file);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/ACME +1d +generic +5 +5 +0 +0 +0 +0 +0/);
    expect(readdirSync(`${store}/1d`)).toEqual(['ACME.parquet']);
    expect((await exported('ACME')).split('\n')[1]).toBe('2024-01-02,10,12,9,11,5');
  });

  it('done twice changes not a byte', async () => {
    const file = work.write('ACME.csv', csv(rows(DAYS)));
    await imported(file);
    const before = readFileSync(`${store}/1d/ACME.parquet`);
    expect(await results(file)).toMatchObject([{ added: 0, unchanged: 5 }]);
    expect(readFileSync(`${store}/1d/ACME.parquet`).equals(before)).toBe(true);
  });

  it('adds what is new and leaves what is known', async () => {
    await imported(work.write('ACME.csv', csv(rows(DAYS.slice(0, 3)))));
    const [result] = await results(work.write('ACME.csv', csv(rows(DAYS))));
    expect(result).toMatchObject({ read: 5, added: 2, unchanged: 3, replaced: 0 });
  });

  it.each([
    ['keep', { kept: 2, replaced: 0 }, '2024-01-05,10,12,9,11,5'],
    ['replace', { kept: 0, replaced: 2 }, '2024-01-05,20,22,19,21,5'],
  ])('of other values of known bars: --on-overlap %s', async (rule, counts, line) => {
    await imported(work.write('ACME.csv', csv(rows(DAYS.slice(3)))));
    const other = work.write('ACME.csv', csv(rows(DAYS.slice(3), 20)));
    expect(await results(other, '--on-overlap', rule)).toMatchObject([counts]);
    expect(await exported('ACME')).toContain(line);
  });

  it('of other values of known bars is refused by default, and nothing of any file is stored', async () => {
    await imported(work.write('ACME.csv', csv(rows(DAYS.slice(3)))));
    work.write('ACME.csv', csv(rows(DAYS.slice(3), 20)));
    work.write('ZETA.csv', csv(rows(DAYS)));
    const { exitCode, error } = await data(
      'import',
      work.path('ZETA.csv'),
      work.path('ACME.csv'),
      '--store',
      store,
    );
    expect(error).toContain('2 bars are stored with other values');
    expect(error).toContain('--on-overlap keep or replace');
    expect(exitCode).toBe(2);
    expect(readdirSync(`${store}/1d`)).toEqual(['ACME.parquet']);
  });

  it('drops or mends bad rows where that is asked for, with their lines', async () => {
    const bad = [...rows(DAYS), '2024-01-09,10,8,9,10,5', '2024-01-10,x,8,9,10,5'];
    const file = work.write('ACME.csv', csv(bad));
    const { out } = await imported(file, '--on-bad-bar', 'repair');
    expect(out).toMatch(/ACME +1d +generic +7 +6 +0 +0 +0 +1 +1/);
    expect(out).toContain('ACME.csv:7: high 8 is under low 9; stretched to its prices');
    expect(out).toContain('ACME.csv:8: open is no number: "x"; left out');
  });

  it('reads gzip, UTF-16 and files without a name for their instrument', async () => {
    const zipped = work.write('zipped.csv.gz', gzipSync(csv(rows(DAYS))));
    expect(await results(zipped)).toMatchObject([{ symbol: 'zipped', added: 5 }]);
    const wide = Buffer.from(`\uFEFF${csv(rows(DAYS))}`, 'utf16le');
    const [named] = await results(work.write('wide.csv', wide), '--symbol', 'WIDE');
    expect(named).toMatchObject({ symbol: 'WIDE', added: 5 });
    expect(await results(work.write('big.csv', wide.swap16()))).toMatchObject([{ added: 5 }]);
  });

  it('reads what it exports, Parquet and CSV', async () => {
    await imported(work.write('ACME.csv', csv(rows(DAYS))));
    for (const name of ['ACME.parquet', 'ACME.csv', 'ACME.csv.gz']) {
      const out = work.path(name);
      await data('export', 'ACME', '--out', out, '--store', store);
      expect(await results(out, '--adjust', 'unknown')).toMatchObject([{ added: 0, unchanged: 5 }]);
    }
  });

  it('comes back from a place where no folder can be made', async () => {
    const file = work.write('ACME.csv', csv(rows(DAYS)));
    const { exitCode, error } = await data('import', file, '--store', '/proc/stratvector');
    expect(exitCode).toBe(1);
    expect(error).toContain('it cannot be written');
  });

  it('keeps prices of eight decimals as they are', async () => {
    const line = '2021-01-04,0.00001232,0.00001245,0.00001227,0.0000124,5';
    const file = work.write('SHIB.csv', csv([line]));
    await imported(file);
    const out = work.path('SHIB-out.csv');
    await data('export', 'SHIB', '--store', store, '--out', out);
    expect(readFileSync(out, 'utf8')).toContain(line);
  });

  it('takes closes for opens where it is told', async () => {
    const file = work.write(
      'hours.csv',
      'time,open,high,low,close\n2024-01-02T15:30:00Z,1,2,1,2\n2024-01-02T16:30:00Z,2,3,2,3\n',
    );
    await imported(file, '--timestamp', 'close');
    expect(await exported('hours')).toContain('2024-01-02T14:30:00Z,1,2,1,2');
  });

  it('gives a run its data', async () => {
    const many = Array.from({ length: 60 }, (_, day) =>
      new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10),
    );
    await imported(work.write('ACME.csv', csv(rows(many))));
    const parquet = `${store}/1d/ACME.parquet`;
    const toml = work.write('run.toml', `[data]\npath = ${JSON.stringify(parquet)}\n`);
    const { exitCode, error } = await program('backtest', toml, '--out', work.path('run'));
    expect(error).toBe('');
    expect(exitCode).toBe(0);
  });
});

describe('bad input to data import is answered with a sentence and stores nothing', () => {
  const good = csv(rows(DAYS));
  it.each<[string, string, string, readonly string[], string]>([
    ['a file that is not there', 'a.csv', '', ['NOWHERE.csv'], 'there is no such file'],
    ['a pattern without a match', 'a.csv', good, ['*.nothing'], 'no file matches'],
    ['another kind of file', 'a.xlsx', good, [], 'allowed are .csv, .csv.gz and .parquet'],
    ['an empty file', 'a.csv', '', [], 'the file is empty'],
    ['a header alone', 'a.csv', `${HEADER}\n`, [], 'a header alone is no data'],
    ['an unknown layout', 'a.csv', 'x,y\n1,2\n', [], 'its layout is not known'],
    ['a zip archive', 'a.csv', 'PK\u0003\u0004', [], 'it is a zip archive'],
    ['half a gzip', 'a.csv.gz', '\u001f\u008b\u0008', [], 'gzip file ends in the middle'],
    ['no Parquet', 'a.parquet', 'PAR', [], 'a.parquet'],
    ['no layout of that name', 'a.csv', good, ['--layout', 'yahooo'], 'did you mean yahoo?'],
    ['the wrong layout', 'a.csv', good, ['--layout', 'binance'], 'klines have 12 columns'],
    ['no zone of that name', 'a.csv', good, ['--timezone', 'Mars/North'], 'there is no such zone'],
    ['no bar length', 'a.csv', good, ['--timeframe', '7m'], 'allowed are 1s, 5s, 1m'],
    ['an empty symbol', 'a.csv', good, ['--symbol', ' '], '--symbol: it is empty'],
    ['an unknown meaning of times', 'a.csv', good, ['--timestamp', 'middle'], 'open, close'],
    ['an unknown policy', 'a.csv', good, ['--on-bad-bar', 'ignore'], 'error, drop, repair'],
    ['an unknown rule', 'a.csv', good, ['--on-overlap', 'merge'], 'keep, replace, error'],
    ['an unknown adjustment', 'a.csv', good, ['--adjust', 'half'], 'none, splits, all, unknown'],
    ['an unknown flag', 'a.csv', good, ['--symbl', 'A'], 'unknown option'],
    ['a missing column', 'a.csv', 'date,open,high,low\n2024-01-02,1,1,1\n', [], 'not known'],
    ['a short row', 'a.csv', `${good}2024-01-09,1\n`, [], 'a.csv:7: it has 2 cells'],
    ['a row twice', 'a.csv', `${good}${rows(['2024-01-08'])[0] ?? ''}\n`, [], 'a.csv:7: the time'],
    [
      'rows out of order',
      'a.csv',
      `${good}2024-01-01,1,1,1,1,1\n2025-01-01,1,1,1,1,1\n`,
      [],
      'a.csv:7: the time',
    ],
    [
      'high under low',
      'a.csv',
      `${good}2024-01-09,10,8,9,10,5\n`,
      [],
      'a.csv:7: high 8 is under low 9',
    ],
    ['a negative price', 'a.csv', `${good}2024-01-09,-1,8,9,10,5\n`, [], 'a.csv:7: open is -1'],
    ['NaN', 'a.csv', `${good}2024-01-09,NaN,8,9,10,5\n`, [], 'a.csv:7: open is no number'],
    ['a negative volume', 'a.csv', `${good}2024-01-09,9,10,9,10,-5\n`, [], 'a.csv:7: volume is -5'],
    [
      'a day that does not exist',
      'a.csv',
      `${good}2024-02-30,9,10,9,10,5\n`,
      [],
      'a.csv:7: "2024-02-30" is no time',
    ],
    [
      'a moment among dates',
      'a.csv',
      `${good}2024-02-03T10:00:00Z,9,10,9,10,5\n`,
      [],
      'is written differently',
    ],
    [
      'not a single good row',
      'a.csv',
      csv(['2024-01-02,10,8,9,10,5']),
      ['--on-bad-bar', 'drop'],
      'a.csv',
    ],
    ['times of a server', 'a.csv', '2024.01.02,09:00,1,1,1,1,1\n', [], 'name it by --timezone'],
  ])('%s', async (...row) => {
    const [, name, text, flags, sentence] = row;
    const folder = work.path(`bad-${place}`);
    mkdirSync(folder);
    const file = work.write(`bad-${place}/${name}`, Buffer.from(text, 'latin1'));
    const files = flags.filter((flag) => flag.includes('.') || flag.includes('*'));
    const others = flags.filter((flag) => !files.includes(flag));
    const names = files.length > 0 ? files.map((one) => `${folder}/${one}`) : [file];
    const { exitCode, error } = await data('import', ...names, '--store', store, ...others);
    expect(error).toContain(sentence);
    expect(exitCode).toBe(2);
    expect(existsSync(store)).toBe(false);
    expect(error).not.toMatch(/\n\s+at /);
  });
});

describe('stratvector data check', () => {
  it('prints findings with file, line and time, and exits with 1', async () => {
    const file = work.write(
      'bad.csv',
      csv([...rows(DAYS), '2024-01-08,10,8,9,10,5', 'x,1,1,1,1,1']),
    );
    const { out, error, exitCode } = await data('check', file);
    expect(out).toContain(
      'bad.csv:7: 2024-01-08T00:00:00.000Z error BAD_BAR: high 8 is under low 9',
    );
    expect(out).toContain('bad.csv:7: 2024-01-08T00:00:00.000Z error DUPLICATE_TIME');
    expect(out).toContain('bad.csv:8: error BAD_TIME: "x" is no time');
    expect(error).toContain('3 errors');
    expect(exitCode).toBe(1);
  });

  it('of sound bars exits with 0, warnings or not', async () => {
    const file = work.write('good.csv', csv(rows(['2024-01-02', '2024-01-04'])));
    const { out, exitCode } = await data('check', file, '--calendar', 'XNYS');
    expect(out).toContain('2024-01-03T14:30:00.000Z warning MISSING_BARS');
    expect(out).toContain('2 sound bars in 1 file: 0 errors, 1 warning\n');
    expect(exitCode).toBe(0);
  });

  it('names lines also where times are closes, and rows of the store', async () => {
    const minutes = ['14:31', '14:32', '14:33'].map(
      (time, row) => `2024-01-02T${time}:00Z,1,1,1,1,${row === 1 ? 0 : 5}`,
    );
    const file = work.write(
      'minutes.csv',
      `time,open,high,low,close,volume\n${minutes.join('\n')}\n`,
    );
    const { out } = await data('check', file, '--timestamp', 'close');
    expect(out).toContain('minutes.csv:3: 2024-01-02T14:31:00.000Z warning ZERO_VOLUME');
    await imported(file, '--timestamp', 'close');
    const stored = await data('check', 'minutes@1m', '--store', store);
    expect(stored.out).toContain('minutes.parquet:2: 2024-01-02T14:31:00.000Z warning ZERO_VOLUME');
  });

  it('gives everything as JSON, and as much of a kind as is asked for', async () => {
    const file = work.write('zero.csv', csv(DAYS.map((day) => `${day},1,1,1,1,0`)));
    const { out } = await data('check', file, '--json');
    expect(JSON.parse(out)).toMatchObject({ rows: 5, errors: 0, warnings: 6 });
    const shown = await data('check', file, '--limit', '2');
    expect(shown.out).toContain('and 3 more ZERO_VOLUME; --limit 5 shows all');
  });

  it.each([
    ['no such calendar', ['--calendar', 'XXXX'], 'there is no such calendar'],
    ['no count', ['--limit', '0'], 'whole number above 0'],
  ])('refuses %s', async (_what, flags, sentence) => {
    const { error, exitCode } = await data(
      'check',
      work.write('good.csv', csv(rows(DAYS))),
      ...flags,
    );
    expect(error).toContain(sentence);
    expect(exitCode).toBe(2);
  });
});

describe('the store', () => {
  beforeEach(async () => {
    await imported(work.write('ACME.csv', csv(rows(DAYS))));
  });

  it('is listed', async () => {
    const { out } = await data('list', '--store', store);
    expect(out).toMatch(/ACME +1d +5 +2024-01-02 +2024-01-08 +unknown/);
    const { out: json } = await data('list', '--store', store, '--json');
    expect(JSON.parse(json)).toMatchObject([{ instrument: 'ACME', note: { rows: 5 } }]);
  });

  it('shows a series, its source and its bars', async () => {
    const { out } = await data('show', 'ACME@1d', '--store', store, '--rows', '1');
    expect(out).toContain('ACME 1d, 5 bars');
    expect(out).toMatch(/ACME\.csv sha256:[0-9a-f]{12}/);
    expect(out.trim().split('\n').slice(-2)).toEqual([
      '2024-01-02    10    12    9     11       5',
      '2024-01-08    14    16   13     15       5',
    ]);
  });

  it('exports a period', async () => {
    const out = work.path('period.csv.gz');
    await data(
      'export',
      'ACME',
      '--out',
      out,
      '--store',
      store,
      '--start',
      '2024-01-03',
      '--end',
      '2024-01-04',
    );
    const text = gunzipSync(readFileSync(out)).toString();
    expect(
      text
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.slice(0, 10)),
    ).toEqual(['2024-01-03', '2024-01-04']);
  });

  it.each([
    ['a mistyped name', ['show', 'ACNE'], 'did you mean ACME?'],
    ['another timeframe', ['show', 'ACME@1h'], 'the store has it in 1d'],
    ['no timeframe', ['show', 'ACME@soon'], '"soon" is no bar length'],
    ['no format', ['export', 'ACME', '--out', 'a.xlsx'], 'allowed are .csv, .csv.gz and .parquet'],
    [
      'no date',
      ['export', 'ACME', '--out', 'a.csv', '--start', 'soon'],
      '--start soon: it is no date',
    ],
    [
      'no bars',
      ['export', 'ACME', '--out', 'a.csv', '--start', '2030-01-01'],
      'has no bars between',
    ],
    [
      'no folder',
      ['export', 'ACME', '--out', '/nowhere/a.csv'],
      'it cannot be written: the folder it would be in is not there',
    ],
  ])('answers %s with a sentence', async (_what, args, sentence) => {
    const { error, exitCode } = await data(...args, '--store', store);
    expect(error).toContain(sentence);
    expect(exitCode).toBe(2);
  });

  it.each([['list'], ['show', 'ACME'], ['export', 'ACME', '--out', 'o.csv']])(
    'that is a file is told: %s',
    async (...args) => {
      const file = work.write('no-store', '');
      const { exitCode, error } = await program('data', ...args, '--store', file);
      expect(error).toContain(`--store ${file}: this is a file, and a store is a folder`);
      expect(exitCode).toBe(2);
    },
  );

  it.each([['list'], ['show', 'ACME']])('that is empty says so: %s', async (...args) => {
    const { error, exitCode } = await data(...args, '--store', work.path('empty'));
    expect(error).toContain('is empty; import bars with');
    expect(exitCode).toBe(2);
  });
});

describe('stratvector data resample', () => {
  const HOURS = ['14:30', '15:30', '16:30', '17:30', '18:30', '19:30', '20:30'];
  const hours = () =>
    work.write(
      'hours.csv',
      `time,open,high,low,close,volume\n${HOURS.map((time, row) => `2024-01-02T${time}:00Z,${10 + row},${12 + row},9,11,5`).join('\n')}\n`,
    );

  it('makes coarser bars by session', async () => {
    const out = work.path('day.csv');
    await data('resample', hours(), '--to', '4h', '--calendar', 'XNYS', '--out', out);
    expect(readFileSync(out, 'utf8').trim().split('\n').slice(1)).toEqual([
      '2024-01-02T14:30:00Z,10,15,9,11,20',
      '2024-01-02T18:30:00Z,14,18,9,11,15',
    ]);
  });

  it.each([
    ['finer bars', ['--to', '5m'], 'name a coarser length'],
    ['the same bars', ['--to', '1h'], 'name a coarser length'],
    ['no bar length', ['--to', '3h'], 'it is no bar length'],
    ['a calendar of other hours', ['--to', '1d', '--calendar', 'XTKS'], '--calendar'],
    ['bars that would know the future', ['--to', '4h', '--calendar', 'XLON'], 'reach over the end'],
  ])('refuses %s', async (_what, flags, sentence) => {
    const { error, exitCode } = await data(
      'resample',
      hours(),
      ...flags,
      '--out',
      work.path('x.csv'),
    );
    expect(error).toContain(sentence);
    expect(exitCode).toBe(2);
  });
});

describe('stratvector data features', () => {
  it('names a column for each output, and marks labels', async () => {
    const out = work.path('features.csv');
    const file = work.write('ACME.csv', csv(rows(DAYS)));
    const { out: said } = await data(
      'features',
      file,
      '--indicator',
      'return(1)',
      '--indicator',
      'macd(2,3,2)',
      '--label',
      'fixed_horizon(1)',
      '--out',
      out,
    );
    expect(said).toContain('columns that begin with forward_ know the future');
    const [head, first, , , last] = readFileSync(out, 'utf8').split('\n');
    expect(head).toBe(
      'time,open,high,low,close,volume,return(1),"macd(2,3,2).macd","macd(2,3,2).signal","macd(2,3,2).histogram",forward_fixed_horizon(1).return,forward_fixed_horizon(1).side',
    );
    expect(first).toBe('2024-01-02,10,12,9,11,5,,,,,0.09090909090909083,1');
    expect(last?.startsWith('2024-01-05,13,15,12,14,5,0.0769230769')).toBe(true);
  });

  it('reads the store and writes Parquet that can be read', async () => {
    await imported(work.write('ACME.csv', csv(rows(DAYS))));
    const out = work.path('features.parquet');
    const answer = await data(
      'features',
      'ACME@1d',
      '--indicator',
      'sma(2)',
      '--out',
      out,
      '--store',
      store,
    );
    expect(answer.error).toBe('');
    const { out: checked } = await data('check', out);
    expect(checked).toContain('5 sound bars');
  });

  it.each([
    [
      'a label as an indicator',
      ['--indicator', 'triple_barrier(5)'],
      'is a label: it looks at later bars',
    ],
    ['a label that does not exist', ['--label', 'triple_barier(5)'], 'did you mean triple_barrier'],
    ['nothing to write', [], 'none is given'],
    ['an indicator that does not exist', ['--indicator', 'rsj(14)'], 'did you mean rsi'],
  ])('refuses %s', async (_what, flags, sentence) => {
    const file = work.write('ACME.csv', csv(rows(DAYS)));
    const { error, exitCode } = await data('features', file, ...flags, '--out', work.path('x.csv'));
    expect(error).toContain(sentence);
    expect(exitCode).toBe(2);
  });

  it('refuses a strategy that looks at labels', async () => {
    const module = work.write(
      'cheat.ts',
      `export const strategy = {
      name: 'cheat', title: 'Cheat', description: 'x', source: 'x', parameters: [], warmUp: () => 1,
      indicators: () => ({ future: 'forward_fixed_horizon(5).return' }),
      create: () => ({ onBar: () => {} }),
    };`,
    );
    const toml = work.write('run.toml', `[strategy]\nmodule = ${JSON.stringify(module)}\n`);
    const { error, exitCode } = await program('backtest', toml, '--out', work.path('cheated'));
    expect(error).toContain('is a label: it looks at later bars');
    expect(exitCode).toBe(2);
  });
});
