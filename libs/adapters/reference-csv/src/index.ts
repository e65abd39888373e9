export type { InstrumentRecord } from './instruments.ts';
export { readCorporateActions, readInstruments, readUniverse } from './read-file.ts';
export type { ReferenceFile } from './table.ts';
export type { UniverseMember } from './universe.ts';
