import { checkedName, runMigrations } from '@stratvector/event-store-postgres';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `json`, not `jsonb`: numbers come back as they were written. */
const createBarLog = (schema: string) =>
  class CreateBarLog1764200000000 implements MigrationInterface {
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(`create schema if not exists ${schema}`);
      await runner.query(`create table ${schema}.bar_log (
        feed text not null,
        sequence bigint not null,
        close_time bigint not null,
        bars json not null,
        primary key (feed, sequence)
      )`);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query(`drop table ${schema}.bar_log`);
    }
  };

/** Who owns the schema, and who uses it. */
interface Migration {
  /** Of a role that may create schemas. */
  readonly url: string;
  readonly schema: string;
  /** The role that appends; it may change nothing that stands. */
  readonly role: string;
  /** Roles that may read it. */
  readonly readers?: readonly string[];
}

/** Brings the bar log of a schema to this version; answers with the migrations that have run. */
export const migrateBarLog = ({
  url,
  schema,
  role,
  readers = [],
}: Migration): Promise<readonly string[]> =>
  runMigrations({
    url,
    table: `migrations_of_${checkedName(schema)}_bars`,
    migrations: [createBarLog(schema)],
    after: [
      `grant usage on schema ${schema} to ${checkedName(role)}`,
      `grant select, insert on ${schema}.bar_log to ${role}`,
      ...readers
        .map(checkedName)
        .flatMap((reader) => [
          `grant usage on schema ${schema} to ${reader}`,
          `grant select on ${schema}.bar_log to ${reader}`,
        ]),
    ],
  });
