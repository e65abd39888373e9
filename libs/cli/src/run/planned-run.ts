import type { RunPlan } from '@stratvector/backtest';
import { loadHistory, toldHistory } from './history.ts';
import type { ToldHistory } from './history.ts';
import type { LoadedRun } from './load-configuration.ts';
import { planOf } from './plan.ts';
import { placed } from './placed.ts';
import { pause } from './stop.ts';
import { resolveStrategies } from './strategies.ts';

export interface PlannedRun {
  readonly plan: RunPlan;
  readonly history: ToldHistory;
}

/** Everything that a run depends on, with its bars; `folder` is where `data.path` starts. */
export const plannedRun = (loaded: LoadedRun, folder: string): Promise<PlannedRun> =>
  placed(loaded, async () => {
    const history = await loadHistory(loaded, folder);
    await pause();
    const plan = planOf(loaded.configuration, history, resolveStrategies(loaded));
    return { plan, history: toldHistory(history) };
  });
