import { randomBytes } from 'node:crypto';
import type { Home } from '@stratvector/hosting';

const FILE = 'token';
const BYTES = 32;

/** The bearer token of a home: made at its first start, and the same from then on. */
export const tokenOf = (home: Pick<Home, 'read' | 'write'>): string => {
  const known = home.read(FILE)?.trim() ?? '';
  if (known !== '') return known;
  const made = randomBytes(BYTES).toString('base64url');
  home.write(FILE, `${made}\n`);
  return made;
};
