export { Engine } from './engine/engine.ts';
export type { Progress, RunRecord } from './engine/engine.ts';
export type { EquityColumns } from './engine/equity-record.ts';
export { MemoryJournal } from './engine/memory-journal.ts';
export { FIRST_OF_SESSION, LAST_OF_SESSION } from './engine/plan.ts';
export type { PlannedInstrument, PlannedStrategy, RunPlan } from './engine/plan.ts';
