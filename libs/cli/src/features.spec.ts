import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { program, Workplace } from './run.fixture.ts';

const work = new Workplace();
afterAll(() => work.remove());

const DAY_MS = 86_400_000;
const START = Date.UTC(2024, 0, 1);

/** Daily bars of these closes; of a file without dates, `first` is the day of the first. */
const bars = (closes: readonly number[], first = 0): string =>
  `date,open,high,low,close,volume\n${closes
    .map((close, row) => {
      const date = new Date(START + (first + row) * DAY_MS).toISOString().slice(0, 10);
      return `${date},${close},${close + 1},${close - 1},${close},100`;
    })
    .join('\n')}\n`;

const CLOSES = Array.from({ length: 12 }, (_, row) => 50 + ((row * 7) % 5));
const OTHERS = CLOSES.map((close) => 2 * close);

const out = work.path('features.csv');

const features = async (input: string, ...indicators: readonly string[]) =>
  program('data', 'features', input, ...indicators, '--out', out);

const asked = (...expressions: readonly string[]): readonly string[] =>
  expressions.flatMap((text) => ['--indicator', text]);

/** The cells of the columns that were written beside the bars. */
const table = (): readonly (readonly string[])[] =>
  readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .map((line) =>
      (line.match(/(?<=^|,)("[^"]*"|[^,]*)(,|$)/g) ?? []).map((one) => one.replace(/,$/, '')),
    );

const column = (name: string): readonly string[] => {
  const [head = [], ...rows] = table();
  const place = head.findIndex((cell) => cell.replaceAll('"', '') === name);
  expect(place).toBeGreaterThan(0);
  return rows.map((row) => row[place] ?? '');
};

describe('columns of features', () => {
  it('have the names that were asked for, without spaces', async () => {
    const input = work.write('ALPHA.csv', bars(CLOSES));
    const { error } = await features(
      input,
      ...asked('garman_klass(20)', 'SMA( 3 )', 'rsi', 'macd(2,3,2)', 'sma( high, 3 )'),
      ...['--label', 'triple_barrier(2, 0.05, 0.03) . side'],
    );
    expect(error).toBe('');
    expect(
      table()[0]
        ?.slice(6)
        .map((cell) => cell.replaceAll('"', '')),
    ).toEqual([
      'garman_klass(20)',
      'SMA(3)',
      'rsi',
      'macd(2,3,2).macd',
      'macd(2,3,2).signal',
      'macd(2,3,2).histogram',
      'sma(high,3)',
      'forward_triple_barrier(2,0.05,0.03).side',
    ]);
  });

  it('are indicators of indicators', async () => {
    const input = work.write('ALPHA.csv', bars(CLOSES));
    await features(input, ...asked('rsi(2)', 'lag(rsi(2),3)', 'sma(rsi(2),2)'));
    const rsi = column('rsi(2)');
    expect(rsi.slice(0, 3).map((cell) => cell === '')).toEqual([true, true, false]);
    expect(column('lag(rsi(2),3)')).toEqual(['', '', '', ...rsi.slice(0, -3)]);
    const mean = (Number(rsi[10]) + Number(rsi[11])) / 2;
    expect(Number(column('sma(rsi(2),2)')[11])).toBeCloseTo(mean, 10);
  });

  it('compare with another symbol of the input', async () => {
    work.write('pair/ALPHA.csv', bars(CLOSES));
    work.write('pair/SPY.csv', bars(OTHERS));
    const { error } = await features(
      work.path('pair/*.csv'),
      ...asked('beta(5,SPY)', 'correl(4,SPY)', 'sma(correl(4,SPY),2)'),
    );
    expect(error).toBe('');
    const betas = column('beta(5,SPY)').map(Number);
    expect(betas).toHaveLength(24);
    expect(betas[5]).toBeCloseTo(1, 10);
    expect(Number(column('correl(4,SPY)')[3])).toBeCloseTo(1, 10);
    expect(Number(column('sma(correl(4,SPY),2)')[4])).toBeCloseTo(1, 10);
  });

  it('compare with a symbol of another file, which is not written', async () => {
    const input = work.write('ALPHA.csv', bars(CLOSES));
    const market = work.write('SPY.csv', bars(OTHERS.map((close) => close ** 2)));
    const { error } = await features(input, ...asked('beta(5,SPY)'), '--with', market);
    expect(error).toBe('');
    expect(column('beta(5,SPY)').slice(0, 5)).toEqual(['', '', '', '', '']);
    expect(Number(column('beta(5,SPY)')[5])).toBeGreaterThan(0.4);
    expect(table()).toHaveLength(13);
  });

  it('of sessions begin anew with each', async () => {
    const hours = [14, 15, 16, 38, 39].map((hour) => new Date(START + hour * 3_600_000));
    const lines = hours.map((time, row) => `${time.toISOString()},1,1,1,${row + 1},10`);
    const text = `time,open,high,low,close,volume\n${lines.join('\n')}\n`;
    const input = work.write('HOURS.csv', text.replaceAll(',1,1,1,', ',9,9,1,'));
    await features(input, ...asked('vwap', 'vwap_session', 'vwap_rolling(2)'));
    const typical = (close: number): number => (9 + 1 + close) / 3;
    const session = column('vwap_session').map(Number);
    expect(session[2]).toBeCloseTo((typical(1) + typical(2) + typical(3)) / 3, 10);
    expect(session[3]).toBeCloseTo(typical(4), 10);
    expect(Number(column('vwap')[3])).toBeCloseTo((typical(1) + typical(4)) / 2, 10);
    expect(Number(column('vwap_rolling(2)')[3])).toBeCloseTo((typical(3) + typical(4)) / 2, 10);
  });

  it('that are one are written once, and what is empty is told', async () => {
    const input = work.write('ALPHA.csv', bars(CLOSES));
    const flags = asked('SMA(3)', 'sma(3)', 'sma(13)', 'lag(sma(12),1)');
    const { out: said, exitCode } = await features(input, ...flags);
    expect(exitCode).toBe(0);
    expect(table()[0]?.slice(6, 9)).toEqual(['SMA(3)', 'sma(13)', '"lag(sma(12),1)"']);
    expect(said).toContain('sma(13) is empty: the 12 bars of ALPHA are fewer than it needs');
    expect(said).toContain('lag(sma(12),1) is empty: the 12 bars of ALPHA');
    expect(said).not.toContain('SMA(3) is empty');
  });

  it('of volumes are refused where there are none', async () => {
    const text = bars(CLOSES).replaceAll(',volume', '').replaceAll(/,100$/gm, '');
    const input = work.write('QUIET.csv', text);
    const { error, exitCode } = await features(input, ...asked('obv', 'lag(sma(volume,2),1)'));
    for (const name of ['obv', 'lag(sma(volume,2),1)'])
      expect(error).toContain(
        `--indicator ${name}: it is made of volumes, and the data of QUIET have none`,
      );
    expect(exitCode).toBe(2);
  });

  it.each([
    [
      'a comparison with nothing',
      asked('beta(5)', 'correl(30)'),
      [
        '--indicator beta(5): beta: it compares with another instrument, and none is named; write for example beta(5,SPY)',
        '--indicator correl(30): correl: it compares with another',
      ],
    ],
    [
      'a comparison with a symbol that is not there',
      asked('beta(5,SPX)'),
      [
        '--indicator beta(5,SPX): there are no 1d bars of SPX to compare ALPHA with; the input has ALPHA: name it with --with',
      ],
    ],
    [
      'a comparison with bars of other days',
      [...asked('sma(correl(3,LATE),2)'), '--with', 'LATE.csv'],
      ['no bar of LATE closes within a bar of ALPHA; give data of the same days'],
    ],
    [
      'a source in the wrong place',
      asked('sma(20,high)'),
      ['sma(high,20), or under its name, source=high'],
    ],
    ['an indicator on several outputs', asked('lag(macd,1)'), ['say which is meant, macd.macd']],
  ])('refuse %s, and nothing is written', async (_what, flags, sentences) => {
    const input = work.write('ALPHA.csv', bars(CLOSES));
    const late = work.write('LATE.csv', bars(CLOSES, 100));
    work.remove('features.csv');
    const given = flags.map((flag) => (flag === 'LATE.csv' ? late : flag));
    const { error, exitCode } = await features(input, ...given);
    for (const sentence of sentences) expect(error).toContain(sentence);
    expect(exitCode).toBe(2);
    expect(() => readFileSync(out)).toThrow('ENOENT');
  });
});

const own = (indicators: string): string => `
export const strategy = {
  name: 'own', title: 'Own', description: 'Own.', source: 'mine', parameters: [],
  indicators: () => (${indicators}),
  warmUp: () => 8,
  create: () => ({
    onBar: (bar, decide) => { if (bar.value('market') > 0.9) decide.direction(bar, 1, 'moves-with-it'); },
  }),
};`;

let runs = 0;

/** A strategy over ALPHA alone, in a run that has SPY too. */
const run = async (indicators: string, spy = bars(OTHERS)) => {
  runs += 1;
  work.write('pair/ALPHA.csv', bars(CLOSES));
  work.write('pair/SPY.csv', spy);
  work.write(`pair/own-${runs}.ts`, own(indicators));
  const toml = work.write(
    'pair/run.toml',
    `[[strategies]]\nmodule = "./own-${runs}.ts"\n[strategies.universe]\nsymbols = ["ALPHA"]\n[data]\npath = "*.csv"\n`,
  );
  return program('backtest', toml, '--out', work.path('runs/out'));
};

describe('a strategy', () => {
  it('compares with an instrument of the run, and takes indicators on one another', async () => {
    const { error, exitCode } = await run("{ market: 'sma(correl(4,SPY),2)' }");
    expect(error).toBe('');
    expect(exitCode).toBe(0);
    const signals = readFileSync(work.path('runs/out/signals.csv'), 'utf8');
    expect(signals).toContain('moves-with-it');
    expect(signals).not.toContain('SPY');
  });

  it.each([
    [
      "{ market: 'beta(5)' }",
      0,
      'indicator market of own: beta: it compares with another instrument',
    ],
    [
      "{ market: 'beta(5,SPX)' }",
      0,
      'indicator market of own: beta compares with SPX, which is no instrument of the run; did you mean SPY? It has ALPHA, SPY; add others by their data and universe.symbols',
    ],
    ["{ market: 'lag(beta(5,QQQQ),2)' }", 0, 'beta compares with QQQQ, which is no instrument'],
    [
      "{ market: 'beta(5,SPY)' }",
      50,
      'no bar of SPY, which an indicator of own compares with, closes within a bar of ALPHA; give data of the same days',
    ],
  ])('that declares %s, of bars %i days later, is refused', async (indicators, later, sentence) => {
    const { error, exitCode } = await run(indicators, bars(OTHERS, later));
    expect(error).toContain(sentence);
    expect(exitCode).toBe(2);
  });

  it('needs no more warm-up because the other instrument has no last bar', async () => {
    await run("{ market: 'beta(5,SPY)' }", bars(OTHERS.slice(0, -1)));
    const { out: said, error } = await program('check', 'warmup', work.path('pair/run.toml'));
    expect(error).toBe('');
    expect(said).toContain('own: market after 8 bars is what it is on all data');
  });

  it('that declares an indicator of volumes is refused where there are none', async () => {
    work.write('quiet/own.ts', own("{ market: 'sma(obv,2)' }"));
    work.write('quiet/Q.csv', bars(CLOSES).replaceAll(',volume', '').replaceAll(/,100$/gm, ''));
    const toml = work.write(
      'quiet/run.toml',
      '[strategy]\nmodule = "./own.ts"\n[data]\npath = "Q.csv"\n',
    );
    const { error, exitCode } = await program('backtest', toml, '--out', work.path('runs/out'));
    expect(error).toContain(
      'sma(obv,2), an indicator of own, is made of volumes, and the data of Q have none',
    );
    expect(exitCode).toBe(2);
  });
});
