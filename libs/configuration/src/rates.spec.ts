import { describe, expect, it } from '@jest/globals';
import { parseRate } from './key.ts';
import { loadConfiguration } from './load.ts';

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
    expect(parseRate('EUR=1.083700000')).toEqual(['EUR', '1.083700000']);
    expect(parseRate('JPY=151')).toEqual(['JPY', '151']);
  });

  it.each([
    ['no currency', '["1.08"]'],
    ['nothing', '["EUR=0.000"]'],
    ['less than nothing', '["EUR=-1"]'],
    ['a currency twice', '["EUR=1.08","EUR=1.09"]'],
    ['ten decimals', '["EUR=1.0123456789"]'],
    ['no list', '"EUR=1.08"'],
    ['an empty list', '[]'],
  ])('with %s are refused with what is allowed', (_what, found) => {
    const { problems } = load(`[account]\nrates = ${found}`);
    expect(problems.map(({ line, key, sentence }) => [line, key, sentence])).toEqual([
      [
        2,
        'account.rates',
        `found ${found}; allowed is a list of different currencies with a rate each, above 0 and of 9 decimals at most, such as ["EUR=1.08", "GBX=0.0127"]; without the key it is none, and every instrument is in the account's currency`,
      ],
    ]);
  });
});
