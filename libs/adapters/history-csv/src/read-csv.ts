import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { LoadedHistory } from '@stratvector/model';
import { cellsOf, delimiterOf, readHeader } from './header.ts';
import type { CsvOptions } from './options.ts';
import { TableReader } from './table-reader.ts';

const failed = (source: string, row: number | null, sentence: string): LoadedHistory => ({
  series: [],
  problems: [{ source, row, sentence }],
});

const OPERATING_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check data.path',
  EACCES: 'it may not be read; check its permissions',
  EISDIR: 'it is a folder; name a file, or a pattern such as folder/*.csv',
};

/** Errors of another realm are no instances of ours, so their shape is asked. */
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : String(error);

const textOf = (bytes: Uint8Array): string => {
  const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return new TextDecoder().decode(isZipped ? gunzipSync(bytes) : bytes);
};

/**
 * Reads the text of a CSV file: a header in any of the usual vocabularies, one bar a line, one
 * instrument or a symbol column. Everything wrong is reported with its line.
 */
export const parseCsv = (text: string, source: string, options: CsvOptions): LoadedHistory => {
  const lines = text.split(/\r\n|\n|\r/);
  const start = lines.findIndex((line) => line.trim() !== '');
  const first = lines[start];
  if (first === undefined)
    return failed(source, null, 'the file is empty; a header line and at least one bar are needed');
  const delimiter = delimiterOf(first);
  const names = cellsOf(first, delimiter);
  const header = readHeader(names);
  if (typeof header === 'string') return failed(source, start + 1, header);
  const reader = new TableReader(header, names.length, { source, ...options });
  for (let line = start + 1; line < lines.length; line += 1) {
    const row = lines[line] ?? '';
    if (row.trim() !== '') reader.row(cellsOf(row, delimiter), line + 1);
  }
  return reader.finish();
};

/** Reads a CSV file, plain or gzipped. */
export const readCsv = (path: string, options: CsvOptions): LoadedHistory => {
  let text: string;
  try {
    text = textOf(readFileSync(path));
  } catch (error) {
    const code = codeOf(error);
    return failed(path, null, OPERATING_ERRORS[code] ?? `it cannot be read (${code})`);
  }
  return parseCsv(text, path, options);
};
