import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { program, Workplace } from './run.fixture.ts';
import type { Answer } from './run.fixture.ts';

const work = new Workplace();
afterAll(() => work.remove());

const bars = (closes: readonly number[]): string =>
  `date,open,high,low,close,volume\n${closes
    .map((close, day) => {
      const date = new Date(Date.UTC(2024, 0, day + 1)).toISOString().slice(0, 10);
      return `${date},${close},${close},${close},${close},100000`;
    })
    .join('\n')}\n`;

let files = 0;

/** The strategy in a file of its own: what was imported once is not read again. */
const run = async (source: string, toml = ''): Promise<Answer & { readonly file: string }> => {
  files += 1;
  const file = `own-${files}.ts`;
  work.write('SPY.csv', bars([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]));
  work.write(file, source);
  const configuration = work.write(
    'run.toml',
    `[strategy]\nmodule = "./${file}"\n[data]\npath = "SPY.csv"\n[backtest.slippage]\nmodel = "none"\n${toml}`,
  );
  work.remove('out');
  return { ...(await program('backtest', configuration, '--out', work.path('out'))), file };
};

const strategy = (handlers: string, more = ''): string => `
export const strategy = {
  name: 'own', title: 'Own', description: 'Own.', source: 'mine', parameters: [],
  indicators: () => ({ fast: 'sma(2)' }),
  warmUp: () => 2,${more}
  create: ({ instruments }: any) => ({
    ${handlers}
  }),
};`;

const AT = 'at the 1d bar of SPY that closed at 2024-01-03T00:00:00.000Z';

describe('what a strategy of the user’s own throws or answers', () => {
  // The handler stands on line 7 of the file.
  it.each([
    [
      'an error of its code',
      'onBar: (bar: any) => bar.missing.deep,',
      `onBar failed ${AT}: TypeError: Cannot read properties of undefined (reading 'deep')`,
    ],
    [
      'a weight that is no number',
      'onBar: (bar: any, decide: any) => decide.weight(bar, NaN, "x"),',
      `onBar failed ${AT}: decide.weight: found NaN, allowed is a share of equity from -10 to 10 (0.15 is 15 %)`,
    ],
    [
      'a percentage for a weight',
      'onBar: (bar: any, decide: any) => decide.weight(bar, 15, "x"),',
      'decide.weight: found 15, allowed is a share of equity from -10 to 10',
    ],
    [
      'a direction that is none',
      'onBar: (bar: any, decide: any) => decide.direction(bar, 2, "x"),',
      'decide.direction: found 2, allowed is -1, 0 or 1',
    ],
    [
      'an instrument by its name',
      'onBar: (bar: any, decide: any) => decide.direction("SPY", 1, "x"),',
      "decide.direction: found no instrument of this strategy's universe; pass the bar, or { index } with a place in the universe from 0 to 0",
    ],
    [
      'an instrument that is not there',
      'onBar: (bar: any, decide: any) => decide.direction({ index: instruments.indexOf("QQQ") }, 1, "x"),',
      "found no instrument of this strategy's universe",
    ],
    [
      'no reason',
      'onBar: (bar: any, decide: any) => decide.direction(bar, 1),',
      'decide.direction: found undefined as its reason, allowed is a text; give it last',
    ],
    [
      'an order without a size',
      'onBar: (bar: any, decide: any) => decide.order(bar, { side: "buy" }, "x"),',
      'decide.order: give a quantity, or a risk with a bracket.stop, and not both',
    ],
    [
      'an order on no side',
      'onBar: (bar: any, decide: any) => decide.order(bar, { side: "long", quantity: 1 }, "x"),',
      "decide.order: found side long, allowed is 'buy' or 'sell'",
    ],
    [
      'an order at a price that is none',
      'onBar: (bar: any, decide: any) => decide.order(bar, { side: "buy", quantity: 1, limit: bar.value("fast") - 100 }, "x"),',
      'decide.order: found limit -89.5, allowed is a number above 0',
    ],
    [
      'a GTD order without its date',
      'onBar: (bar: any, decide: any) => decide.order(bar, { side: "buy", quantity: 1, timeInForce: "GTD" }, "x"),',
      'decide.order: timeInForce GTD and goodTill go together; give both or neither',
    ],
    [
      'a timer at no time',
      'onBar: (bar: any, decide: any) => decide.timer("noon", "x"),',
      'decide.timer: found noon and x, allowed are milliseconds since the Unix epoch and a name',
    ],
    [
      'an indicator that was not declared',
      'onBar: (bar: any) => bar.value("fats"),',
      'bar.value: there is no indicator "fats" on bars of 1d; did you mean fast?',
    ],
    [
      'a timeframe that was not declared',
      'onBar: (bar: any) => bar.latest("1w"),',
      'bar.latest: found timeframe 1w, allowed is 1d; declare it in timeframes',
    ],
    [
      'an error when it compares instruments',
      'onInstant: () => { throw new Error("no pair"); },',
      'onInstant failed at the instant 2024-01-03T00:00:00.000Z: Error: no pair',
    ],
    [
      'an error when it is called by a timer',
      'onBar: (bar: any, decide: any) => decide.timer(0, "x"), onTimer: () => { throw new Error("late"); },',
      'onTimer failed at the instant 2024-01-04T00:00:00.000Z: Error: late',
    ],
    [
      'an error when it hears of a fill',
      'onBar: (bar: any, decide: any) => decide.weight(bar, 0.5, "x"), onFill: () => { throw new Error("full"); },',
      'onFill failed at the 1d bar of SPY',
    ],
  ])(
    '%s ends the run with a sentence: where, when, and what is allowed',
    async (_what, handlers, told) => {
      const { exitCode, error, file } = await run(strategy(handlers));
      expect(error).toContain(`./${file}:7: `);
      expect(error).toContain(told);
      expect(error.trim().split('\n')).toHaveLength(1);
      expect(exitCode).toBe(1);
      expect(existsSync(work.path('out'))).toBe(false);
    },
  );

  it('may be no error at all', async () => {
    const { exitCode, error, file } = await run(strategy('onBar: () => { throw "stop"; },'));
    expect(error).toContain(`./${file}: onBar failed ${AT}: stop`);
    expect(exitCode).toBe(1);
  });

  it('may come when it is made', async () => {
    const { exitCode, error, file } = await run(
      strategy('onBar: new Error("no model").missing.deep,'),
    );
    expect(error).toContain(`./${file}:7: create failed: TypeError`);
    expect(exitCode).toBe(1);
  });
});

