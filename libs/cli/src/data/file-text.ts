import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { codeOf, regularFile } from '@stratvector/local-files';
import { fileProblem } from '@stratvector/model';

/** Text as it was written, or in a sentence why it cannot be read. */
export type FileText = { readonly text: string } | { readonly sentence: string };

const startsWith = (bytes: Uint8Array, ...signs: readonly number[]): boolean =>
  signs.every((sign, place) => bytes[place] === sign);

const UNREADABLE: Readonly<Record<string, string>> = {
  ERR_STRING_TOO_LONG: 'it is larger than a text may be (512 MB); split it, or give it as Parquet',
  ENOENT: 'there is no such file; check the path',
};

/** MetaTrader 5 writes UTF-16 with its mark in front. */
const encodingOf = (bytes: Uint8Array): string => {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  return startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : 'utf-8';
};

const decoded = (bytes: Uint8Array): FileText => {
  if (startsWith(bytes, 0x50, 0x4b, 3, 4))
    return { sentence: 'it is a zip archive; unpack it and name the file inside' };
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  return text.includes('\0')
    ? { sentence: 'it holds zero bytes, as no text in UTF-8 does; save it as CSV in UTF-8' }
    : { text };
};

/** The text of a file, gzipped or not. */
export const fileText = (path: string): FileText => {
  try {
    const bytes = readFileSync(regularFile(path));
    return decoded(startsWith(bytes, 0x1f, 0x8b) ? gunzipSync(bytes) : bytes);
  } catch (error) {
    const code = codeOf(error);
    return { sentence: UNREADABLE[code] ?? fileProblem(code) };
  }
};
