import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { OutputFolder } from './run/output-folder.ts';
import { program, Workplace } from './run.fixture.ts';

const work = new Workplace();
afterAll(() => work.remove());

const BARS = 'date,open,high,low,close,volume\n2024-01-02,10,12,9,11,5\n2024-01-03,11,12,10,11,5\n';
mkdirSync(work.path('folder'));

const DATA = '[data]\npath = "bars.csv"\n';

/** What is wrong, the configuration, the bars, and a part of the sentence that says so. */
const CASES: readonly (readonly [string, string, string | null, string])[] = [
  ['broken TOML', '[strategy\n', BARS, 'run.toml:1'],
  ['a TOML value without an end', '[strategy]\nname = "momentum\n', BARS, 'run.toml:2'],
  ['a key twice', '[backtest]\ncash = 1\ncash = 2\n', BARS, 'run.toml:3'],
  ['an unknown section', '[bakctest]\ncash = 1\n', BARS, 'did you mean [backtest]'],
  ['an unknown key', '[backtest]\ncsh = 1\n', BARS, 'did you mean backtest.cash'],
  ['an unknown key of risk', '[risk]\nstop_los = 0.05\n', BARS, 'did you mean risk.stop_loss'],
  ['a text for a number', '[backtest]\ncash = "much"\n', BARS, 'backtest.cash'],
  ['a number for a text', '[backtest]\ncurrency = 5\n', BARS, 'backtest.currency'],
  ['a negative amount', '[backtest]\ncash = -1\n', BARS, 'backtest.cash'],
  ['a fraction over one', '[risk]\nstop_loss = 2\n', BARS, 'risk.stop_loss'],
  ['a stop of zero', '[risk]\nstop_loss = 0\n', BARS, 'risk.stop_loss'],
  ['an unknown choice', '[backtest]\nfill = "now"\n', BARS, 'next-open'],
  ['an unknown policy', '[backtest]\nintrabar = "lucky"\n', BARS, 'pessimistic'],
  ['a whole number with a fraction', '[backtest]\nseed = 1.5\n', BARS, 'backtest.seed'],
  ['a duration without a unit', '[backtest]\nlatency = "5"\n', BARS, 'backtest.latency'],
  ['no such zone', '[data]\npath = "bars.csv"\ntimezone = "Mars/North"\n', BARS, 'data.timezone'],
  ['a start after the end', `${DATA}start = 2025-01-01\nend = 2024-01-01\n`, BARS, 'data.'],
  ['a start after the data', `${DATA}start = 2030-01-01\n`, BARS, 'the data ends on 2024-01-03'],
  ['an end before the data', `${DATA}end = 2020-01-01\n`, BARS, 'no bars up to it'],
  ['a text for a day', `${DATA}start = "soon"\n`, BARS, 'data.start'],
  ['an unknown strategy', '[strategy]\nname = "momentun"\n', BARS, 'did you mean "momentum"'],
  [
    'an unknown parameter',
    '[strategy]\nname = "momentum"\nparameters = { lokback = 3 }\n',
    BARS,
    'lookback',
  ],
  [
    'a parameter out of range',
    '[strategy]\nparameters = { lookback = 0 }\n',
    BARS,
    'from 1 to 10000',
  ],
  [
    'a parameter of the wrong type',
    '[strategy]\nparameters = { lookback = "x" }\n',
    BARS,
    'lookback',
  ],
  ['parameters that are no table', '[strategy]\nparameters = 5\n', BARS, 'parameters'],
  [
    'both ways of naming strategies',
    '[strategy]\nname = "momentum"\n[[strategies]]\nname = "momentum"\n',
    BARS,
    'strategies',
  ],
  [
    'shares over one',
    '[[strategies]]\nname = "momentum"\nequity_share = 0.8\n[[strategies]]\nname = "bollinger"\nequity_share = 0.8\n',
    BARS,
    'equity',
  ],
  ['a strategy without a name', '[[strategies]]\nequity_share = 0.5\n', BARS, 'name'],
  ['a module that is not there', '[strategy]\nmodule = "./nowhere.ts"\n', BARS, 'nowhere.ts'],
  ['short positions without leave', '[strategy]\nside = "short"\n', BARS, 'risk.allow_short'],
  ['leverage in a cash account', '[account]\nleverage = 2\n', BARS, 'margin'],
  ['a maintenance margin in a cash account', '[account]\nmaintenance = 0.3\n', BARS, 'margin'],
  [
    'a maintenance margin above the whole',
    '[account]\ntype = "margin"\nmaintenance = 1.5\n',
    BARS,
    'account.maintenance',
  ],
  [
    'a call at full leverage',
    '[account]\ntype = "margin"\nleverage = 4\nmaintenance = 0.5\n',
    BARS,
    'a margin call at once',
  ],
  [
    'a loan that pays',
    '[backtest.financing]\nmargin_rate = -0.01\n',
    BARS,
    'backtest.financing.margin_rate',
  ],
  [
    'a borrow fee in words',
    '[backtest.financing]\nborrow_rate = "high"\n',
    BARS,
    'backtest.financing.borrow_rate',
  ],
  [
    'an unknown rate',
    '[backtest.financing]\nborow_rate = 0.01\n',
    BARS,
    'did you mean backtest.financing.borrow_rate?',
  ],
  ['an unknown adjustment', '[data]\nadjust = "split"\n', BARS, 'data.adjust'],
  [
    'a fraction over the position limit',
    '[sizing]\nfraction = 0.5\n[risk]\nmax_position_size = 0.1\n',
    BARS,
    'max_position_size',
  ],
  ['finer bars that are not given', '[backtest]\nintrabar = "finer"\n', BARS, 'finer'],
  [
    'an unknown cost model',
    '[backtest.commission]\nmodel = "free"\n',
    BARS,
    'backtest.commission.model',
  ],
  [
    'an unknown parameter of a cost model',
    '[backtest.commission]\nmodel = "rate"\nrat = 0.1\n',
    BARS,
    'rate',
  ],
  ['a rate out of range', '[backtest.commission]\nmodel = "rate"\nrate = 5\n', BARS, 'rate'],
  ['a file that is not there', '[data]\npath = "nothing.csv"\n', BARS, 'there is no such file'],
  ['a pattern without a match', '[data]\npath = "*.nothing"\n', BARS, 'no file matches'],
  [
    'a file of another kind',
    '[data]\npath = "bars.xlsx"\n',
    BARS,
    'allowed are .csv, .csv.gz and .parquet',
  ],
  [
    'an empty name of a strategy',
    '[strategy]\nname = ""\n',
    BARS,
    'found ""; allowed is one of "bollinger", "breakout"',
  ],
  [
    'an empty module',
    '[strategy]\nmodule = ""\n',
    BARS,
    'found ""; allowed is a path in quotes that is not empty',
  ],
  [
    'a module of another kind',
    '[strategy]\nmodule = "bars.csv"\n',
    BARS,
    'correct the file, which is TypeScript (.ts) or JavaScript (.js)',
  ],
  [
    'a pattern in a folder that is not there',
    '[data]\npath = "nowhere/*.csv"\n',
    BARS,
    'nowhere/*.csv: there is no folder',
  ],
  [
    'a pattern that matches folders alone',
    '[data]\npath = "fold*"\n',
    BARS,
    'only folders match fold*, such as',
  ],
  [
    'a pattern that matches what is no data',
    '[data]\npath = "*.toml"\n',
    BARS,
    'run.toml: its ending says no kind of file that is read here',
  ],
  ['a source without a path', '[data]\nsource = "file"\n', BARS, 'data.path'],
  ['a symbol without data', `${DATA}[universe]\nsymbols = ["barz"]\n`, BARS, 'did you mean bars'],
  ['an empty list of symbols', `${DATA}[universe]\nsymbols = []\n`, BARS, 'universe.symbols'],
  ['an empty file', DATA, '', 'the file is empty'],
  ['a header alone', DATA, 'date,open,high,low,close\n', 'there are no bars'],
  [
    'missing columns',
    DATA,
    'date,open\n2024-01-02,1\n',
    'the columns high, low, close are missing',
  ],
  ['a wrong delimiter', DATA, 'date open high low close\n2024-01-02 1 1 1 1\n', 'are missing'],
  ['a short row', DATA, `${BARS}2024-01-04,10\n`, 'bars.csv:4: it has 2 cells'],
  ['rows out of order', DATA, `${BARS}2024-01-01,10,12,9,11,5\n`, 'bars.csv:4: the time'],
  ['a row twice', DATA, `${BARS}2024-01-03,10,12,9,11,5\n`, 'stands twice'],
  ['NaN', DATA, `${BARS}2024-01-04,NaN,12,9,11,5\n`, 'open is no number'],
  ['a negative price', DATA, `${BARS}2024-01-04,10,12,-9,11,5\n`, 'low is -9'],
  [
    'a price above what the books hold',
    DATA,
    `${BARS}2024-01-04,10,1e30,9,10,5\n`,
    'high is 1e+30, above 1000000000',
  ],
  [
    'prices that count as nothing',
    DATA,
    'date,open,high,low,close\n2024-01-02,3e-7,4e-7,2e-7,3e-7\n',
    'bars has a price of 2e-7, which is nothing in the 6 decimals',
  ],
  [
    'times of two zones',
    DATA,
    'time,open,high,low,close\n2024-01-02T00:00:00Z,10,12,9,11\n2024-01-03T00:00:00+02:00,10,12,9,11\n',
    'write all times of a file in one zone',
  ],
  ['high under low', DATA, `${BARS}2024-01-04,10,8,9,10,5\n`, 'high 8 is under low 9'],
  [
    'mixed kinds of time',
    DATA,
    `${BARS}2024-01-04T10:00:00Z,10,12,9,11,5\n`,
    'is written differently',
  ],
  [
    'a quote that never ends',
    DATA,
    `${BARS}2024-01-04,"10,12,9,11,5\n2024-01-05,10,12,9,11,5\n`,
    'bars.csv:4: a cell begins with a quote (") that never ends',
  ],
  ['one in the header', DATA, `"${BARS}`, 'bars.csv:1: a cell begins with a quote'],
  ['a number with a comma in quotes', DATA, `${BARS}2024-01-04,10,12,9,11,"1,500"\n`, '"1,500"'],
  [
    'a bad row after one with line ends in quotes',
    DATA,
    'symbol,date,open,high,low,close\n"A\nB",2024-01-02,10,12,9,11\n"A\nB",2024-01-03,x,12,9,11\n',
    'bars.csv:4: open is no number',
  ],
  ['a truncated gzip', DATA, '\u001f\u008b\u0008', 'bars.csv'],
];

