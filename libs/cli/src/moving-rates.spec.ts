import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { program, Workplace } from './run.fixture.ts';

const EXAMPLES = resolve(import.meta.dirname, '../../../examples');
const DAY_MS = 86_400_000;

const work = new Workplace();
afterAll(() => work.remove());

type Row = Readonly<Record<string, string>>;

const rowsOf = (path: string): readonly Row[] => {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, place) => [name, cells[place] ?? '']));
  });
};

const number = (row: Row, name: string): number => Number(row[name]);
const time = (row: Row): number => Date.parse(row['time'] ?? '');

/** The last close of a file of days by a time: a day closes at the midnight after it. */
const asOf = (path: string) => {
  const closes = rowsOf(path).map((row) => ({
    at: Date.parse(row['date'] ?? '') + DAY_MS,
    close: number(row, 'close'),
  }));
  return (at: number): number => closes.findLast((one) => one.at <= at)?.close ?? NaN;
};

/** Runs a configuration, and reads what it wrote. */
const ran = async (name: string, file: string, ...set: readonly string[]) => {
  const out = work.path(`${name}/out`);
  const flags = set.flatMap((one) => ['--set', one]);
  const { exitCode, error } = await program('backtest', file, '--out', out, ...flags);
  const text = (one: string): string => readFileSync(join(out, one), 'utf8');
  return { exitCode, error, text, rows: (one: string) => rowsOf(join(out, one)) };
};

type RateAt = (currency: string, at: number) => number;

/** Cash and what is held, from the fills and the closes alone. */
const recomputed = (
  { rows }: Awaited<ReturnType<typeof ran>>,
  { cash, rateAt }: { readonly cash: number; readonly rateAt: RateAt },
): readonly number[] => {
  const fills = rows('fills.csv');
  const currencies = new Map(fills.map((fill) => [fill['instrument'], fill['currency'] ?? '']));
  const positions = rows('positions.csv');
  return rows('equity.csv').map((row) => {
    const now = time(row);
    const paid = fills
      .filter((fill) => time(fill) < now || Date.parse(fill['bar'] ?? '') + DAY_MS <= now)
      .reduce((sum, fill) => {
        const sign = fill['side'] === 'buy' ? 1 : -1;
        const own = sign * number(fill, 'quantity') * number(fill, 'price');
        const costs = number(fill, 'commission') + number(fill, 'fees');
        return sum + own * rateAt(fill['currency'] ?? '', time(fill)) + costs;
      }, 0);
    const held = positions
      .filter((position) => time(position) === now)
      .reduce((sum, position) => {
        const currency = currencies.get(position['instrument']) ?? '';
        const own = number(position, 'quantity') * number(position, 'mark');
        return sum + own * rateAt(currency, now);
      }, 0);
    return cash - paid + held;
  });
};

const euro = asOf(join(EXAMPLES, 'rates/EURUSD.csv'));
const pound = asOf(join(EXAMPLES, 'rates/GBPUSD.csv'));

const inDollars: RateAt = (currency, at) => {
  if (currency === 'EUR') return euro(at);
  return currency === 'GBX' ? pound(at) / 100 : 1;
};

interface RunJson {
  readonly warnings: readonly { readonly code: string }[];
  readonly exchange_rates: readonly { readonly currency: string; readonly rows: number }[];
}

