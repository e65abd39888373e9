export { migrateEventStore } from './migrations.ts';
export type { Migration } from './migrations.ts';
export { PostgresEventStore } from './postgres-event-store.ts';
export type { PostgresEventStoreSettings } from './postgres-event-store.ts';
export { auditDatabase, AuditRefused } from './audit-database.ts';
export type { StoreAudit } from './audit.ts';
export { checkedName } from './schema-sql.ts';
export { LaterSchema, runMigrations } from './run-migrations.ts';
export type { MigrationRun } from './run-migrations.ts';
