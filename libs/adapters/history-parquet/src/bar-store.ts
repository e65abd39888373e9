import { existsSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { regularFile } from '@stratvector/local-files';
import type { DataProblem, LoadedHistory, LoadedSeries, Timeframe } from '@stratvector/model';
import { readNotes } from './file-notes.ts';
import type { MergeCounts, MergeRule } from './merge-bars.ts';
import { mergePlan } from './merge-plan.ts';
import type { MergePlan, Origin } from './merge-plan.ts';
import type { FileNote, Provenance } from './provenance.ts';
import { readParquet } from './read-parquet.ts';
import { storedFile, storedFiles, sweep } from './store-files.ts';
import type { StoredFile } from './store-files.ts';
import { noteFor, writeParquet } from './write-parquet.ts';

/** One file of the store and what it says about itself; `note` is null where the file is damaged or not ours. */
export interface StoredSeries extends StoredFile {
  readonly note: FileNote | null;
}

/** What a write or merge came to: either a note of what is stored now, or why nothing was changed. */
export interface StoreAnswer {
  readonly note: FileNote | null;
  readonly counts: MergeCounts;
  readonly problems: readonly DataProblem[];
}

const AS_STORED = { onBadBar: 'error', timestamp: 'open', timezone: 'UTC' } as const;

const NOTHING: MergeCounts = { added: 0, same: 0, replaced: 0, kept: 0 };

const refused = (source: string, ...sentences: readonly string[]): StoreAnswer => ({
  note: null,
  counts: NOTHING,
  problems: sentences.map((sentence) => ({ source, row: null, sentence })),
});

/** Changes whenever a file is written: what was read is then no longer what is there. */
const stateOf = (path: string): string => {
  const state = statSync(path, { bigint: true, throwIfNoEntry: false });
  return state ? `${state.ino}/${state.size}/${state.mtimeNs}` : 'none';
};

/** The notes of files; one that is damaged has none, and does not hide those of the others. */
const notesOf = async (paths: readonly string[]): Promise<readonly (FileNote | null)[]> => {
  try {
    return await readNotes(paths.map(regularFile));
  } catch {
    return paths.length > 1
      ? (await Promise.all(paths.map((path) => notesOf([path])))).flat()
      : [null];
  }
};

/**
 * The local store: one Parquet file for each timeframe and instrument, `<root>/<timeframe>/<SYMBOL>.parquet`,
 * with its provenance inside. Each file is replaced whole, so an import that stops half way has done
 * some files and not touched the others, and doing it again does the rest.
 */
export class BarStore {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  has(instrument: string, timeframe: Timeframe): boolean {
    return existsSync(this.#path(instrument, timeframe));
  }

  /** Everything stored, by timeframe and symbol, without reading a bar. */
  async list(): Promise<readonly StoredSeries[]> {
    const files = storedFiles(this.root);
    const notes = await notesOf(files.map(({ path }) => path));
    return files.map((file, place) => ({ ...file, note: notes[place] ?? null }));
  }

  /** What one series is, or null where there is none. */
  async describe(instrument: string, timeframe: Timeframe): Promise<StoredSeries | null> {
    const file = storedFile(this.root, instrument, timeframe);
    if (!existsSync(file.path)) return null;
    const [note = null] = await notesOf([file.path]);
    return { ...file, note };
  }

  /** The bars of one series, checked again; either one series or the problems. */
  async read(instrument: string, timeframe: Timeframe): Promise<LoadedHistory> {
    return readParquet(this.#path(instrument, timeframe), { ...AS_STORED, symbol: instrument });
  }

  /** Puts a series in the place of whatever was there. */
  async write(series: LoadedSeries, provenance: Provenance): Promise<StoreAnswer> {
    const path = this.#path(series.instrument, series.timeframe);
    sweep(dirname(path));
    const failure = await writeParquet(path, series, provenance);
    if (failure !== null) return refused(path, failure);
    const counts = { ...NOTHING, added: series.bars.length };
    return { note: noteFor(series, provenance), counts, problems: [] };
  }

  /**
   * Adds a series to what is stored. Where nothing changes, the file is not touched, so doing the
   * same import twice leaves the store as it is.
   */
  async merge(series: LoadedSeries, provenance: Provenance, rule: MergeRule): Promise<StoreAnswer> {
    const path = this.#path(series.instrument, series.timeframe);
    const before = stateOf(path);
    const plan = await this.#plan({ series, provenance }, rule);
    if ('problems' in plan) return plan;
    if (!plan.changes)
      return { note: noteFor(plan.series, plan.provenance), counts: plan.counts, problems: [] };
    if (stateOf(path) !== before)
      return refused(path, 'another program changed it meanwhile; run the import again');
    const written = await this.write(plan.series, plan.provenance);
    return written.problems.length > 0 ? written : { ...written, counts: plan.counts };
  }

  /** What `merge` would come to; nothing is changed. */
  async preview(
    series: LoadedSeries,
    provenance: Provenance,
    rule: MergeRule,
  ): Promise<StoreAnswer> {
    const plan = await this.#plan({ series, provenance }, rule);
    if ('problems' in plan) return plan;
    return { note: noteFor(plan.series, plan.provenance), counts: plan.counts, problems: [] };
  }

  /** Whether there was something to remove. */
  remove(instrument: string, timeframe: Timeframe): boolean {
    const path = this.#path(instrument, timeframe);
    const existed = existsSync(path);
    rmSync(path, { force: true });
    return existed;
  }

  #path(instrument: string, timeframe: Timeframe): string {
    return storedFile(this.root, instrument, timeframe).path;
  }

  async #plan(fresh: Origin, rule: MergeRule): Promise<MergePlan | StoreAnswer> {
    const { series } = fresh;
    const path = this.#path(series.instrument, series.timeframe);
    if (!this.has(series.instrument, series.timeframe))
      return { ...fresh, counts: { ...NOTHING, added: series.bars.length }, changes: true };
    const old = await this.#stored(path, series);
    if ('problems' in old) return old;
    const plan = mergePlan(old, fresh, rule);
    return 'changes' in plan ? plan : refused(path, ...plan);
  }

  async #stored(
    path: string,
    { instrument, timeframe }: LoadedSeries,
  ): Promise<Origin | StoreAnswer> {
    const [note = null] = await notesOf([path]);
    const { series, problems } = await this.read(instrument, timeframe);
    const [old] = series;
    return old && note
      ? { series: old, provenance: note.provenance }
      : refused(
          path,
          ...problems.map(({ sentence }) => sentence),
          'the stored file is damaged or was not written by this store; remove it and import again',
        );
  }
}
