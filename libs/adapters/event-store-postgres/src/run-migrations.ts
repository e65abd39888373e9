import 'reflect-metadata';
import { DataSource } from 'typeorm';
import type { MigrationInterface } from 'typeorm';

export interface MigrationRun {
  /** Of a role that may create schemas. */
  readonly url: string;
  /** Where what has run is written down. */
  readonly table: string;
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** What has to hold whether or not anything ran: rights, partitions ahead. */
  readonly after: readonly string[];
}

/** A later version of the program has changed the schema: this one does not know what it would write into. */
export class LaterSchema extends Error {
  override readonly name = 'LaterSchema';
}

const unknownOf = async (
  source: DataSource,
  { table, migrations }: MigrationRun,
): Promise<readonly string[]> => {
  const known = new Set(migrations.map(({ name }) => name));
  const [{ exists } = { exists: null }] = await source.query<{ exists: string | null }[]>(
    'select to_regclass($1) as exists',
    [table],
  );
  if (exists === null) return [];
  const ran = await source.query<{ name: string }[]>(`select name from ${table}`);
  return ran.map(({ name }) => name).filter((name) => !known.has(name));
};

/**
 * Brings a schema to this version; answers with the migrations that have run.
 * @throws LaterSchema where it is of a later one.
 */
export const runMigrations = async (run: MigrationRun): Promise<readonly string[]> => {
  const source = await new DataSource({
    type: 'postgres',
    url: run.url,
    migrations: [...run.migrations],
    migrationsTableName: run.table,
    migrationsTransactionMode: 'each',
  }).initialize();
  try {
    const [unknown] = await unknownOf(source, run);
    if (unknown !== undefined)
      throw new LaterSchema(
        `the database was changed by a later version (${unknown}); start that version, or name another place`,
      );
    const ran = await source.runMigrations();
    for (const sql of run.after) await source.query(sql);
    return ran.map(({ name }) => name);
  } finally {
    await source.destroy();
  }
};
