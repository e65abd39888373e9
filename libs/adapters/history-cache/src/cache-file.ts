import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { TIMEFRAME_MILLISECONDS } from '@stratvector/model';
import type { LoadedSeries } from '@stratvector/model';
import { factsOf, FORMAT_VERSION, headerOf } from './cache-header.ts';
import type { StoredSeries } from './cache-header.ts';

/** `SVBARS` and how its numbers stand: little-endian, as on every machine this runs on. */
const MAGIC = 'SVBARSLE';
const PREFIX_BYTES = 16;
/** A read of more may be cut short by the system. */
const READ_BYTES = 1 << 28;

const NAMES = ['openTime', 'open', 'high', 'low', 'close'] as const;
type ColumnName = (typeof NAMES)[number] | 'closeTime' | 'volume' | 'adjustedClose';

const bytesOf = (column: Float64Array): Uint8Array =>
  new Uint8Array(column.buffer, column.byteOffset, column.byteLength);

/** Whether every bar is as long as its timeframe, so that its close need not be stored. */
const isEven = ({ bars, timeframe }: LoadedSeries): boolean => {
  const width = TIMEFRAME_MILLISECONDS[timeframe];
  for (let row = 0; row < bars.length; row += 1)
    if ((bars.closeTime[row] ?? NaN) !== (bars.openTime[row] ?? NaN) + width) return false;
  return true;
};

const columnsOf = (series: LoadedSeries): readonly (readonly [ColumnName, Float64Array])[] => {
  const { bars, adjustedClose } = series;
  return [
    ...NAMES.map((name) => [name, bars[name]] as const),
    ...(isEven(series) ? [] : [['closeTime', bars.closeTime] as const]),
    ...(bars.hasVolume ? [['volume', bars.volume] as const] : []),
    ...(adjustedClose ? [['adjustedClose', adjustedClose] as const] : []),
  ];
};

const cacheBytes = (series: readonly LoadedSeries[]): readonly Uint8Array[] => {
  const columns = series.map(columnsOf);
  const stored = series.map((one, place): StoredSeries => ({
    facts: factsOf(one),
    rows: one.bars.length,
    hasVolume: one.bars.hasVolume,
    columns: (columns[place] ?? []).map(([name, column]) => ({
      name,
      checksum: crc32(bytesOf(column)),
    })),
  }));
  const header = new TextEncoder().encode(
    JSON.stringify({ version: FORMAT_VERSION, series: stored }),
  );
  const prefix = new Uint8Array(PREFIX_BYTES);
  new TextEncoder().encodeInto(MAGIC, prefix);
  new DataView(prefix.buffer).setUint32(8, header.length, true);
  new DataView(prefix.buffer).setUint32(12, crc32(header), true);
  return [prefix, header, ...columns.flat().map(([, column]) => bytesOf(column))];
};

/** All of it: the system may take a part at a time. */
const writeAll = async (file: FileHandle, parts: readonly Uint8Array[]): Promise<void> => {
  let rest = parts.filter(({ length }) => length > 0);
  while (rest.length > 0) {
    let { bytesWritten } = await file.writev(rest);
    rest = rest.flatMap((part) => {
      const taken = Math.min(bytesWritten, part.length);
      bytesWritten -= taken;
      return taken === part.length ? [] : [part.subarray(taken)];
    });
  }
};

/**
 * Magic, length and checksum of the header, the header, then the columns as they are in memory. They are
 * written by another thread while the run goes on, so nobody may change them.
 */
export const writeCacheFile = async (
  path: string,
  series: readonly LoadedSeries[],
): Promise<void> => {
  const parts = cacheBytes(series);
  const file = await open(path, 'w');
  try {
    await writeAll(file, parts);
  } finally {
    await file.close();
  }
};

/** Reads exactly so many bytes from a place; false where the file is shorter. */
const readAll = async (file: FileHandle, into: Uint8Array, from: number): Promise<boolean> => {
  for (let at = 0; at < into.length;) {
    const length = Math.min(READ_BYTES, into.length - at);
    const { bytesRead } = await file.read(into, at, length, from + at);
    if (bytesRead === 0) return false;
    at += bytesRead;
  }
  return true;
};

interface Stored {
  readonly series: readonly StoredSeries[];
  /** Where the columns begin. */
  readonly end: number;
}

const readHeader = async (file: FileHandle): Promise<Stored | null> => {
  const prefix = new Uint8Array(PREFIX_BYTES);
  if (!(await readAll(file, prefix, 0))) return null;
  const view = new DataView(prefix.buffer);
  if (new TextDecoder().decode(prefix.subarray(0, MAGIC.length)) !== MAGIC) return null;
  const header = new Uint8Array(view.getUint32(8, true));
  if (!(await readAll(file, header, PREFIX_BYTES)) || crc32(header) !== view.getUint32(12, true))
    return null;
  const read = headerOf(new TextDecoder().decode(header));
  return read && { series: read.series, end: PREFIX_BYTES + header.length };
};

const closesOf = (openTime: Float64Array, width: number): Float64Array => {
  const closeTime = new Float64Array(openTime.length);
  for (let row = 0; row < openTime.length; row += 1)
    closeTime[row] = (openTime[row] ?? NaN) + width;
  return closeTime;
};

/** The columns by name, read by several threads at once; null where one is not as it was written. */
const readColumns = async (
  file: FileHandle,
  { rows, columns }: StoredSeries,
  from: number,
): Promise<ReadonlyMap<string, Float64Array> | null> => {
  const width = rows * Float64Array.BYTES_PER_ELEMENT;
  const found = await Promise.all(
    columns.map(async ({ name, checksum }, place) => {
      const column = new Float64Array(rows);
      const bytes = bytesOf(column);
      const isWhole = await readAll(file, bytes, from + place * width);
      return isWhole && crc32(bytes) === checksum ? ([name, column] as const) : null;
    }),
  );
  const sound = new Map(found.filter((one) => one !== null));
  return found.includes(null) || !NAMES.every((name) => sound.has(name)) ? null : sound;
};

const seriesOf = (
  { facts, rows, hasVolume }: StoredSeries,
  columns: ReadonlyMap<string, Float64Array>,
  source: string,
): LoadedSeries => {
  const column = (name: ColumnName): Float64Array => columns.get(name) ?? new Float64Array(rows);
  const openTime = column('openTime');
  const width = TIMEFRAME_MILLISECONDS[facts.timeframe];
  return {
    ...facts,
    source,
    adjustedClose: columns.get('adjustedClose') ?? null,
    bars: {
      length: rows,
      openTime,
      closeTime: columns.get('closeTime') ?? closesOf(openTime, width),
      open: column('open'),
      high: column('high'),
      low: column('low'),
      close: column('close'),
      volume: column('volume'),
      hasVolume,
    },
  };
};

/** The series of a cache file, every byte of it checked; null where one is not as it was written. */
export const readCacheFile = async (
  path: string,
  source: string,
): Promise<readonly LoadedSeries[] | null> => {
  const file = await open(path, 'r');
  try {
    const stored = await readHeader(file);
    if (!stored || stored.series.length === 0) return null;
    const found: LoadedSeries[] = [];
    let from = stored.end;
    for (const one of stored.series) {
      const columns = await readColumns(file, one, from);
      if (columns === null) return null;
      found.push(seriesOf(one, columns, source));
      from += one.columns.length * one.rows * Float64Array.BYTES_PER_ELEMENT;
    }
    return found;
  } finally {
    await file.close();
  }
};
