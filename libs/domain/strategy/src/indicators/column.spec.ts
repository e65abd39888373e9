import { describe, expect, it } from '@jest/globals';
import { bbands } from './bbands.ts';
import { BARS, columnsOf, OTHER, seriesOf } from './bars.fixture.ts';
import { beta } from './beta.ts';
import { correl } from './correl.ts';
import { sma } from './sma.ts';
import { vwap } from './vwap.ts';
import { vwapSession } from './vwap-session.ts';

describe('indicator columns', () => {
  it('are one per output, as long as the bars', () => {
    const columns = columnsOf(bbands, { source: 'close', period: 20, width: 2 });
    expect(columns.map(({ length }) => length)).toEqual([BARS.length, BARS.length, BARS.length]);
  });

  it('have NaN until the window is full', () => {
    const [column] = columnsOf(sma, { source: 'close', period: 3 });
    expect([...(column?.subarray(0, 3) ?? [])].map(Number.isNaN)).toEqual([true, true, false]);
  });

  it.each([correl, beta])('of two instruments leave out bars that one has not', (definition) => {
    const gaps = OTHER.map((close, row) => (row % 7 === 3 ? NaN : close));
    const [column] = columnsOf(definition, { period: 5 }, seriesOf(BARS, gaps));
    const rows = [...OTHER.keys()].filter((row) => row % 7 !== 3);
    const both = (values: Float64Array) => Float64Array.from(rows, (row) => values[row] ?? NaN);
    const shared = { ...BARS, length: rows.length, close: both(BARS.close) };
    const [alone] = columnsOf(definition, { period: 5 }, seriesOf(shared, both(OTHER)));
    expect(both(column ?? OTHER)).toEqual(alone);
    expect(column?.[10]).toBeNaN();
  });

  it('of a session begin anew with it', () => {
    const [session] = columnsOf(vwapSession);
    const later = BARS.length - 5;
    const last = {
      ...BARS,
      length: 5,
      high: BARS.high.subarray(later),
      low: BARS.low.subarray(later),
      close: BARS.close.subarray(later),
      volume: BARS.volume.subarray(later),
    };
    const [anew] = columnsOf(vwap, {}, seriesOf(last));
    expect(session?.subarray(later)).toEqual(anew);
    const [whole] = columnsOf(vwap);
    expect(session?.[3]).toBe(whole?.[3]);
    expect(session?.[5]).not.toBe(whole?.[5]);
  });
});
