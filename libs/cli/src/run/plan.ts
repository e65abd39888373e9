import type { RunPlan } from '@stratvector/backtest';
import type { RunConfiguration } from '@stratvector/configuration';
import { numberOfFraction } from '@stratvector/model';
import type { BarColumns } from '@stratvector/model';
import { instrumentFor } from './instruments.ts';
import { plannedActions } from './planned-actions.ts';
import type { RunSeries } from './run-series.ts';
import { checkDeclarations, coarserOf } from './declarations.ts';
import { placesOf } from './strategy-universe.ts';
import { sessionEdges } from './session-edges.ts';
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

/** Everything that the run depends on, from the configuration and the data. */
export const planOf = (
  configuration: RunConfiguration,
  loaded: readonly RunSeries[],
  strategies: readonly ResolvedStrategy[],
): RunPlan => {
  const { backtest, data, sizing } = configuration;
  const series = [...loaded].sort(byId);
  const timeframe = series[0]?.timeframe ?? '1d';
  checkDeclarations(strategies, timeframe);
  const coarser = coarserOf(series, strategies, data.extendedHours);
  const instruments = series.map((one, place) => ({
    instrument: instrumentFor(one, configuration),
    columns: one.bars,
    sessionEdges: sessionEdges(one.sessions),
    actions: plannedActions(one.bars, one.booked),
    ends: one.ends,
    coarser: coarser[place] ?? new Map<string, BarColumns>(),
    finer: one.finer?.bars ?? null,
    halts: one.halts,
  }));
  const terms = termsOf(
    configuration,
    strategies,
    instruments.map(({ instrument }) => instrument),
  );
  const { commission, slippage, fees } = terms;
  return {
    terms,
    cash: backtest.cash,
    timeframe,
    instruments,
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
    rebalance: sizing.rebalance === 'on-change' ? null : sizing.rebalance,
    start: data.start?.time ?? -Infinity,
  };
};
