export { BarStore } from './bar-store.ts';
export type { StoreAnswer, StoredSeries } from './bar-store.ts';
export { closeDatabase } from './duckdb.ts';
export type { MergeCounts, MergeRule } from './merge-bars.ts';
export type { FileNote, Provenance, SourceFile } from './provenance.ts';
export { readParquet } from './read-parquet.ts';
export { writeParquet } from './write-parquet.ts';