const LONG = 'k'.repeat(100_000);

/** What is given has a hundred thousand signs; the answer has not. */
const LONG_CASES: readonly (readonly [string, string, string])[] = [
  ['a key', `[backtest]\n${LONG} = 1\n`, 'there is no such key; backtest has cash'],
  ['a section', `[${LONG}]\na = 1\n`, 'there is no such section'],
  ['a value', `[backtest]\ncurrency = "${LONG}"\n`, 'allowed is an ISO 4217 code'],
  ['a number', `[backtest]\ncash = ${'9'.repeat(100_000)}\n`, 'backtest.cash'],
  ['a strategy', `[strategy]\nname = "${LONG}"\n`, 'allowed is one of "bollinger"'],
  ['a parameter', `[strategy]\nparameters = { ${LONG} = 1 }\n`, 'no such parameter'],
  ['a module', `[strategy]\nmodule = "${LONG}"\n`, 'its name is too long for the system'],
  ['a path', `[data]\npath = "${LONG}.csv"\n`, 'its name is too long for the system'],
  ['a symbol', `${DATA}[universe]\nsymbols = ["${LONG}"]\n`, 'there is no data for'],
  ['a reference file', `${DATA}[instruments]\nfile = "${LONG}"\n`, 'its name is too long'],
  ['broken TOML', LONG, 'run.toml:1'],
];

