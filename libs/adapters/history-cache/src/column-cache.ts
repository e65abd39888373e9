import { createHash } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, writingProblem } from '@stratvector/local-files';
import type { LoadedHistory, LoadedSeries, ReadOptions } from '@stratvector/model';
import { readCacheFile, writeCacheFile } from './cache-file.ts';
import { FORMAT_VERSION } from './cache-header.ts';

const EXTENSION = '.bars';
const MEGABYTE = 1_000_000;
/** Smaller files are read as fast as a cache would be. */
const SOURCE_BYTES_MIN = MEGABYTE;
/** What was used longest ago goes first. */
const CACHE_BYTES_MAX = 10_000 * MEGABYTE;

interface CacheLimits {
  readonly sourceBytesMin: number;
  readonly cacheBytesMax: number;
}

/** What a load came to, and whence. */
interface CachedHistory {
  readonly history: LoadedHistory;
  readonly isCached: boolean;
  /** Done when the cache is written, with a sentence where it could not be; the bars are there all the same. */
  readonly written: Promise<string | null>;
}

const NOTHING = Promise.resolve(null);

/** Written by this process; made unique, so that two loads at once do not meet in one file. */
let written = 0;

/**
 * Columns of files that were read before, as they were in memory. An entry is found by the fingerprint
 * of its source, how it was read and the version of the format; it is checked whole, and one that is
 * damaged is made anew. Deleting the folder loses nothing but time.
 */
export class ColumnCache {
  readonly #folder: string;
  readonly #limits: CacheLimits;

  constructor(
    folder: string,
    limits: CacheLimits = { sourceBytesMin: SOURCE_BYTES_MIN, cacheBytesMax: CACHE_BYTES_MAX },
  ) {
    this.#folder = folder;
    this.#limits = limits;
  }

  /** The bars of a file: from the cache where they are in it, else by `read`, and then they are put there. */
  async load(
    { path, fingerprint }: { readonly path: string; readonly fingerprint: string },
    options: ReadOptions,
    read: () => Promise<LoadedHistory>,
  ): Promise<CachedHistory> {
    if (statSync(path).size < this.#limits.sourceBytesMin)
      return { history: await read(), isCached: false, written: NOTHING };
    const entry = this.#entry(fingerprint, options);
    const cached = await this.#read(entry, path);
    if (cached)
      return { history: { series: cached, problems: [] }, isCached: true, written: NOTHING };
    const history = await read();
    const written = history.problems.length > 0 ? NOTHING : this.#write(entry, history.series);
    return { history, isCached: false, written };
  }

  #entry(fingerprint: string, { symbol, onBadBar, timestamp, timezone }: ReadOptions): string {
    const key = JSON.stringify([
      FORMAT_VERSION,
      fingerprint,
      symbol,
      onBadBar,
      timestamp,
      timezone,
    ]);
    return join(this.#folder, `${createHash('sha256').update(key).digest('hex')}${EXTENSION}`);
  }

  /** Null where it is not there, or cannot be trusted. */
  async #read(entry: string, source: string): Promise<readonly LoadedSeries[] | null> {
    if (!existsSync(entry)) return null;
    try {
      const series = await readCacheFile(entry, source);
      if (series) this.#touch(entry);
      return series;
    } catch {
      return null;
    }
  }

  #touch(entry: string): void {
    const now = new Date();
    utimesSync(entry, now, now);
  }

  async #write(entry: string, series: readonly LoadedSeries[]): Promise<string | null> {
    written += 1;
    const partial = `${entry}.partial-${process.pid}-${written}`;
    // The program may be stopped in the middle.
    const drop = (): void => {
      if (existsSync(partial)) rmSync(partial);
    };
    process.once('exit', drop);
    try {
      makeFolder(this.#folder);
      await writeCacheFile(partial, series);
      renameSync(partial, entry);
      this.#evict(entry);
      return null;
    } catch (error) {
      drop();
      return `the cache ${this.#folder} cannot be written: ${writingProblem(error)}; until then every run reads the files again`;
    } finally {
      process.removeListener('exit', drop);
    }
  }

  /** Removes what was used longest ago while the whole is over its limit; the newest stays. */
  #evict(newest: string): void {
    const entries = readdirSync(this.#folder)
      .map((name) => join(this.#folder, name))
      .map((path) => ({ path, state: statSync(path) }))
      .sort((a, b) => a.state.mtimeMs - b.state.mtimeMs);
    let bytes = entries.reduce((sum, { state }) => sum + state.size, 0);
    for (const { path, state } of entries) {
      if (bytes <= this.#limits.cacheBytesMax) return;
      if (path === newest) continue;
      rmSync(path, { force: true });
      bytes -= state.size;
    }
  }
}
