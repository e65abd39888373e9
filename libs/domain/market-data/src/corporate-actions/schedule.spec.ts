import { describe, expect, it } from '@jest/globals';
import { instrumentId } from '@stratvector/model';
import type { CorporateAction } from '@stratvector/model';
import { bookedActions } from './schedule.ts';

const of = { instrumentId: instrumentId('AAA') };
const ACTIONS: readonly CorporateAction[] = [
  { ...of, date: '2020-02-03', type: 'cash-dividend', amount: '0.77' },
  { ...of, date: '2020-08-31', type: 'split', numerator: 4n, denominator: 1n },
  { ...of, date: '2020-08-31', type: 'cash-dividend', amount: '0.2' },
  { ...of, date: '2020-12-31', type: 'delisting' },
];
const scheduled = ACTIONS.map((action) => ({ at: Date.parse(action.date), action }));

const told = (kind: 'none' | 'splits' | 'all') =>
  bookedActions(scheduled, kind).map(({ action }) =>
    action.type === 'cash-dividend' ? `${action.date} pays ${action.amount}` : action.type,
  );

describe('what the books still have to do', () => {
  it('on prices as they were, is everything in order of time', () => {
    expect(told('none')).toEqual([
      '2020-02-03 pays 0.77',
      'split',
      '2020-08-31 pays 0.2',
      'delisting',
    ]);
  });

  it('on split-adjusted prices, is dividends on the later shares', () => {
    expect(told('splits')).toEqual(['2020-02-03 pays 0.1925', '2020-08-31 pays 0.2', 'delisting']);
  });

  it('leaves a dividend of a split’s own day as it is, whichever is written first', () => {
    const [split, paid] = [scheduled[1], scheduled[2]];
    if (!split || !paid) throw new Error('the table has both');
    expect(bookedActions([paid, split], 'splits')).toEqual([paid]);
  });

  it('on fully adjusted prices, is the end alone', () => {
    expect(told('all')).toEqual(['delisting']);
  });
});
