import { afterAll, describe, expect, it } from '@jest/globals';
import { METRICS } from '@stratvector/domain-analytics';
import { program, Workplace } from './run.fixture.ts';

const work = new Workplace();
afterAll(() => work.remove());

const EQUITY = 'time,equity\n2024-01-01,100\n2024-01-02,110\n2024-01-03,99\n2024-01-04,118.8\n';
const RETURNS = 'time,return\n2024-01-02,0.1\n2024-01-03,-0.1\n2024-01-04,0.2\n';

const valuesOf = async (...args: readonly string[]): Promise<Record<string, number | null>> => {
  const { out } = await program('metrics', ...args, '--json');
  return JSON.parse(out) as Record<string, number | null>;
};

describe('stratvector metrics', () => {
  it('measures a curve of equity', async () => {
    const values = await valuesOf(work.write('equity.csv', EQUITY));
    expect(values['total_return']).toBeCloseTo(0.188, 12);
    expect(values['max_drawdown']).toBeCloseTo(-0.1, 12);
    expect(values['max_drawdown_days']).toBe(2);
    expect(values['sharpe']).toBeNull();
  });

  it('and returns alike', async () => {
    const equity = await valuesOf(work.write('equity.csv', EQUITY));
    const returns = await valuesOf(work.write('returns.csv', RETURNS));
    for (const { name } of METRICS)
      if (equity[name] === null) expect(returns[name]).toBeNull();
      else expect(returns[name]).toBeCloseTo(equity[name] ?? NaN, 10);
  });

  it('against a benchmark', async () => {
    const file = work.write('equity.csv', EQUITY);
    expect((await valuesOf(file, '--benchmark', file))['beta']).toBeCloseTo(1, 12);
  });

  it('by daily closes, or by row where it is asked to', async () => {
    const hours = [
      'time,equity',
      '2024-01-31T15:00:00Z,100',
      '2024-01-31T21:00:00Z,110',
      '2024-02-01T15:00:00Z,90',
      '2024-02-01T21:00:00Z,121',
    ];
    const file = work.write('hours.csv', hours.join('\n'));
    const days = await valuesOf(file);
    expect(days['best_period']).toBeCloseTo(0.1, 12);
    expect(days['worst_period']).toBeCloseTo(0.1, 12);
    expect((await valuesOf(file, '--period', 'row'))['worst_period']).toBeCloseTo(-2 / 11, 12);
  });

  it('counts a date to its own month, and a close at midnight to the day before', async () => {
    const dates = 'time,equity\n2024-01-31,100\n2024-02-01,110\n';
    const closes = 'time,equity\n2024-02-01T00:00:00Z,100\n2024-02-02T00:00:00Z,110\n';
    for (const text of [dates, closes])
      expect((await valuesOf(work.write('month.csv', text)))['best_month']).toBeCloseTo(0.1, 12);
    const whole =
      'time,equity\n2024-01-30T00:00:00Z,100\n2024-02-01T00:00:00Z,110\n2024-02-02,99\n';
    expect((await valuesOf(work.write('month.csv', whole)))['worst_month']).toBeCloseTo(-0.1, 12);
  });

  it('with blank lines between, epochs for times, and in no zone but UTC', async () => {
    const epochs = EQUITY.replace(/2024-01-0(\d)/g, (_text, day: string) =>
      String(Date.UTC(2024, 0, Number(day) + 1) / 1000),
    );
    const clocks = EQUITY.replace(/2024-01-0(\d)/g, '2024-01-0$1T24:00');
    const spaced = EQUITY.replaceAll('\n', '\r\n\r\n');
    const wanted = await valuesOf(work.write('equity.csv', EQUITY));
    for (const text of [epochs, clocks, spaced])
      expect(await valuesOf(work.write('other.csv', text))).toEqual(wanted);
  });

  it('as lines, with the reason of what is missing', async () => {
    const { out } = await program('metrics', work.write('equity.csv', EQUITY));
    expect(out).toMatch(/total_return +18\.80%/);
    expect(out).toMatch(/sharpe +– {2}TOO_SHORT/);
  });

  it('in quotes, with other columns', async () => {
    const [, ...rows] = EQUITY.trim().split('\n');
    const quoted = rows.map((row) => `"${row.replace(',', '","')}","a, ""b""\n"`).join('\r\n');
    const file = work.write('quoted.csv', `"time","equity","note, free"\r\n${quoted}\r\n`);
    expect(await valuesOf(file)).toEqual(await valuesOf(work.write('equity.csv', EQUITY)));
  });

  it.each([';', '\t', '|'])('of columns that "%s" parts', async (sign) => {
    const file = work.write('parted.csv', EQUITY.replaceAll(',', sign));
    expect(await valuesOf(file)).toEqual(await valuesOf(work.write('equity.csv', EQUITY)));
  });

  it.each([
    ['a decimal comma', 'time;equity\n2024-01-01;1,5\n2024-01-02;1,6\n', [], 'a decimal point'],
    [
      'a quote that never ends',
      'time,equity\n"2024-01-01,1\n2024-01-02,2\n',
      [],
      ':2: a cell begins',
    ],
    ['a column that is no series', 'price\n1\n', [], 'parted by commas, semicolons, tabs'],
    ['a file that is not there', null, [], 'cannot be read'],
    ['no rows', 'time,equity\n', [], 'there are no rows'],
    [
      'no such column',
      'time,price\n2024-01-01,1\n',
      [],
      'there is no column "equity" or "return"; found time, price',
    ],
    ['another kind', EQUITY, ['--kind', 'returns'], 'there is no column "return"'],
    [
      'a text',
      'time,equity\n2024-01-01,1\n2024-01-02,x\n',
      [],
      ':3: found "x", allowed is an equity above 0',
    ],
    ['an equity of nothing', 'time,equity\n2024-01-01,1\n2024-01-02,0\n', [], ':3: found "0"'],
    ['a total loss', 'time,return\n2024-01-01,-1\n', [], 'a simple return above −1'],
    [
      'a benchmark of other times',
      EQUITY,
      ['--benchmark', 'SHIFTED'],
      'period 1 ends at 2025-01-03T00:00:00Z, that of the series at 2024-01-03T00:00:00Z',
    ],
    ['an empty file', '', [], 'the file is empty'],
    [
      'days before months',
      'time,equity\n31/12/2020,1\n01/01/2021,1\n',
      [],
      ':2: found "31/12/2020", allowed is a time such as 2024-03-28',
    ],
    ['months before days', 'time,equity\n1/2/2020,1\n1/3/2020,1\n', [], ':2: found "1/2/2020"'],
    ['a year alone', 'time,equity\n5,1\n6,1\n', [], ':2: found "5", allowed is a time'],
    ['a hexadecimal number', 'time,equity\n2024-01-01,0x64\n', [], ':2: found "0x64"'],
    [
      'a line that is short',
      'time,equity\n2024-01-01,1\n\n2024-01-02\n',
      [],
      ':4: found 1 cells, allowed are the 2 of the header',
    ],
    ['NaN', 'time,return\n2024-01-01,NaN\n', [], ':2: found "NaN"'],
    [
      'times out of order',
      'time,equity\n2024-01-02,1\n2024-01-01,1\n',
      [],
      ':3: found "2024-01-01"',
    ],
    ['periods of nothing', EQUITY, ['--periods-per-year', '0'], '--periods-per-year: found "0"'],
    ['a benchmark of another length', EQUITY, ['--benchmark', 'SHORT'], 'give one for each period'],
  ])('refuses %s', async (_what, text, args, sentence) => {
    const file = text === null ? work.path('nowhere.csv') : work.write('bad.csv', text);
    const short = work.write('short.csv', 'time,return\n2024-01-02,0.1\n');
    const shifted = work.write('shifted.csv', EQUITY.replaceAll('2024', '2025'));
    const files = new Map([
      ['SHORT', short],
      ['SHIFTED', shifted],
    ]);
    const given = args.map((argument) => files.get(argument) ?? argument);
    const { exitCode, error } = await program('metrics', file, ...given);
    expect(error).toContain(sentence);
    expect(exitCode).toBe(2);
  });
});
