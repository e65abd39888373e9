import { describe, expect, it } from '@jest/globals';
import { instrumentId } from '@stratvector/model';
import type { CorporateAction, LoadedSeries } from '@stratvector/model';
import { barsOf } from '../bars.fixture.ts';
import { actionsByInstrument, joinSymbols } from './join-symbols.ts';

const DAY = 24 * 60;

const series = (name: string, dates: readonly string[]): LoadedSeries => ({
  instrument: instrumentId(name),
  timeframe: '1d',
  bars: barsOf(dates, DAY),
  sessionDates: true,
  adjustedClose: null,
  priceDecimals: 2,
  source: `${name}.csv`,
  findings: [],
  tally: {},
  counts: { read: dates.length, used: dates.length, skipped: 0, repaired: 0 },
});
const change = (from: string, to: string, date: string): CorporateAction => ({
  instrumentId: instrumentId(from),
  date,
  type: 'symbol-change',
  newId: instrumentId(to),
});

const told = (loaded: readonly LoadedSeries[], ...changes: readonly CorporateAction[]) => {
  const { series: made, problems } = joinSymbols(loaded, changes);
  return { made: made.map(({ instrument, bars }) => `${instrument} ${bars.length}`), problems };
};

describe('a changed symbol', () => {
  it('goes on under its new name', () => {
    const loaded = [series('META', ['2022-06-09']), series('FB', ['2022-06-07', '2022-06-08'])];
    const { series: made } = joinSymbols(loaded, [change('FB', 'META', '2022-06-09')]);
    expect(made).toHaveLength(1);
    expect(made[0]?.bars.openTime).toEqual(
      Float64Array.from(['2022-06-07', '2022-06-08', '2022-06-09'], (date) => Date.parse(date)),
    );
    expect(made[0]?.counts.read).toBe(3);
    expect(made[0]?.sources).toEqual(['FB.csv', 'META.csv']);
  });

  it('is renamed where the new name has no bars, and chained', () => {
    const loaded = [series('A', ['2020-01-02']), series('Z', ['2020-01-02'])];
    expect(
      told(loaded, change('A', 'B', '2020-01-03'), change('B', 'C', '2021-01-04')).made,
    ).toEqual(['Z 1', 'C 1']);
  });

  it('is refused where both names have bars of the same time', () => {
    const loaded = [series('A', ['2020-01-02', '2020-01-06']), series('B', ['2020-01-03'])];
    expect(told(loaded, change('A', 'B', '2020-01-03')).problems).toEqual([
      'A became B on 2020-01-03, and the data has bars of both from the same time; keep the bars of A before that day, and of B from it on',
    ]);
  });

  it('takes its actions along', () => {
    const paid: CorporateAction = {
      instrumentId: instrumentId('A'),
      date: '2019-01-02',
      type: 'cash-dividend',
      amount: '1',
    };
    const found = actionsByInstrument([change('A', 'B', '2020-01-03'), paid]);
    expect(found.get(instrumentId('B'))?.map(({ date }) => date)).toEqual([
      '2019-01-02',
      '2020-01-03',
    ]);
  });
});