describe('rates from files', () => {
  const example = ran('example', join(EXAMPLES, 'moving-rates.toml'));

  it('give every row of the account what its fills and marks come to by an own computation', async () => {
    const run = await example;
    expect([run.exitCode, run.error]).toEqual([0, '']);
    const equity = run.rows('equity.csv').map((row) => number(row, 'equity'));
    const expected = recomputed(run, { cash: 100_000, rateAt: inDollars });
    expect(new Set(run.rows('fills.csv').map((fill) => fill['currency'])).size).toBe(3);
    expect(equity.map((amount, row) => Math.abs(amount - (expected[row] ?? NaN)))).toEqual(
      equity.map(() => expect.closeTo(0, 2)),
    );
  });

  it('value positions, and keep average prices in the currency of the instrument', async () => {
    const { rows } = await example;
    const positions = rows('positions.csv').filter((row) => row['instrument'] === 'ALPHA');
    expect(positions.length).toBeGreaterThan(50);
    for (const row of positions)
      expect(number(row, 'value')).toBeCloseTo(
        number(row, 'quantity') * number(row, 'mark') * euro(time(row)),
        2,
      );
    const entries = rows('fills.csv').filter(
      (fill) => fill['instrument'] === 'ALPHA' && fill['side'] === 'buy',
    );
    const prices = new Set(entries.map((fill) => number(fill, 'price')));
    for (const row of positions) expect(prices).toContain(number(row, 'average_price'));
  });

  it('are told in run.json, and warn of no fixed rate', async () => {
    const { text } = await example;
    const told = JSON.parse(text('run.json')) as RunJson;
    expect(told.exchange_rates.map(({ currency, rows }) => [currency, rows])).toEqual([
      ['EUR', 700],
      ['GBP', 700],
    ]);
    const codes = told.warnings.map(({ code }) => code);
    expect(codes).not.toContain('FIXED_EXCHANGE_RATE');
    expect(codes).not.toContain('STALE_EXCHANGE_RATE');
  });

  it('stand in the log ahead of the decisions that were made by them', async () => {
    const { text } = await example;
    const events = text('events.ndjson').trim().split('\n');
    const marked = events.filter((line) => line.includes('"RatesMarked"'));
    expect(marked.length).toBeGreaterThan(10);
    expect(marked[0]).toContain('"currency":"EUR"');
  });

  it('come to the same whatever the order in which they are given', async () => {
    const other = await ran(
      'order',
      join(EXAMPLES, 'moving-rates.toml'),
      'account.rates=GBP/USD=rates/GBPUSD.csv,EUR=rates/EURUSD.csv,GBX/GBP=0.01',
    );
    const run = await example;
    for (const file of ['events.ndjson', 'equity.csv', 'fills.csv', 'positions.csv'])
      expect(other.text(file)).toBe(run.text(file));
  });

  it('work the other way round', async () => {
    const inEuros: RateAt = (currency, at) => {
      if (currency === 'EUR') return 1;
      return (currency === 'GBX' ? pound(at) / 100 : 1) / euro(at);
    };
    const run = await ran(
      'inverse',
      join(EXAMPLES, 'moving-rates.toml'),
      'backtest.currency="EUR"',
      'account.rates=EUR/USD=rates/EURUSD.csv,GBP/USD=rates/GBPUSD.csv,GBX/GBP=0.01',
    );
    expect([run.exitCode, run.error]).toEqual([0, '']);
    const equity = run.rows('equity.csv').map((row) => number(row, 'equity'));
    const expected = recomputed(run, { cash: 100_000, rateAt: inEuros });
    expect(equity.map((amount, row) => Math.abs(amount - (expected[row] ?? NaN)))).toEqual(
      equity.map(() => expect.closeTo(0, 2)),
    );
  });

  it.each([
    ['a file that is not there', 'EUR=rates/none.csv', /rates\/none\.csv/],
    [
      'a kind of file that is not read',
      'EUR=rates/eurusd.json',
      /account\.rates: .*eurusd\.json: its ending says no kind of file/,
    ],
    ['no way to the account', 'EUR/JPY=rates/EURUSD.csv', /ALPHA is in EUR and the account in USD/],
  ])('with %s are refused before anything is written', async (name, rate, sentence) => {
    const { exitCode, error } = await ran(
      name,
      join(EXAMPLES, 'moving-rates.toml'),
      `account.rates=${rate},GBX=0.0127`,
    );
    expect(exitCode).toBe(2);
    expect(error).toMatch(sentence);
  });
});
