import type { StrategyDefinition } from '../api/strategy-definition.ts';
import { buyAndHold } from './buy-and-hold.ts';
import { momentum } from './momentum.ts';

/** The strategies that ship, by name. */
export const STRATEGIES: readonly StrategyDefinition[] = [buyAndHold, momentum];
