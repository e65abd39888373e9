import { fileLiteral, literal, rowsOf } from './duckdb.ts';
import { NOTE_KEY, noteOf } from './provenance.ts';
import type { FileNote } from './provenance.ts';

/** The notes in the footers of files, in their order; null where a file has none. @throws where one is no Parquet file. */
export const readNotes = async (
  paths: readonly string[],
): Promise<readonly (FileNote | null)[]> => {
  if (paths.length === 0) return [];
  const files = paths.map(fileLiteral).join(', ');
  const rows = await rowsOf(
    `SELECT file_name, decode(value) FROM parquet_kv_metadata([${files}]) WHERE decode(key) = ${literal(NOTE_KEY)}`,
  );
  const notes = new Map(rows.map(([path, value]) => [path, noteOf(value ?? '')]));
  return paths.map((path) => notes.get(path) ?? null);
};
