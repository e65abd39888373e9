import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { fileProblem, readBarHeader } from '@stratvector/model';
import type { LoadedHistory, ReadOptions } from '@stratvector/model';
import { cellsOf, delimiterOf } from './delimiter.ts';
import { TableReader } from './table-reader.ts';

const failed = (source: string, row: number | null, sentence: string): LoadedHistory => ({
  series: [],
  problems: [{ source, row, sentence }],
});

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
export const parseCsv = (text: string, source: string, options: ReadOptions): LoadedHistory => {
  const lines = text.split(/\r\n|\n|\r/);
  const start = lines.findIndex((line) => line.trim() !== '');
  const first = lines[start];
  if (first === undefined)
    return failed(source, null, 'the file is empty; a header line and at least one bar are needed');
  const delimiter = delimiterOf(first);
  const names = cellsOf(first, delimiter);
  const header = readBarHeader(names);
  if (typeof header === 'string') return failed(source, start + 1, header);
  const reader = new TableReader(header, names.length, { source, ...options });
  for (let line = start + 1; line < lines.length; line += 1) {
    const row = lines[line] ?? '';
    if (row.trim() !== '') reader.row(cellsOf(row, delimiter), line + 1);
  }
  return reader.finish();
};

/** Reads a CSV file, plain or gzipped. */
export const readCsv = (path: string, options: ReadOptions): LoadedHistory => {
  let text: string;
  try {
    text = textOf(readFileSync(path));
  } catch (error) {
    return failed(path, null, fileProblem(codeOf(error)));
  }
  return parseCsv(text, path, options);
};
