import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

const CHUNK_BYTES = 1 << 20;
const GZIP_MAGIC = [0x1f, 0x8b] as const;

/** The source's plain bytes in pieces; gzip is recognized by its first two bytes. */
export async function* byteChunks(source: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const zipped = isGzip(typeof source === 'string' ? await firstBytes(source) : source);
  if (!zipped && typeof source !== 'string') {
    yield source;
    return;
  }
  const raw =
    typeof source === 'string'
      ? createReadStream(source, { highWaterMark: CHUNK_BYTES })
      : Readable.from([source]);
  if (!zipped) {
    yield* raw as AsyncIterable<Uint8Array>;
    return;
  }
  const plain = createGunzip({ chunkSize: CHUNK_BYTES });
  raw.on('error', (error) => plain.destroy(error));
  yield* raw.pipe(plain) as AsyncIterable<Uint8Array>;
}

const isGzip = (bytes: Uint8Array): boolean =>
  bytes[0] === GZIP_MAGIC[0] && bytes[1] === GZIP_MAGIC[1];

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(2), 0, 2, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A sentence for what the operating system or the decompressor refused. */
export function readFailure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = SENTENCES[code];
  if (known !== undefined) return known;
  return `it cannot be read (${error instanceof Error ? error.message : String(error)})`;
}

const SENTENCES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; give the path of a CSV file that exists',
  EISDIR: 'it is a folder; give the path of a file, or a pattern such as "data/*.csv"',
  EACCES: 'it may not be read; change its permissions or run as its owner',
  Z_BUF_ERROR: 'the gzip data end too early (truncated); copy or download the file again',
  Z_DATA_ERROR: 'the gzip data are damaged; copy or download the file again',
};
