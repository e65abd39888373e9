import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

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
