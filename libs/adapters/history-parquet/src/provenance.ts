import { isTimeframe } from '@stratvector/model';
import type { Timeframe } from '@stratvector/model';

/** A file that bars came from. */
export interface SourceFile {
  readonly name: string;
  /** `sha256:` and the digest of its bytes. */
  readonly fingerprint: string;
}

/** Where bars came from and what they are; it travels inside the Parquet file. */
export interface Provenance {
  /** Of the source's times; the bars themselves are in UTC. */
  readonly timezone: string;
  /** Which corporate actions prices are adjusted for, as in `data.adjust`; `unknown` where nobody said. */
  readonly adjust: 'none' | 'splits' | 'all' | 'unknown';
  /** In the order of their import, each once. */
  readonly sources: readonly SourceFile[];
}

/** The key of a Parquet file's metadata under which a `FileNote` stands. */
export const NOTE_KEY = 'stratvector';

const NOTE_VERSION = 1;
const ADJUSTMENTS = ['none', 'splits', 'all', 'unknown'] as const;

/** What a file says about itself beside its rows. */
export interface FileNote {
  readonly instrument: string;
  readonly timeframe: Timeframe;
  readonly rows: number;
  /** Milliseconds UTC: opens of the first and the last bar. */
  readonly first: number;
  readonly last: number;
  readonly sessionDates: boolean;
  readonly hasVolume: boolean;
  readonly hasAdjustedClose: boolean;
  /** Whether bars have a `close_time`; else each is as long as its timeframe. */
  readonly hasCloseTime: boolean;
  readonly priceDecimals: number;
  readonly provenance: Provenance;
}

export const noteText = (note: FileNote): string =>
  JSON.stringify({ version: NOTE_VERSION, ...note });

type Fields = ReadonlyMap<string, unknown>;

const fieldsOf = (value: unknown): Fields =>
  new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);

const text = (fields: Fields, name: string): string => {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
};

const number = (fields: Fields, name: string): number => {
  const value = fields.get(name);
  return typeof value === 'number' ? value : NaN;
};

const provenanceOf = (fields: Fields): Provenance => {
  const sources = fields.get('sources');
  const adjust = text(fields, 'adjust');
  return {
    timezone: text(fields, 'timezone'),
    adjust: ADJUSTMENTS.find((known) => known === adjust) ?? 'unknown',
    sources: (Array.isArray(sources) ? sources.map(fieldsOf) : []).map((source) => ({
      name: text(source, 'name'),
      fingerprint: text(source, 'fingerprint'),
    })),
  };
};

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
};

/** The note of a file that this program wrote; null for anything else, which is then read as any file is. */
export const noteOf = (json: string): FileNote | null => {
  const fields = fieldsOf(parsed(json));
  const timeframe = text(fields, 'timeframe');
  if (fields.get('version') !== NOTE_VERSION || !isTimeframe(timeframe)) return null;
  return {
    instrument: text(fields, 'instrument'),
    timeframe,
    rows: number(fields, 'rows'),
    first: number(fields, 'first'),
    last: number(fields, 'last'),
    sessionDates: fields.get('sessionDates') === true,
    hasVolume: fields.get('hasVolume') === true,
    hasAdjustedClose: fields.get('hasAdjustedClose') === true,
    hasCloseTime: fields.get('hasCloseTime') === true,
    priceDecimals: number(fields, 'priceDecimals'),
    provenance: provenanceOf(fieldsOf(fields.get('provenance'))),
  };
};
