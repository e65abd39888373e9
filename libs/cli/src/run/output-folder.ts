import { renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { makeFolder, writingProblem } from '@stratvector/local-files';
import { BadInput } from '../failure.ts';
import { filesIn } from './files-in.ts';
import { onExit } from './stop.ts';

/** When the run in a folder was written; null where there is none. */
const runTime = (folder: string): Date | null =>
  statSync(join(folder, 'run.json'), { throwIfNoEntry: false })?.mtime ?? null;

/**
 * Files are written beside the folder and appear in it all at once: whoever finds `run.json` finds
 * everything. A folder that holds something else than a run is left alone.
 */
export class OutputFolder {
  readonly path: string;
  /** When the run that this one takes the place of was written; null where there is none. */
  readonly replaces: Date | null;
  readonly #work: string;
  readonly #keep: () => void;

  constructor(path: string) {
    this.path = resolve(path);
    this.#work = join(dirname(this.path), `.${basename(this.path)}.partial-${process.pid}`);
    if (filesIn(this.path, `--out ${path}`).length > 0 && runTime(this.path) === null)
      throw new BadInput([
        `--out ${path}: the folder holds files that are not a run's; name an empty or new folder`,
      ]);
    try {
      makeFolder(this.#work);
    } catch (error) {
      throw new BadInput([`--out ${path}: it cannot be written: ${writingProblem(error)}`]);
    }
    this.replaces = runTime(this.path);
    this.#keep = onExit(() => {
      this.discard();
    });
  }

  file(name: string): string {
    return join(this.#work, name);
  }

  /** @throws BadInput where the system does not let `write` do its work: a full disk, for one. */
  fill(write: () => void): void {
    try {
      write();
    } catch (error) {
      throw this.#refusal(error);
    }
  }

  commit(): void {
    this.fill(() => {
      rmSync(this.path, { recursive: true, force: true });
      renameSync(this.#work, this.path);
    });
    this.#keep();
  }

  /** What the system says in words; what is no word of the system is a fault of ours. */
  #refusal(error: unknown): unknown {
    return error instanceof Error && 'syscall' in error
      ? new BadInput([`--out ${this.path}: it cannot be written: ${writingProblem(error)}`])
      : error;
  }

  discard(): void {
    rmSync(this.#work, { recursive: true, force: true });
    this.#keep();
  }
}
