export { migrateEventStore } from './migrations.ts';
export type { Migration } from './migrations.ts';
export { PostgresEventStore } from './postgres-event-store.ts';
export type { PostgresEventStoreSettings } from './postgres-event-store.ts';
export { auditDatabase, AuditRefused } from './audit-database.ts';
export type { StoreAudit } from './audit.ts';
