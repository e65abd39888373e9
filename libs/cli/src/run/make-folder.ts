import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { BadInput } from '../failure.ts';

/**
 * The folder and those above it, one after another: asked to make them all at once, Node never comes
 * back where a file system takes no folder (`/proc`).
 *
 * @throws what the operating system says of the first that cannot be made.
 */
export const makeFolder = (path: string): void => {
  const missing: string[] = [];
  for (let at = path; !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.push(at);
  for (const folder of missing.reverse()) mkdirSync(folder);
};

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
