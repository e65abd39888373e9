import type { MigrationInterface, QueryRunner } from 'typeorm';
import { parkingSql } from './parking-sql.ts';
import { runMigrations } from './run-migrations.ts';
import { appendSql, checkedName, grantsSql, partitionsSql, tablesSql } from './schema-sql.ts';

/** Months ahead that have a partition of their own once migrations have run. */
const MONTHS_AHEAD = 12;

const createEventStore = (schema: string) =>
  class CreateEventStore1764000000000 implements MigrationInterface {
    async up(runner: QueryRunner): Promise<void> {
      for (const sql of [tablesSql(schema), partitionsSql(schema), appendSql(schema)])
        await runner.query(sql);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query(`drop schema ${schema} cascade`);
    }
  };

const parkMessages = (schema: string) =>
  class ParkMessages1764100000000 implements MigrationInterface {
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(parkingSql(schema));
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query(`drop function ${schema}.park; drop function ${schema}.unpark`);
      await runner.query(`drop table ${schema}.parked`);
    }
  };

/** Who owns the schema, and who uses it. */
export interface Migration {
  /** Of a role that may create schemas. */
  readonly url: string;
  readonly schema: string;
  /** The role that the service connects as; it is granted what a service may do, and no more. */
  readonly role: string;
}

/**
 * Brings the schema of a service to this version; answers with the migrations that have run.
 * @throws LaterSchema where it is of a later one.
 */
export const migrateEventStore = ({ url, schema, role }: Migration): Promise<readonly string[]> =>
  runMigrations({
    url,
    table: `migrations_of_${checkedName(schema)}`,
    migrations: [createEventStore(schema), parkMessages(schema)],
    after: [
      `select ${schema}.ensure_partitions(${String(MONTHS_AHEAD)})`,
      grantsSql(schema, checkedName(role)),
    ],
  });
