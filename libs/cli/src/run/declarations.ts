import {
  closesBeside,
  coarserTimeframes,
  comparedSymbols,
  declarationProblems,
  volumeIndicators,
} from '@stratvector/domain-strategy';
import type { BarColumns, Timeframe } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import type { RunSeries } from './run-series.ts';
import { placesOf } from './strategy-universe.ts';
import type { ResolvedStrategy } from './strategies.ts';
import { coarserBars, sessionsOf } from './timeframe.ts';

/** What the author's own functions throw is the author's to put right, before anything runs. */
const declared = <Value>({ configuration, definition }: ResolvedStrategy, call: () => Value) => {
  try {
    return call();
  } catch (error) {
    const { at, module } = configuration;
    const reason = error instanceof Error ? error.message : String(error);
    throw new BadInput([
      `${at}: the declarations of ${module ?? definition.name} fail on its parameters: ${reason}`,
    ]);
  }
};

const universeOf = (
  { symbols }: ResolvedStrategy,
  series: readonly RunSeries[],
): readonly RunSeries[] => placesOf(symbols, series).flatMap((place) => series[place] ?? []);

/** Instruments without the volumes that a strategy's indicators are made of. */
const silent = (strategy: ResolvedStrategy, series: readonly RunSeries[]): readonly string[] => {
  const { definition, configuration } = strategy;
  const [first] = volumeIndicators(definition, configuration.parameters);
  if (first === undefined) return [];
  return universeOf(strategy, series)
    .filter(({ bars }) => !bars.hasVolume)
    .map(
      ({ instrument }) =>
        `${first}, an indicator of ${definition.name}, is made of volumes, and the data of ${instrument} have none; give data with volumes`,
    );
};

/** Instruments whose bars never meet those of one that a strategy's indicators compare them with. */
const strangers = (strategy: ResolvedStrategy, series: readonly RunSeries[]): readonly string[] => {
  const { definition, configuration } = strategy;
  return comparedSymbols(definition, configuration.parameters).flatMap((symbol) => {
    const other = series.find(({ instrument }) => instrument === symbol);
    return universeOf(strategy, series)
      .filter(({ bars }) => other && closesBeside(bars, other.bars).every(Number.isNaN))
      .map(
        ({ instrument }) =>
          `no bar of ${symbol}, which an indicator of ${definition.name} compares with, closes within a bar of ${instrument}; give data of the same days`,
      );
  });
};

const problemsOf = (
  strategy: ResolvedStrategy,
  series: readonly RunSeries[],
): readonly string[] => {
  const { definition, configuration } = strategy;
  const timeframe = series[0]?.timeframe ?? '1d';
  const symbols = series.map(({ instrument }) => instrument);
  const found = declarationProblems(definition, configuration.parameters, { timeframe, symbols });
  return found.length > 0 ? found : [...silent(strategy, series), ...strangers(strategy, series)];
};

/** @throws BadInput with every indicator and timeframe that is not there, of every strategy. */
export const checkDeclarations = (
  strategies: readonly ResolvedStrategy[],
  series: readonly RunSeries[],
): void => {
  const lines = strategies.flatMap((strategy) =>
    declared(strategy, () => problemsOf(strategy, series)).map(
      (problem) => `${strategy.configuration.at}: ${problem}`,
    ),
  );
  if (lines.length > 0) throw new BadInput(lines);
};

const timeframesOf = (strategies: readonly ResolvedStrategy[]): readonly Timeframe[] => [
  ...new Set(
    strategies.flatMap(({ definition, configuration: { parameters } }) =>
      coarserTimeframes(definition, parameters).map(([timeframe]) => timeframe),
    ),
  ),
];

/**
 * The coarser bars that strategies declare, of each series. Where the sessions are those of the data,
 * they are known in advance as a calendar would be: of a series that was cut they are those of the
 * whole.
 * @throws BadInput where no such bars can be made.
 */
export const coarserOf = (
  series: readonly RunSeries[],
  strategies: readonly ResolvedStrategy[],
  extendedHours: boolean,
): readonly ReadonlyMap<string, BarColumns>[] => {
  const timeframes = timeframesOf(strategies);
  const problems: string[] = [];
  const made = series.map((one) => {
    const columns = new Map<string, BarColumns>();
    if (timeframes.length === 0) return columns;
    const sessions = sessionsOf(one, extendedHours);
    for (const timeframe of timeframes) {
      const coarser = coarserBars(one, timeframe, sessions);
      if (typeof coarser === 'string') problems.push(`timeframe ${timeframe}: ${coarser}`);
      else columns.set(timeframe, coarser.bars);
    }
    return columns;
  });
  if (problems.length > 0) throw new BadInput(problems);
  return made;
};
