import { describe, expect, it } from '@jest/globals';
import { parseCsv } from '@stratvector/history-csv';
import { scheduled } from './calendar.ts';

const seriesOf = (...times: readonly string[]) =>
  parseCsv(
    `date,open,high,low,close\n${times.map((time) => `${time},1,1,1,1`).join('\n')}\n`,
    'a.csv',
    {
      symbol: 'AAA',
      onBadBar: 'error',
      timestamp: 'open',
      timezone: 'UTC',
    },
  ).series;

const hours = (...times: readonly string[]) =>
  scheduled(seriesOf(...times), 'XNYS').series.flatMap(({ bars }) =>
    Array.from(bars.openTime, (open, row) =>
      [open, bars.closeTime[row] ?? NaN]
        .map((time) => new Date(time).toISOString().slice(11, 16))
        .join(' to '),
    ),
  );

describe('a calendar over dated bars', () => {
  it('gives them the hours of their session, summer, winter and early closes', () => {
    expect(hours('2024-01-03', '2024-07-02', '2024-07-03')).toEqual([
      '14:30 to 21:00',
      '13:30 to 20:00',
      '13:30 to 17:00',
    ]);
  });

  it('counts sessions without a bar', () => {
    expect(scheduled(seriesOf('2024-01-02', '2024-01-05'), 'XNYS').missingBars).toBe(2);
    expect(scheduled(seriesOf('2024-01-05', '2024-01-08'), 'XNYS').missingBars).toBe(0);
  });

  it('refuses bars on days that are no sessions', () => {
    expect(() => scheduled(seriesOf('2024-01-01', '2024-01-02'), 'XNYS')).toThrow(
      'AAA has 1 bars on days that are no sessions of XNYS (2024-01-01)',
    );
  });

  it('takes dates as they are where the data are the calendar', () => {
    expect(scheduled(seriesOf('2024-01-01'), 'data').series[0]?.bars.closeTime[0]).toBe(
      Date.UTC(2024, 0, 2),
    );
  });

  it('refuses bars within the day', () => {
    expect(() =>
      scheduled(seriesOf('2024-01-02T14:30:00Z', '2024-01-02T14:31:00Z'), 'XNYS'),
    ).toThrow('bars within the day');
  });
});
