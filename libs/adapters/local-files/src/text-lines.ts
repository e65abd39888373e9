import { ByteLines } from './byte-lines.ts';
import type { ByteSource } from './byte-lines.ts';

/** What is told of a quote that never ends, at the line where it begins. */
export const OPEN_QUOTE =
  'a cell begins with a quote (") that never ends; end it, or remove it (a quote within quotes is written twice)';

export const sourceOfBytes = (bytes: Uint8Array): ByteSource => {
  let at = 0;
  return (into) => {
    const part = bytes.subarray(at, at + into.length);
    into.set(part);
    at += part.length;
    return part.length;
  };
};

/** The lines of a table that is there as text. */
export const textLines = (text: string): ByteLines =>
  new ByteLines(sourceOfBytes(new TextEncoder().encode(text)));
