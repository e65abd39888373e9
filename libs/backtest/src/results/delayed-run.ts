import { Engine } from '../engine/engine.ts';
import { NoJournal } from '../journal/no-journal.ts';
import type { EquityCurve } from '../engine/equity-record.ts';
import type { RunPlan } from '../engine/plan.ts';
import { delayedByOneBar } from './delayed-strategy.ts';

/** Beyond so many bars, over all instruments, the second run would cost more than its answer is worth. */
export const DELAYED_BARS_MAX = 1_000_000;

/**
 * The account of the same run with one bar more between every decision and its order, at the instants
 * of the run; null where the run has more than `DELAYED_BARS_MAX` bars. A fresh run: its sizes, fills,
 * protective orders and costs are its own.
 */
export const delayedEquityOf = (plan: RunPlan): EquityCurve | null => {
  const bars = plan.instruments.reduce((sum, { columns }) => sum + columns.length, 0);
  if (bars > DELAYED_BARS_MAX) return null;
  const strategies = plan.strategies.map((planned) => ({
    ...planned,
    definition: delayedByOneBar(planned.definition),
  }));
  return new Engine({ ...plan, strategies }, new NoJournal()).run().equity;
};
