export { main, program } from './main.ts';
export { BadInput } from './failure.ts';
export { loadRun } from './run/load-configuration.ts';
export type { LoadedRun } from './run/load-configuration.ts';
export { plannedRun } from './run/planned-run.ts';
export type { PlannedRun } from './run/planned-run.ts';
export { VERSION } from './version.ts';
