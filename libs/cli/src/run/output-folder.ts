import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { BadInput } from '../failure.ts';
import { filesIn, makeFolder } from './make-folder.ts';
import { codeOf } from './system-error.ts';

const isRun = (folder: string): boolean => existsSync(join(folder, 'run.json'));

/**
 * Files are written beside the folder and appear in it all at once: whoever finds `run.json` finds
 * everything. A folder that holds something else than a run is left alone.
 */
export class OutputFolder {
  readonly path: string;
  readonly #work: string;

  constructor(path: string) {
    this.path = resolve(path);
    this.#work = join(dirname(this.path), `.${basename(this.path)}.partial-${process.pid}`);
    if (filesIn(this.path, `--out ${path}`).length > 0 && !isRun(this.path))
      throw new BadInput([
        `--out ${path}: the folder holds files that are not a run's; name an empty or new folder`,
      ]);
    try {
      makeFolder(this.#work);
    } catch (error) {
      throw new BadInput([`--out ${path}: it cannot be written (${codeOf(error)}); name another`]);
    }
  }

  file(name: string): string {
    return join(this.#work, name);
  }

  commit(): void {
    rmSync(this.path, { recursive: true, force: true });
    renameSync(this.#work, this.path);
  }

  discard(): void {
    rmSync(this.#work, { recursive: true, force: true });
  }
}
