import type { DuckDBConnection, DuckDBInstance, DuckDBVector } from '@duckdb/node-api';

/**
 * DuckDB is large and takes a while to load, so it comes with the first Parquet file, not with the
 * program. It may neither fetch extensions nor write anything that it was not told to.
 */
const open = async (): Promise<DuckDBInstance> => {
  const { DuckDBInstance: Instance } = await import('@duckdb/node-api');
  return Instance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    temp_directory: '',
  });
};

let opened: Promise<DuckDBInstance> | null = null;

/** Works on a connection of its own: a second query on one would end the rows of the first. */
export const connected = async <Answer>(
  work: (connection: DuckDBConnection) => Promise<Answer>,
): Promise<Answer> => {
  const connection = await (await (opened ??= open())).connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
  }
};

/** Gives back the memory of the database; the next query opens it anew. To be called between queries. */
export const closeDatabase = async (): Promise<void> => {
  const closing = opened;
  opened = null;
  (await closing)?.closeSync();
};

/** A text as SQL writes it. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Signs that DuckDB would take for a pattern stand for themselves. */
export const fileLiteral = (path: string): string => literal(path.replace(/[*?[]/g, '[$&]'));

/** The rows of a small answer, cells as text; null where there is none. */
export const rowsOf = (sql: string): Promise<readonly (readonly (string | null)[])[]> =>
  connected(async (connection) => {
    const reader = await connection.runAndReadAll(sql);
    return reader.getRows().map((row) => row.map((cell) => (cell === null ? null : String(cell))));
  });

/** The numbers of a DOUBLE or ENUM vector, valid until the next chunk; its `items` are not in the typings. */
export const numbersOf = (vector: DuckDBVector): Float64Array => {
  const given: object = vector;
  const items: unknown = 'items' in given ? given.items : null;
  if (ArrayBuffer.isView(items) && !(items instanceof DataView)) return items as Float64Array;
  throw new Error('the vector has no items');
};

/** DuckDB's own first line about a failure, without the kind of error in front. */
export const reasonOf = (error: unknown): string => {
  const message =
    typeof error === 'object' && error !== null && 'message' in error
      ? String(error.message)
      : String(error);
  return (message.split('\n')[0] ?? '').replace(/^[A-Z][A-Za-z ]* Error: /, '');
};
