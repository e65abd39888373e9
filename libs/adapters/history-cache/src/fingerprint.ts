import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { regularFile } from '@stratvector/local-files';

const BLOCK_BYTES = 1 << 20;

/** `sha256:` and the digest of a file's bytes, which are never whole in memory. */
export const fingerprintOf = (path: string): string => {
  const hash = createHash('sha256');
  const block = new Uint8Array(BLOCK_BYTES);
  const descriptor = openSync(regularFile(path), 'r');
  try {
    for (let read = 1; read > 0;) {
      read = readSync(descriptor, block);
      hash.update(block.subarray(0, read));
    }
  } finally {
    closeSync(descriptor);
  }
  return `sha256:${hash.digest('hex')}`;
};