describe('what is echoed is short', () => {
  it.each(LONG_CASES)('where %s is long', async (_what, toml, sentence) => {
    work.write('bars.csv', BARS);
    const { exitCode, error } = await program('backtest', work.write('run.toml', toml));
    expect(error).toContain(sentence);
    expect(error.length).toBeLessThan(3000);
    expect(exitCode).toBe(2);
  });

  it.each([LONG, `${LONG}=1`, `backtest.cash=${LONG}`])('of an override', async (override) => {
    const file = work.write('run.toml', '');
    const { exitCode, error } = await program('backtest', file, '--set', override);
    expect(error.length).toBeLessThan(3000);
    expect(exitCode).toBe(2);
  });
});

describe('bad input is answered with a sentence, exit code 2, and nothing is written', () => {
  it.each(CASES)('%s', async (_what, toml, bars, sentence) => {
    const file = work.write('run.toml', toml);
    if (bars !== null) work.write('bars.csv', Buffer.from(bars, 'latin1'));
    const out = work.path('out');
    const { exitCode, error } = await program('backtest', file, '--out', out);
    expect(error).toContain(sentence);
    expect(exitCode).toBe(2);
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(work.folder).filter((name) => name.includes('partial'))).toEqual([]);
    expect(error).not.toMatch(/\n\s+at /);
  });

  it('all problems at once', async () => {
    const file = work.write(
      'run.toml',
      '[backtest]\ncsh = 5\nfill = "now"\n[risk]\nstop_loss = 2\n',
    );
    const { error } = await program('backtest', file, '--out', work.path('out'));
    expect(error.trim().split('\n')).toHaveLength(3);
  });
});

