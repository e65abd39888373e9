import { closesBeside } from '@stratvector/domain-strategy';
import type { IndicatorSeries } from '@stratvector/domain-strategy';
import type { LoadedSeries } from '@stratvector/model';
import { zoneDays } from '../run/zone-days.ts';
import type { BarFile } from './read-file.ts';

/** A series of an input with the zone of its data. */
export interface FeatureSeries {
  readonly series: LoadedSeries;
  readonly timezone: string;
}

export const featureSeriesOf = (files: readonly BarFile[]): readonly FeatureSeries[] =>
  files.flatMap(({ series, timezone }) => series.map((one) => ({ series: one, timezone })));

/** Bars of another symbol in the same timeframe. */
const besideOf = (
  symbol: string,
  { timeframe }: LoadedSeries,
  all: readonly FeatureSeries[],
): LoadedSeries | null =>
  all.find(({ series }) => series.instrument === symbol && series.timeframe === timeframe)
    ?.series ?? null;

/** What indicators are computed on; sessions are the dates of the data in its zone. */
export const indicatorSeriesOf = (
  { series, timezone }: FeatureSeries,
  all: readonly FeatureSeries[],
): IndicatorSeries => ({
  bars: series.bars,
  sessions: () => zoneDays(series.bars.openTime, series.sessionDates ? 'UTC' : timezone),
  closesOf: (symbol) => {
    const other = besideOf(symbol, series, all);
    return other && closesBeside(series.bars, other.bars);
  },
});

/** Why bars cannot be compared with those of another symbol; null where they can. */
export const comparisonProblem = (
  symbol: string,
  one: FeatureSeries,
  all: readonly FeatureSeries[],
): string | null => {
  const { instrument, timeframe } = one.series;
  const closes = indicatorSeriesOf(one, all).closesOf(symbol);
  if (closes === null) {
    const names = [...new Set(all.map(({ series }) => series.instrument))].join(', ');
    return `there are no ${timeframe} bars of ${symbol} to compare ${instrument} with; the input has ${names}: name it with --with, a file or SYMBOL@TIMEFRAME of the store`;
  }
  return closes.every(Number.isNaN)
    ? `no bar of ${symbol} closes within a bar of ${instrument}; give data of the same days`
    : null;
};

/** Why nothing can be made of volumes; null where it can. */
export const volumeProblem = ({ series }: FeatureSeries): string | null =>
  series.bars.hasVolume
    ? null
    : `it is made of volumes, and the data of ${series.instrument} have none`;
