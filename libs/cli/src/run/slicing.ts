import type { RunConfiguration } from '@stratvector/configuration';
import type { SlicingTerms } from '@stratvector/domain-risk';
import { isTimeframe, TIMEFRAME_MILLISECONDS } from '@stratvector/model';
import type { ExecutionAlgorithm } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import type { RunSeries } from './run-series.ts';

const DAY_MS = 86_400_000;

const algorithmOf = ({ execution }: RunConfiguration): ExecutionAlgorithm | null => {
  const { orderType, bars, participation } = execution;
  switch (orderType) {
    case 'twap':
    case 'vwap':
      return { kind: orderType, bars };
    case 'pov':
      return { kind: 'pov', participation };
    case 'market':
    case 'limit':
    case 'marketable-limit':
      return null;
  }
};

/** How orders are worked over time; where a bar is a session or longer, one of a day would not be. */
export const slicingOf = (
  configuration: RunConfiguration,
  timeframe: string,
): SlicingTerms | null => {
  const algorithm = algorithmOf(configuration);
  if (!algorithm) return null;
  const isWholeSession = isTimeframe(timeframe) && TIMEFRAME_MILLISECONDS[timeframe] >= DAY_MS;
  return {
    algorithm,
    timeInForce: isWholeSession ? 'GTC' : configuration.execution.timeInForce,
  };
};

const WANTS: Readonly<Record<'vwap' | 'pov', string>> = {
  vwap: '"vwap" follows the volume of past sessions',
  pov: '"pov" takes a share of the volume',
};

/** @throws BadInput naming every instrument whose data lack the volumes that the algorithm goes by. */
export const checkVolumes = (
  configuration: RunConfiguration,
  series: readonly RunSeries[],
): void => {
  const { orderType } = configuration.execution;
  if (orderType !== 'vwap' && orderType !== 'pov') return;
  const without = series.filter(({ bars }) => !bars.hasVolume);
  if (without.length === 0) return;
  throw new BadInput(
    without.map(
      ({ instrument }) =>
        `execution.order_type: ${WANTS[orderType]}, and the data of ${instrument} have none; use "twap", or data with volumes`,
    ),
  );
};
