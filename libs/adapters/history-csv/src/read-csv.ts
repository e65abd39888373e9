import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { ByteLines, OPEN_QUOTE, regularFile, sourceOfBytes } from '@stratvector/local-files';
import type { ByteSource } from '@stratvector/local-files';
import { fileProblem, readBarHeader } from '@stratvector/model';
import type { LoadedHistory, ReadOptions } from '@stratvector/model';
import { TableReader } from './table-reader.ts';

const GZIP_MARK = [0x1f, 0x8b];
/** About a tenth of a second's. */
const LINES_A_PIECE = 200_000;

const failed = (source: string, row: number | null, sentence: string): LoadedHistory => ({
  series: [],
  problems: [{ source, row, sentence }],
});

/** The system's word for an error, or null where it is none of the system's. Errors of another realm are no instances of ours. */
const codeOf = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;

interface Input {
  readonly source: string;
  readonly bytes: ByteSource;
  /** How many there are. */
  readonly size: number;
}

/** A little over what the header's length and the usual bar make of it; what is left over is given back. */
const expectedRows = (size: number, header: string): number =>
  Math.ceil(size / Math.max(24, header.length));

/** What a file is whose first line is no text in UTF-8; null where it may be one. */
const otherKind = (first: string): string | null => {
  if (first.startsWith('PK\u0003\u0004'))
    return 'it is a zip archive; unpack it and name the file inside';
  if (first.startsWith('PAR1')) return 'it is a Parquet file; give it the ending .parquet';
  return first.includes('\0')
    ? 'it holds zero bytes, as a text in UTF-16 does; save it as UTF-8, or take it in by "stratvector data import", which reads UTF-16'
    : null;
};

/** A table whose header was read, or why there is none. */
const opened = (
  { source, bytes, size }: Input,
  options: ReadOptions,
): TableReader | LoadedHistory => {
  const lines = new ByteLines(bytes);
  const head = lines.head();
  if (lines.openQuote !== null) return failed(source, lines.openQuote, OPEN_QUOTE);
  if (!head)
    return failed(source, null, 'the file is empty; a header line and at least one bar are needed');
  const { text, delimiter, cells } = head;
  const other = otherKind(text);
  if (other !== null) return failed(source, null, other);
  const header = readBarHeader(cells);
  if (typeof header === 'string') return failed(source, head.line, header);
  const terms = { ...options, source, delimiter, expectedRows: expectedRows(size, text) };
  return new TableReader(lines, header, cells.length, terms);
};

/**
 * Reads the text of a CSV file: a header in any of the usual vocabularies, one bar a line, one
 * instrument or a symbol column. Everything wrong is reported with its line.
 */
export const parseCsv = (text: string, source: string, options: ReadOptions): LoadedHistory => {
  const bytes = new TextEncoder().encode(text);
  const table = opened({ source, bytes: sourceOfBytes(bytes), size: bytes.length }, options);
  if (!(table instanceof TableReader)) return table;
  table.advance(Infinity);
  return table.finish();
};

const isZipped = (descriptor: number): boolean => {
  const mark = new Uint8Array(GZIP_MARK.length);
  readSync(descriptor, mark, 0, mark.length, 0);
  return GZIP_MARK.every((byte, place) => mark[place] === byte);
};

/** Plain bytes come in blocks, so that a large file is never whole in memory; zipped ones come at once. */
const inputOf = (descriptor: number, source: string): Input => {
  if (isZipped(descriptor)) {
    const bytes = gunzipSync(readFileSync(descriptor));
    return { source, bytes: sourceOfBytes(bytes), size: bytes.length };
  }
  let position = 0;
  const bytes: ByteSource = (into) => {
    const read = readSync(descriptor, into, 0, into.length, position);
    position += read;
    return read;
  };
  return { source, bytes, size: fstatSync(descriptor).size };
};

/**
 * Reads a CSV file, plain or gzipped. Every so many lines it waits for `pause`, where what goes on
 * beside it has its turn: a wish to stop, for example.
 */
export const readCsv = async (
  path: string,
  options: ReadOptions,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<LoadedHistory> => {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(regularFile(path), 'r');
    const table = opened(inputOf(descriptor, path), options);
    if (!(table instanceof TableReader)) return table;
    while (table.advance(LINES_A_PIECE)) await pause();
    return table.finish();
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    return failed(path, null, fileProblem(code));
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
};
