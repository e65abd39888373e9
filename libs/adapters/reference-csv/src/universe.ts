import { checkDistinct, RowReader } from './row-reader.ts';
import { Complaints, readTable } from './table.ts';
import type { ReferenceFile } from './table.ts';

/** One member of a universe. Dates are `YYYY-MM-DD`, both inclusive; null where none is given. */
export interface UniverseMember {
  readonly symbol: string;
  readonly listed: string | null;
  readonly delisted: string | null;
}

const SHAPE = { needed: ['symbol'], optional: ['listed', 'delisted'] };

const memberOf = (reader: RowReader): UniverseMember | null => {
  const symbol = reader.needed('symbol');
  const listed = reader.date('listed');
  const delisted = reader.date('delisted');
  if (listed !== null && delisted !== null && delisted < listed)
    reader.complain(
      `delisted: ${delisted} is before listed ${listed}; exchange or correct the dates`,
    );
  return symbol === null ? null : { symbol, listed, delisted };
};

/** `symbol,listed,delisted`, a line per instrument. */
export const parseUniverse = (text: string, source: string): ReferenceFile<UniverseMember> => {
  const complaints = new Complaints(source);
  const seen = new Map<string, number>();
  const records = (readTable(text, SHAPE, complaints) ?? []).flatMap((row): UniverseMember[] => {
    const reader = new RowReader(row, complaints);
    const member = memberOf(reader);
    if (member) checkDistinct(reader, member.symbol, seen);
    return member ? [member] : [];
  });
  return { records: complaints.some ? [] : records, problems: complaints.all };
};