describe('declarations of a strategy of the user’s own', () => {
  it.each([
    [
      'an indicator that is not there',
      strategy('', ' indicators: () => ({ slow: "smaa(3)" }),'),
      'indicator slow of own:',
    ],
    [
      'an unknown timeframe',
      strategy('', ' timeframes: () => ({ "2w": {} }),'),
      'timeframe of own: found "2w", did you mean 1w?',
    ],
    [
      'a timeframe that is not coarser',
      strategy('', ' timeframes: () => ({ "1h": {} }),'),
      'timeframe of own: found "1h", allowed are coarser ones than the run\'s 1d',
    ],
    [
      'a coarser indicator that is not there',
      strategy('', ' timeframes: () => ({ "1w": { slow: "rsj(3)" } }),'),
      'indicator slow of own:',
    ],
    [
      'an error in them',
      strategy('', ' timeframes: () => { throw new Error("no frames"); },'),
      'fail on its parameters: no frames',
    ],
  ])('%s is refused before anything runs', async (_what, source, told) => {
    const { exitCode, error } = await run(source);
    expect(error).toContain(told);
    expect(error).toContain('strategy: ');
    expect(exitCode).toBe(2);
    expect(existsSync(work.path('out'))).toBe(false);
  });
});

describe('bars of a coarser timeframe', () => {
  it('are made from those of the run', async () => {
    const { exitCode, error } = await run(
      strategy(
        `onBar: (bar: any, decide: any) => {
          if (bar.timeframe === '1w') decide.weight(bar, 0.5, 'week ' + bar.open + ' to ' + bar.close);
        },`,
        " timeframes: () => ({ '1w': {} }),",
      ),
    );
    expect(error).toBe('');
    expect(exitCode).toBe(0);
    // 2024-01-01 is a Monday: its week has the closes 10 to 16, the next begins at 17.
    const [, first] = readFileSync(work.path('out/fills.csv'), 'utf8').split('\n');
    expect(first).toContain('2024-01-08');
    expect(first).toContain('week 10 to 16');
  });
});

describe('the universe of one strategy of several', () => {
  const toml = (universe: string): string => `
[data]
path = "*.csv"
[backtest.slippage]
model = "none"
[[strategies]]
module = "./all.ts"
equity_share = 0.5
[[strategies]]
module = "./one.ts"
equity_share = 0.5
universe = ${universe}
`;
  const holder = (name: string): string => `
export const strategy = {
  name: '${name}', title: 'Holds', description: 'Holds.', source: 'mine', parameters: [],
  warmUp: () => 1,
  create: ({ instruments }: any) => ({
    onInstant: ({ bars }: any, decide: any) => {
      for (const bar of bars) if (bar) decide.direction(bar, 1, instruments.length + ' held at place ' + bar.index);
    },
  }),
};`;

  const fills = async (universe: string): Promise<Answer> => {
    work.remove();
    const other = new Workplace();
    try {
      for (const [name, close] of [
        ['AAA', 10],
        ['BBB', 20],
        ['CCC', 25],
      ] as const)
        other.write(`${name}.csv`, bars(new Array<number>(5).fill(close)));
      other.write('all.ts', holder('all'));
      other.write('one.ts', holder('one'));
      other.write('some.csv', 'symbol\nBBB\nCCC\n');
      const file = other.write(
        'run.toml',
        `[sizing]\nmodel = "equal-weight"\n${toml(universe).replace('*.csv', '[A-C]*.csv')}`,
      );
      const answer = await program('backtest', file, '--out', other.path('out'));
      const out = answer.exitCode === 0 ? readFileSync(other.path('out/fills.csv'), 'utf8') : '';
      return { ...answer, out };
    } finally {
      other.remove();
    }
  };

  it('is what it trades, sizes by and is told of', async () => {
    const { out, error } = await fills('{ symbols = ["BBB", "CCC"] }');
    expect(error).toBe('');
    const rows = out
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    expect(
      rows
        .map(
          ([, , , , strategy, instrument, , , quantity]) => `${strategy} ${instrument} ${quantity}`,
        )
        .sort(),
    ).toEqual([
      // Half of 100,000 by three, at 10, 20 and 25; by two at 20 and 25.
      'all AAA 1666',
      'all BBB 833',
      'all CCC 666',
      'one BBB 1250',
      'one CCC 1000',
    ]);
    expect(out).toContain('2 held at place 0');
  });

  it('may come from a file', async () => {
    const { out, error } = await fills('{ file = "some.csv" }');
    expect(error).toBe('');
    expect(out.split('\n').filter((line) => line.includes(',one,'))).toHaveLength(2);
  });

  it('is of the run’s instruments', async () => {
    const { exitCode, error } = await fills('{ symbols = ["BBC"] }');
    expect(exitCode).toBe(2);
    expect(error).toContain(
      'strategies[1].universe.symbols: there is no data for "BBC"; did you mean',
    );
  });
});
