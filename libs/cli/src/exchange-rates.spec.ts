import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { program, Workplace } from './run.fixture.ts';

const work = new Workplace();
afterAll(() => work.remove());

const ROWS = 200;

/** Days that rise and fall, in whole hundredths of the unit times `scale`. */
const bars = (scale: number): string => {
  const lines = Array.from({ length: ROWS }, (_, day) => {
    const close = 10_000 + Math.round(900 * Math.sin(day / 4)) + 7 * day;
    const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
    const row = [close - 20, close + 130, close - 110, close];
    return `${date},${row.map((count) => (count * scale) / 100).join(',')},100000`;
  });
  return ['date,open,high,low,close,volume', ...lines].join('\n');
};

const OUTPUTS = ['equity.csv', 'orders.csv', 'trades.csv', 'signals.csv', 'positions.csv'];

const SHARE = '[backtest.commission]\nmodel = "rate"\nrate = 0.001\n';

/** A run of momentum over AAA in a currency, for an account in another. */
const ran = async (name: string, scale: number, currency: string, account: string) => {
  work.write(`${name}/AAA.csv`, bars(scale));
  work.write(`${name}/instruments.csv`, `symbol,currency,tick\nAAA,${currency},${scale / 100}\n`);
  const file = work.write(
    `${name}/run.toml`,
    `[strategy]
parameters = { lookback = 3, threshold = 0.005 }
[risk]
max_position_size = 0.9
allow_short = true
stop_loss = 0.02
[data]
path = "AAA.csv"
[instruments]
file = "instruments.csv"
[backtest]
currency = "GBP"
[backtest.financing]
margin_rate = 0
borrow_rate = 0
[account]
type = "margin"
${account}${account.includes('[backtest.commission]') ? '' : SHARE}`,
  );
  const out = work.path(`${name}/out`);
  const { exitCode, error } = await program('backtest', file, '--out', out);
  const read = (one: string): string => readFileSync(`${out}/${one}`, 'utf8');
  return { exitCode, error, out, read };
};

/** Lines of a file that a run wrote, without the column that names the currency. */
const fillsWithoutCurrency = (text: string): readonly string[] =>
  text.split('\n').map((line) => line.split(',').toSpliced(10, 1).join(','));

const column = (text: string, name: string): readonly number[] => {
  const [head = '', ...lines] = text.trim().split('\n');
  const place = head.split(',').indexOf(name);
  return lines.map((line) => Number(line.split(',')[place]));
};

interface RunJson {
  readonly instruments: readonly { readonly rate?: number }[];
  readonly warnings: readonly { readonly code: string }[];
}

const told = (text: string) => {
  const { instruments, warnings } = JSON.parse(text) as RunJson;
  return {
    rates: instruments.map(({ rate }) => rate),
    isWarned: warnings.some(({ code }) => code === 'FIXED_EXCHANGE_RATE'),
  };
};

describe('exchange rates in a run', () => {
  it('of one are as no rates at all, to the byte', async () => {
    const plain = await ran('plain', 1, 'GBP', '');
    const same = await ran('same', 1, 'EUR', 'rates = ["EUR=1.0"]\n');
    expect([plain.error, same.error]).toEqual(['', '']);
    for (const name of OUTPUTS) expect(same.read(name)).toBe(plain.read(name));
    expect(fillsWithoutCurrency(same.read('fills.csv'))).toEqual(
      fillsWithoutCurrency(plain.read('fills.csv')),
    );
    expect(column(plain.read('fills.csv'), 'quantity').length).toBeGreaterThan(10);
  });

  it('make pence and pounds the same account', async () => {
    const pounds = await ran('pounds', 1, 'GBP', '');
    const pence = await ran('pence', 100, 'GBX', 'rates = ["GBX=0.01"]\n');
    expect(pence.error).toBe('');
    for (const name of ['equity', 'cash', 'gross', 'costs'])
      column(pence.read('equity.csv'), name).forEach((value, row) =>
        expect(value).toBeCloseTo(column(pounds.read('equity.csv'), name)[row] ?? NaN, 1),
      );
    for (const [name, scale] of [
      ['quantity', 1],
      ['price', 100],
      ['commission', 1],
      ['slippage', 1],
    ] as const)
      column(pence.read('fills.csv'), name).forEach((value, row) =>
        expect(value).toBeCloseTo(
          (column(pounds.read('fills.csv'), name)[row] ?? NaN) * scale,
          name === 'price' ? 3 : 2,
        ),
      );
    expect(told(pence.read('run.json'))).toEqual({ rates: [0.01], isWarned: false });
  });

  it('that stand still are warned of, and told in run.json', async () => {
    const { read } = await ran('euros', 1, 'EUR', 'rates = ["EUR=0.85", "JPY=0.0052"]\n');
    expect(told(read('run.json'))).toEqual({ rates: [0.85], isWarned: true });
    expect(
      new Set(
        read('fills.csv')
          .trim()
          .split('\n')
          .slice(1)
          .map((row) => row.split(',')[10]),
      ),
    ).toEqual(new Set(['EUR']));
  });

  it('leave trades and account saying the same', async () => {
    const { read } = await ran('sums', 1, 'EUR', 'rates = ["EUR=0.8537"]\n');
    const made = column(read('trades.csv'), 'pnl').reduce((sum, pnl) => sum + pnl, 0);
    const last = (name: string): number => column(read('positions.csv'), name).at(-1) ?? NaN;
    const open = last('value') - last('quantity') * last('average_price') * 0.8537;
    const equity = column(read('equity.csv'), 'equity').at(-1) ?? NaN;
    expect(Math.abs(last('quantity'))).toBeGreaterThan(0);
    expect(equity - 100_000).toBeCloseTo(made + open, 2);
    // Prices stay in euros.
    expect(Math.min(...column(read('trades.csv'), 'entry_price'))).toBeGreaterThan(80);
  });

  it('convert what schedules charge in the currency of the instrument', async () => {
    const rates = 'rates = ["EUR=0.5"]\n[backtest.commission]\nmodel = "per-share"\n';
    const { error, read } = await ran(
      'charges',
      1,
      'EUR',
      `${rates}per_share = 0.02\nminimum = 1\n`,
    );
    expect(error).toBe('');
    const shares = column(read('fills.csv'), 'quantity');
    // Two cents of a euro a share are one of a pound.
    expect(column(read('fills.csv'), 'commission')).toEqual(
      shares.map((quantity) => expect.closeTo(quantity * 0.01, 4)),
    );
  });

  it('that are missing are asked for before anything is written', async () => {
    const { exitCode, error, out } = await ran('none', 1, 'CHF', 'rates = ["EUR=0.85"]\n');
    expect(exitCode).toBe(2);
    expect(error).toContain(
      'instruments.file: AAA is in CHF and the account in GBP; say what one CHF is worth in GBP with account.rates, such as rates = ["CHF=1.08"] or a file of bars, rates = ["CHF=data/chfgbp.csv"], or set backtest.currency = "CHF"',
    );
    expect(existsSync(out)).toBe(false);
  });
});
