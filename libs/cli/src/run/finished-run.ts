import type { Figures, MemoryJournal, RunLog, RunPlan, RunRecord } from '@stratvector/backtest';
import type { Warning } from '@stratvector/domain-analytics';
import type { ToldHistory } from './history.ts';
import type { LoadedRun } from './load-configuration.ts';

/** Everything that a finished run is described by. */
export interface FinishedRun {
  readonly loaded: LoadedRun;
  readonly history: ToldHistory;
  readonly plan: RunPlan;
  readonly journal: MemoryJournal;
  readonly record: RunRecord;
  readonly log: RunLog;
  readonly figures: Figures;
  readonly warnings: readonly Warning[];
  readonly equityRows: 'all' | 'daily';
  readonly wallMs: number;
  readonly cpuMs: number;
}
