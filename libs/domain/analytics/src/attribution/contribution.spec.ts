import { describe, expect, it } from '@jest/globals';
import { money } from '@stratvector/model';
import type { AttributionTable } from './attribution.ts';
import { contributionsOf } from './contribution.ts';

const table = (amounts: Record<string, bigint>): AttributionTable => ({
  by: 'instrument',
  rows: Object.entries(amounts).map(([label, amount]) => ({
    label,
    amount: money(amount),
    trades: 1,
  })),
  total: money(Object.values(amounts).reduce((sum, amount) => sum + amount, 0n)),
});

describe('contributions', () => {
  it('are shares of the equity at the start and of the result', () => {
    expect(contributionsOf(table({ AAA: 300_0000n, BBB: -100_0000n }), money(1000_0000n))).toEqual([
      { label: 'AAA', amount: 300_0000n, contribution: 0.3, share: 1.5 },
      { label: 'BBB', amount: -100_0000n, contribution: -0.1, share: -0.5 },
    ]);
  });

  it('have no share of a result of zero', () => {
    const shares = contributionsOf(table({ AAA: 5n, BBB: -5n }), money(10n));
    expect(shares.map(({ share }) => share)).toEqual([null, null]);
  });

  it('are none where the run started with nothing', () => {
    expect(contributionsOf(table({ AAA: 5n }), money(0n))).toEqual([]);
  });
});
