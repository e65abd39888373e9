import { readFileSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { program, Workplace } from '../run.fixture.ts';
import { loadRun } from './load-configuration.ts';
import { sourceOf } from './sources.ts';

const all = new Workplace();
let work = all;
beforeEach(() => {
  work = all.inner();
});
afterAll(() => all.remove());

interface RunJson {
  readonly bars: number;
  readonly warnings: readonly { readonly code: string }[];
  readonly data: readonly {
    readonly instrument: string;
    readonly timeframe: string;
    readonly fingerprint: string;
    readonly first: string;
    readonly last: string;
  }[];
}

const ran = async (toml: string) => {
  const file = work.write('run.toml', toml);
  const answer = await program('backtest', file, '--out', work.path('out'));
  if (answer.exitCode !== 0) return { ...answer, run: null, files: [] };
  const text = (name: string): string => readFileSync(work.path(`out/${name}`), 'utf8');
  const files = ['equity.csv', 'fills.csv', 'events.ndjson'].map(text);
  return { ...answer, run: JSON.parse(text('run.json')) as RunJson, files };
};

const SYNTHETIC = '[data]\nsource = "synthetic"\n';

describe('synthetic data', () => {
  it('is what it is, and says so', async () => {
    const { run, out } = await ran(SYNTHETIC);
    expect(out).toContain('Data: synthetic bars, seed 1');
    expect(run?.warnings.map(({ code }) => code)).toContain('SYNTHETIC_DATA');
    expect(run?.data[0]).toMatchObject({
      instrument: 'SYN1',
      timeframe: '1d',
      first: '2010-01-04T14:30:00.000Z',
    });
    expect(run?.bars).toBe(2520);
  });

  it('of the same seed gives the same files, of another seed others', async () => {
    const [one, two, other] = [
      await ran(SYNTHETIC),
      await ran(SYNTHETIC),
      await ran(`${SYNTHETIC}[backtest]\nseed = 2\n`),
    ];
    expect(two.files).toEqual(one.files);
    expect(other.run?.data[0]?.fingerprint).not.toBe(one.run?.data[0]?.fingerprint);
  });

  it('has the instruments, the timeframe and the calendar that are asked for', async () => {
    const { run } = await ran(
      `${SYNTHETIC}timeframe = "4h"\ncalendar = "24x7"\n[data.synthetic]\nsessions = 60\n[universe]\nsymbols = ["X", "Y"]\n`,
    );
    expect(run?.data.map(({ instrument }) => instrument)).toEqual(['X', 'Y']);
    expect(run?.bars).toBe(2 * 60 * 6);
  });

  it('makes weeks from days', async () => {
    const { run } = await ran(`${SYNTHETIC}timeframe = "1w"\n[data.synthetic]\nsessions = 300\n`);
    expect(run?.data[0]).toMatchObject({ timeframe: '1w', last: '2011-03-11T21:00:00.000Z' });
  });

  it('stands in for the example data where that is not installed', async () => {
    const { configuration } = await loadRun(work.write('run.toml', ''), []);
    const { name, isSynthetic } = await sourceOf(configuration, {
      folder: '.',
      examples: [work.path('nowhere')],
    });
    expect(isSynthetic).toBe(true);
    expect(name).toContain('vega-datasets, which carries the example data, is not installed');
  });

  it.each([
    ['more sessions than there are', 'first = 2026-01-01\n', 'ask for fewer'],
    ['a correlation that cannot be', 'correlation = -0.9\ninstruments = 3\n', 'lower it'],
    ['a negative volatility', 'volatility = -1\n', 'data.synthetic.volatility'],
    ['a price of nothing', 'start_price = 0\n', 'data.synthetic.start_price'],
    ['an unknown key', 'volatilty = 1\n', 'did you mean data.synthetic.volatility'],
    ['a share above what there is', 'overnight_share = 1\n', 'from 0 to 0.95'],
    ['no instruments', 'instruments = 0\n', 'from 1 to 500'],
  ])('refuses %s', async (_what, keys, sentence) => {
    const { exitCode, error } = await ran(`${SYNTHETIC}[data.synthetic]\n${keys}`);
    expect(error).toContain(sentence);
    expect(exitCode).toBe(2);
  });

  it.each([
    ['keys of it with other data', '[data.synthetic]\ndrift = 0\n', 'set source = "synthetic"'],
    ['dates of data that do not exist', `${SYNTHETIC}calendar = "data"\n`, 'name a calendar'],
    [
      'names and a count',
      `${SYNTHETIC}[data.synthetic]\ninstruments = 2\n[universe]\nsymbols = ["A"]\n`,
      'names the instruments already',
    ],
  ])('refuses %s', async (_what, toml, sentence) => {
    const { exitCode, error } = await ran(toml);
    expect(error).toContain(sentence);
    expect(exitCode).toBe(2);
  });
});

describe('data.timeframe', () => {
  const HOURS = ['14:30', '15:30', '16:30', '17:30', '18:30', '19:30', '20:30'];
  const BARS = ['2024-01-02', '2024-01-03', '2024-01-04']
    .flatMap((date) => HOURS.map((time) => `${date}T${time}:00Z,10,12,9,11,5`))
    .join('\n');
  const DATA = '[data]\npath = "hours.csv"\n';

  it('resamples finer data by session', async () => {
    work.write('hours.csv', `time,open,high,low,close,volume\n${BARS}\n`);
    const { run } = await ran(`${DATA}timeframe = "1d"\ncalendar = "XNYS"\n`);
    expect(run?.bars).toBe(3);
    expect(run?.data[0]).toMatchObject({
      timeframe: '1d',
      first: '2024-01-02T14:30:00.000Z',
      last: '2024-01-04T21:00:00.000Z',
    });
  });

  it.each([
    ['finer than the data', 'timeframe = "5m"\n', 'no bars of 5m can be made'],
    [
      'whose bars would know the future',
      'timeframe = "4h"\ncalendar = "XLON"\n',
      'reach over the end',
    ],
  ])('refuses one %s', async (_what, keys, sentence) => {
    work.write('hours.csv', `time,open,high,low,close,volume\n${BARS}\n`);
    const { exitCode, error } = await ran(DATA + keys);
    expect(error).toContain(sentence);
    expect(exitCode).toBe(2);
  });

  it('is needed where files differ', async () => {
    work.write('mixed-1.csv', `time,open,high,low,close,volume\n${BARS}\n`);
    work.write('mixed-2.csv', 'date,open,high,low,close\n2024-01-02,1,1,1,1\n2024-01-03,1,1,1,1\n');
    const { exitCode, error } = await ran('[data]\npath = "mixed-*.csv"\n');
    expect(error).toContain('set data.timeframe to the coarser of them');
    expect(exitCode).toBe(2);
  });
});
