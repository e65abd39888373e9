import type { PlannedInstrument, PlannedRate, RunPlan } from '@stratvector/backtest';
import type { RunConfiguration } from '@stratvector/configuration';
import { numberOfFraction } from '@stratvector/model';
import { accountDays } from './account-days.ts';
import { plannedRates } from './exchange-rates.ts';
import type { RateBars } from './exchange-rates.ts';
import { instrumentFor } from './instruments.ts';
import { firstDecision } from './period.ts';
import { plannedActions } from './planned-actions.ts';
import type { RunSeries } from './run-series.ts';
import { checkDeclarations, coarserOf } from './declarations.ts';
import { placesOf } from './strategy-universe.ts';
import { sessionEdges } from './session-edges.ts';
import { checkVolumes } from './slicing.ts';
import type { ResolvedStrategy } from './strategies.ts';
import { termsOf } from './terms.ts';
import { tradingHours } from './trading-hours.ts';
import { volatilityOf } from './volatility.ts';

const byId = (a: RunSeries, b: RunSeries): number =>
  a.instrument < b.instrument ? -1 : Number(a.instrument > b.instrument);

const participationOf = ({ backtest }: RunConfiguration): number | null => {
  const { participationMax } = backtest.liquidity;
  return participationMax === null ? null : numberOfFraction(participationMax);
};

/** An instrument with its bars, without coarser ones. */
export const plannedInstrument = (
  configuration: RunConfiguration,
  series: RunSeries,
): PlannedInstrument => ({
  instrument: instrumentFor(series, configuration),
  columns: series.bars,
  sessionEdges: sessionEdges(series.sessions),
  actions: plannedActions(series.bars, series.booked),
  ends: series.ends,
  coarser: new Map(),
  finer: series.finer?.bars ?? null,
  halts: series.halts,
});

/** The bars of a run, and those of what other currencies are worth. */
export interface PlannedData {
  readonly series: readonly RunSeries[];
  readonly benchmark: RunSeries | null;
  readonly rates: readonly RateBars[];
}

const ratesOf = (
  configuration: RunConfiguration,
  { series, benchmark, rates }: PlannedData,
): readonly PlannedRate[] => {
  const all = benchmark ? [...series, benchmark] : series;
  const currencies = all.map((one) => instrumentFor(one, configuration).currency);
  return plannedRates(currencies, rates, configuration);
};

/** Everything that the run depends on, from the configuration and the data. */
export const planOf = (
  configuration: RunConfiguration,
  loaded: PlannedData,
  strategies: readonly ResolvedStrategy[],
): RunPlan => {
  const { backtest, data, sizing } = configuration;
  const series = [...loaded.series].sort(byId);
  const rates = ratesOf(configuration, loaded);
  const timeframe = series[0]?.timeframe ?? '1d';
  checkDeclarations(strategies, series);
  checkVolumes(configuration, series);
  const coarser = coarserOf(series, strategies, data.extendedHours);
  const instruments = series.map((one, place) => ({
    ...plannedInstrument(configuration, one),
    ...(coarser[place] && { coarser: coarser[place] }),
  }));
  const terms = termsOf(
    configuration,
    strategies,
    {
      instruments: instruments.map(({ instrument }) => instrument),
      moving: rates.map(({ currency }) => currency),
    },
    timeframe,
  );
  const { commission, slippage, fees } = terms;
  return {
    terms,
    cash: backtest.cash,
    timeframe,
    instruments,
    ...(rates.length > 0 && { rates }),
    strategies: strategies.map(
      ({ id, definition, configuration: { parameters, module }, symbols }) => ({
        id,
        definition,
        parameters,
        universe: placesOf(symbols, series),
        file: module,
      }),
    ),
    venue: {
      commission,
      slippage,
      intrabar: backtest.intrabar,
      limitFill: backtest.limitFill,
      latencyMs: backtest.latency,
      participationMax: participationOf(configuration),
      hours: tradingHours(
        series.map(({ calendar }) => calendar),
        data.extendedHours,
      ),
      ...(fees && { fees }),
    },
    fill: backtest.fill,
    volatility: volatilityOf(configuration, series),
    days: accountDays(configuration, series),
    rebalance: sizing.rebalance === 'on-change' ? null : sizing.rebalance,
    start: firstDecision(data, series),
  };
};
