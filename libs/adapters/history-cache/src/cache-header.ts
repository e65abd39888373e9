import { isTimeframe } from '@stratvector/model';
import type { LoadedSeries } from '@stratvector/model';

/** Changes whenever what is stored, or what the readers make of a file, changes. */
export const FORMAT_VERSION = 2;

/** One column in the file: where it begins, and the CRC-32 of its bytes. */
interface StoredColumn {
  readonly name: string;
  readonly checksum: number;
}

/** A series but for its columns, and where it came from, which the caller knows. */
type Facts = Omit<LoadedSeries, 'bars' | 'adjustedClose' | 'source'>;

export interface StoredSeries {
  readonly facts: Facts;
  readonly rows: number;
  readonly hasVolume: boolean;
  readonly columns: readonly StoredColumn[];
}

/** What stands in front of the columns. */
export interface CacheHeader {
  readonly version: number;
  readonly series: readonly StoredSeries[];
}

const fieldsOf = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);

const isStored = (value: unknown): value is StoredSeries => {
  const fields = fieldsOf(value);
  const timeframe = fieldsOf(fields.get('facts')).get('timeframe');
  return (
    Number.isInteger(fields.get('rows')) &&
    Array.isArray(fields.get('columns')) &&
    typeof timeframe === 'string' &&
    isTimeframe(timeframe)
  );
};

/**
 * The header of a cache file, whose checksum has been checked; null where it is of another version or
 * not what this program writes.
 */
export const headerOf = (json: string): CacheHeader | null => {
  const fields = fieldsOf(JSON.parse(json));
  const series: unknown = fields.get('series');
  return fields.get('version') === FORMAT_VERSION && Array.isArray(series) && series.every(isStored)
    ? { version: FORMAT_VERSION, series }
    : null;
};

export const factsOf = ({
  instrument,
  timeframe,
  sessionDates,
  priceDecimals,
  findings,
  tally,
  counts,
}: LoadedSeries): Facts => ({
  instrument,
  timeframe,
  sessionDates,
  priceDecimals,
  findings,
  tally,
  counts,
});
