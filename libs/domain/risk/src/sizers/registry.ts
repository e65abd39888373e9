import { equalWeight } from './equal-weight.ts';
import { fixedNotional } from './fixed-notional.ts';
import { fixedQuantity } from './fixed-quantity.ts';
import { fraction } from './fraction.ts';
import { inverseVolatility } from './inverse-volatility.ts';
import { kelly } from './kelly.ts';
import { riskPerTrade } from './risk-per-trade.ts';
import type { Sizer } from './sizer.ts';
import { volatilityTarget } from './volatility-target.ts';

/** The sizers, by name. */
export const SIZERS: readonly Sizer[] = [
  fraction,
  fixedQuantity,
  fixedNotional,
  riskPerTrade,
  volatilityTarget,
  kelly,
  equalWeight,
  inverseVolatility,
];
