export { migrateBarLog } from './migrations.ts';
export { PostgresBarLog } from './postgres-bar-log.ts';
export type { PostgresBarLogSettings } from './postgres-bar-log.ts';