describe('a careless command line', () => {
  it.each([
    ['no command', [], 'Usage'],
    ['an unknown command', ['bactest'], 'unknown command'],
    ['no file', ['backtest'], 'missing required argument'],
    [
      'a file that is not there',
      ['backtest', '/nowhere/run.toml'],
      'the configuration cannot be read: there is no such file; check the path',
    ],
    ['a folder for a file', ['backtest', '/'], 'it is a folder; name a file in it'],
    ['an unknown option', ['backtest', 'x.toml', '--outt', 'y'], 'unknown option'],
    ['unknown rows', ['backtest', 'x.toml', '--equity', 'some'], 'Allowed choices are all, daily'],
  ])('%s', async (_what, args, sentence) => {
    const { exitCode, error } = await program(...args);
    expect(error).toContain(sentence);
    expect(exitCode).toBe(2);
  });

  it.each([
    ['no value', 'backtest.cash'],
    ['no key', '=5'],
    ['an unknown key', 'backtest.csh=5'],
    ['a bad value', 'backtest.cash=-5'],
  ])('--set with %s', async (_what, override) => {
    const file = work.write('run.toml', '');
    const { exitCode, error } = await program(
      'backtest',
      file,
      '--set',
      override,
      '--out',
      work.path('out'),
    );
    expect(error).not.toBe('');
    expect(exitCode).toBe(2);
  });

  it('an output folder that holds something else is left alone', async () => {
    const file = work.write('run.toml', '');
    mkdirSync(work.path('mine'), { recursive: true });
    work.write('mine/thesis.txt', 'do not delete');
    const { exitCode, error } = await program('backtest', file, '--out', work.path('mine'));
    expect(error).toContain('holds files that are not a run');
    expect(exitCode).toBe(2);
    expect(readdirSync(work.path('mine'))).toEqual(['thesis.txt']);
  });

  it.each([
    ['below a file', (file: string) => `${file}/inside`, 'cannot be written'],
    ['that is a file', (file: string) => file, 'this is a file, not a folder'],
    ['where the system takes none', () => '/dev/fd/none', 'cannot be written'],
  ])('an output folder %s', async (_what, out, sentence) => {
    const file = work.write('run.toml', '');
    const { exitCode, error } = await program('backtest', file, '--out', out(file));
    expect(error).toContain(sentence);
    expect(exitCode).toBe(2);
  });

  it('that cannot be is told before any bar is read', async () => {
    const file = work.write('run.toml', DATA);
    work.write('bars.csv', 'nothing of the kind');
    const { error } = await program('backtest', file, '--out', '/dev/fd/none');
    expect(error).toMatch(/^--out \/dev\/fd\/none: it cannot be written: /);
    expect(error).not.toMatch(/bars\.csv|E[A-Z]{4,}/);
  });

  it('that the system does not let be filled is one sentence, and nothing of it stays', () => {
    const file = work.write('run.toml', '');
    const folder = new OutputFolder(work.path('full'));
    const full = Object.assign(new Error('write'), { code: 'ENOSPC', syscall: 'write' });
    expect(() => {
      folder.fill(() => {
        throw full;
      });
    }).toThrow(`--out ${work.path('full')}: it cannot be written: the disk is full; make room`);
    folder.discard();
    expect(readdirSync(work.folder).filter((name) => name.includes('full'))).toEqual([]);
    expect(existsSync(file)).toBe(true);
  });

  it('a project in the place of a file', async () => {
    const { exitCode, error } = await program('init', work.write('taken', ''));
    expect(error).toContain('this is a file, not a folder');
    expect(exitCode).toBe(2);
  });
});
