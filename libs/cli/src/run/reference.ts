import { resolve } from 'node:path';
import type { CorporateAction } from '@stratvector/model';
import {
  readCorporateActions,
  readHalts,
  readInstruments,
  readUniverse,
} from '@stratvector/reference-csv';
import type {
  HaltRecord,
  InstrumentRecord,
  ReferenceFile,
  UniverseMember,
} from '@stratvector/reference-csv';
import { BadInput } from '../failure.ts';
import type { LoadedRun } from './load-configuration.ts';

/** What the files beside the bars say. */
export interface Reference {
  readonly instruments: ReadonlyMap<string, InstrumentRecord>;
  readonly halts: readonly HaltRecord[];
  /** Null where the configuration names no file. */
  readonly universe: readonly UniverseMember[] | null;
  /** Null where the configuration names no file. */
  readonly actions: readonly CorporateAction[] | null;
}

/** Every problem of every file at once. */
class Reader {
  readonly lines: string[] = [];
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  read<Record>(
    key: string,
    file: string | null,
    reader: (path: string) => ReferenceFile<Record>,
  ): readonly Record[] | null {
    if (file === null) return null;
    const { records, problems } = reader(resolve(this.#folder, file));
    for (const { source, row, sentence } of problems)
      this.lines.push(`${key}: ${source}${row === null ? '' : `:${row}`}: ${sentence}`);
    return records;
  }
}

/** Instruments, their halts, universe and corporate actions. @throws BadInput with every problem of their files. */
export const loadReference = ({ configuration, folder }: LoadedRun): Reference => {
  const reader = new Reader(folder);
  const { data, instruments, universe, corporateActions } = configuration;
  const records = reader.read('instruments.file', instruments.file, readInstruments);
  const halts = reader.read('instruments.halts', instruments.halts, readHalts(data.timezone));
  const members = reader.read('universe.file', universe.file, readUniverse);
  const actions = reader.read(
    'corporate_actions.file',
    corporateActions.file,
    readCorporateActions,
  );
  if (reader.lines.length > 0) throw new BadInput(reader.lines);
  return {
    instruments: new Map(records?.map((record) => [record.symbol, record])),
    halts: halts ?? [],
    universe: members,
    actions,
  };
};
