import { readFileSync } from 'node:fs';
import { regularFile } from '@stratvector/local-files';
import { fileProblem } from '@stratvector/model';
import type { CorporateAction } from '@stratvector/model';
import { parseCorporateActions } from './corporate-actions.ts';
import { parseHalts } from './halts.ts';
import type { HaltRecord } from './halts.ts';
import { parseInstruments } from './instruments.ts';
import type { InstrumentRecord } from './instruments.ts';
import type { ReferenceFile } from './table.ts';
import { parseUniverse } from './universe.ts';
import type { UniverseMember } from './universe.ts';

const OPERATING_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; correct the path',
  EISDIR: 'it is a folder; name a CSV file',
};

/** Errors of another realm are no instances of ours, so their shape is asked. */
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : String(error);

const readWith =
  <Record>(parse: (text: string, source: string) => ReferenceFile<Record>) =>
  (path: string): ReferenceFile<Record> => {
    let text: string;
    try {
      text = readFileSync(regularFile(path), 'utf8');
    } catch (error) {
      const code = codeOf(error);
      const sentence = OPERATING_ERRORS[code] ?? fileProblem(code);
      return { records: [], problems: [{ source: path, row: null, sentence }] };
    }
    return parse(text, path);
  };

export const readInstruments: (path: string) => ReferenceFile<InstrumentRecord> =
  readWith(parseInstruments);
export const readUniverse: (path: string) => ReferenceFile<UniverseMember> =
  readWith(parseUniverse);
export const readCorporateActions: (path: string) => ReferenceFile<CorporateAction> =
  readWith(parseCorporateActions);
/** Times without an offset are those of the zone. */
export const readHalts = (timezone: string): ((path: string) => ReferenceFile<HaltRecord>) =>
  readWith((text, source) => parseHalts(text, source, timezone));
