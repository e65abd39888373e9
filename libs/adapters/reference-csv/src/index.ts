export type { HaltRecord } from './halts.ts';
export type { InstrumentRecord } from './instruments.ts';
export { readCorporateActions, readHalts, readInstruments, readUniverse } from './read-file.ts';
export type { ReferenceFile } from './table.ts';
export type { UniverseMember } from './universe.ts';
