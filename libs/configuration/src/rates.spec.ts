import { describe, expect, it } from '@jest/globals';
import { loadConfiguration } from './load.ts';
import { parseRate } from './rates.ts';

const load = (text: string, ...overrides: readonly string[]) =>
  loadConfiguration({ text, file: 'a', overrides, environment: {} });

describe('exchange rates', () => {
  it('are a list in the file, and may be told from outside', () => {
    const { configuration } = load('[account]\nrates = ["EUR=1.08", "GBX=0.0127"]');
    expect(configuration?.account.rates).toEqual(['EUR=1.08', 'GBX=0.0127']);
    const told = load('', 'account.rates=EUR=1.1,GBX=0.0127');
    expect(told.configuration?.account.rates).toEqual(['EUR=1.1', 'GBX=0.0127']);
    expect(load('').configuration?.account.rates).toBeNull();
  });

  it('are read exactly', () => {
    const number = (rate: string) => ({ kind: 'number', rate });
    expect(parseRate('EUR=1.083700000')).toEqual({
      currency: 'EUR',
      quote: null,
      value: number('1.083700000'),
    });
    expect(parseRate('JPY=151')?.value).toEqual(number('151'));
  });

  it('are files too, and of pairs', () => {
    const { configuration, problems } = load(
      '[account]\nrates = ["EUR=data/eurusd.csv", "USD/JPY=data/usdjpy.parquet", "GBX/GBP=0.01"]',
    );
    expect(problems).toEqual([]);
    expect(configuration?.account.rates?.map(parseRate)).toEqual([
      { currency: 'EUR', quote: null, value: { kind: 'file', path: 'data/eurusd.csv' } },
      { currency: 'USD', quote: 'JPY', value: { kind: 'file', path: 'data/usdjpy.parquet' } },
      { currency: 'GBX', quote: 'GBP', value: { kind: 'number', rate: '0.01' } },
    ]);
  });

  it.each([
    ['against the account and as a pair', '["EUR=1.08", "EUR/USD=eurusd.csv"]'],
    ['both ways round', '["EUR=1.08", "USD/EUR=usdeur.csv"]'],
  ])('of one pair %s are refused', (_what, found) => {
    const { problems } = load(`[account]\nrates = ${found}`);
    expect(problems.map(({ key, sentence }) => [key, sentence])).toEqual([
      [
        'account.rates',
        "a pair of currencies has two rates, one of them against the account's currency or the other way round; keep one of them",
      ],
    ]);
  });

  it.each([
    ['no currency', '["1.08"]'],
    ['nothing', '["EUR=0.000"]'],
    ['less than nothing', '["EUR=-1"]'],
    ['a currency twice', '["EUR=1.08","EUR=1.09"]'],
    ['a pair twice', '["USD/JPY=150","JPY/USD=0.0066"]'],
    ['a currency in itself', '["EUR/EUR=1.5"]'],
    ['a number in words of another kind', '["EUR=1e3"]'],
    ['ten decimals', '["EUR=1.0123456789"]'],
    ['no list', '"EUR=1.08"'],
    ['an empty list', '[]'],
  ])('with %s are refused with what is allowed', (_what, found) => {
    const { problems } = load(`[account]\nrates = ${found}`);
    expect(problems.map(({ line, key, sentence }) => [line, key, sentence])).toEqual([
      [
        2,
        'account.rates',
        `found ${found}; allowed is a list of different currencies or pairs with a rate each, which is a number above 0 of 9 decimals at most or a file of bars, such as ["EUR=data/eurusd.csv", "GBX/GBP=0.01"]; without the key it is none, and every instrument is in the account's currency`,
      ],
    ]);
  });
});
