import { TomlScanner } from './toml-scanner.ts';
import { splitPath } from './toml-path.ts';

export interface Location {
  /** Counts from 1. */
  readonly line: number;
  /** Counts from 1, in UTF-16 units. */
  readonly column: number;
  /** The value as it is written; empty where the key itself was not found. */
  readonly raw: string;
}

/** Where the keys of a valid TOML text stand. */
export class KeyLocator {
  readonly #places = new Map<string, Location>();

  constructor(text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    for (const { path, offset, raw } of new TomlScanner(text).places) {
      const line = lineOf(starts, offset);
      const column = offset - (starts[line - 1] ?? 0) + 1;
      if (!this.#places.has(path)) this.#places.set(path, { line, column, raw });
    }
  }

  /** Where a key stands, or else the nearest section or key around it, or else the first line. */
  find(path: string): Location {
    for (let at = path; at !== ''; at = around(at)) {
      const place = this.#places.get(at);
      if (place) return at === path ? place : { ...place, raw: '' };
    }
    return { line: 1, column: 1, raw: '' };
  }
}

const around = (path: string): string => {
  const list = /^(.+)\[\d+\]$/.exec(path);
  return list?.[1] ?? splitPath(path)[0];
};

/** The last line that starts at or before the offset. */
const lineOf = (starts: readonly number[], offset: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
};
