import type { StrategyDefinition } from '../api/strategy-definition.ts';
import { bollinger } from './bollinger.ts';
import { breakout } from './breakout.ts';
import { buyAndHold } from './buy-and-hold.ts';
import { crossSectionalMomentum } from './cross-sectional-momentum.ts';
import { meanReversion } from './mean-reversion.ts';
import { momentum } from './momentum.ts';
import { movingAverageCrossover } from './moving-average-crossover.ts';
import { pairs } from './pairs.ts';
import { rsi2 } from './rsi-2.ts';
import { volatilityTargetTrend } from './volatility-target-trend.ts';

/** The strategies that ship, by name. */
export const STRATEGIES: readonly StrategyDefinition[] = [
  bollinger,
  breakout,
  buyAndHold,
  crossSectionalMomentum,
  meanReversion,
  momentum,
  movingAverageCrossover,
  pairs,
  rsi2,
  volatilityTargetTrend,
];
