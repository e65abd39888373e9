import { existsSync, readdirSync, statSync } from 'node:fs';
import { BadInput } from '../failure.ts';

/**
 * What a folder holds; nothing where there is none yet.
 *
 * @throws BadInput where a file has its name; `given` is what the user wrote.
 */
export const filesIn = (path: string, given: string): readonly string[] => {
  if (!existsSync(path)) return [];
  if (statSync(path).isDirectory()) return readdirSync(path);
  throw new BadInput([`${given}: this is a file, not a folder; name a new or empty folder`]);
};
