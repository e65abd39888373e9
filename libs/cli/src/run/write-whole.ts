import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '@stratvector/local-files';

/**
 * Writes files into a folder, all of them or none: a folder that was empty is so again where one cannot be
 * written, and one that was not there is gone, so that the next try finds nothing half-written.
 */
export const writeWhole = (
  folder: string,
  filesIn: (folder: string) => Readonly<Record<string, string>>,
  write: (path: string, text: string) => void = writeFileSync,
): readonly string[] => {
  const isNew = !existsSync(folder);
  const begun: string[] = [];
  try {
    makeFolder(folder);
    for (const [name, text] of Object.entries(filesIn(folder))) {
      begun.push(name);
      write(join(folder, name), text);
    }
    return begun;
  } catch (error) {
    if (isNew) rmSync(folder, { recursive: true, force: true });
    else for (const name of begun) rmSync(join(folder, name), { force: true });
    throw error;
  }
};
