import { statSync } from 'node:fs';
import { codeOf } from './system-error.ts';

/** Neither a file nor a folder; the word is ours, as the system has none for it. */
const SPECIAL_FILE = 'ENOTREG';

/**
 * The path, to be read: reading a pipe waits for a writer that may never come, and no signal is heard
 * meanwhile; reading a device may never end.
 *
 * @throws an error with the code `ENOTREG` where the path names a pipe, a device or a socket. What is
 * not there, or is a folder, the system itself refuses at reading.
 */
export const regularFile = (path: string): string => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isFile() || found.isDirectory()) return path;
  throw Object.assign(new Error(`${path} is a pipe, a device or a socket`), { code: SPECIAL_FILE });
};

/** What stands in the way of reading a path as a file, such as ENOENT, EISDIR or ENOTREG; null where it is one. */
export const fileCode = (path: string): string | null => {
  try {
    return statSync(regularFile(path)).isDirectory() ? 'EISDIR' : null;
  } catch (error) {
    return codeOf(error);
  }
};
