import { readBarHeader } from '@stratvector/model';
import type { BarColumn, BarHeader } from '@stratvector/model';
import { identifier, literal } from './duckdb.ts';
import type { FileNote } from './provenance.ts';

/** How times stand in a file, which decides how they become milliseconds. */
export type TimeKind = 'date' | 'moment' | 'local' | 'epoch' | 'text';

interface TypedColumn {
  readonly name: string;
  /** DuckDB's word for it. */
  readonly type: string;
}

/** What is asked of a file, and in which order its columns come. */
export interface ColumnPlan {
  readonly time: TimeKind;
  /** SQL expressions: the time, `numbers`, then the closing time and the symbol where there are such. */
  readonly expressions: readonly string[];
  readonly numbers: readonly Exclude<BarColumn, 'time' | 'symbol'>[];
  /** Vendors mean many things by a closing time, so that of our own files alone is read. */
  readonly hasCloseTime: boolean;
  /** The symbols in the order of their codes; null where the file has no such column. */
  readonly symbols: readonly string[] | null;
}

const NUMBERS = ['open', 'high', 'low', 'close', 'volume', 'adjusted'] as const;
const INTEGER = /^U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/;
const NUMERIC = /^(DOUBLE|FLOAT|DECIMAL\(.*\)|U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT))$/;

const timeKindOf = (type: string): TimeKind | null => {
  if (type === 'DATE') return 'date';
  if (type === 'TIMESTAMP WITH TIME ZONE') return 'moment';
  if (/^TIMESTAMP(_S|_MS|_NS)?$/.test(type)) return 'local';
  if (INTEGER.test(type) || type === 'DOUBLE') return 'epoch';
  return type === 'VARCHAR' ? 'text' : null;
};

const orNaN = (expression: string): string => `coalesce(${expression}, 'NaN'::DOUBLE)`;

const timeExpression = (name: string, kind: TimeKind): string => {
  switch (kind) {
    case 'date':
      return orNaN(`epoch_ms(${name}::TIMESTAMP)::DOUBLE`);
    case 'moment':
    case 'local':
      return orNaN(`epoch_ms(${name})::DOUBLE`);
    case 'epoch':
      return orNaN(`${name}::DOUBLE`);
    case 'text':
      return `coalesce(${name}, '')`;
  }
};

const typeProblems = (columns: readonly TypedColumn[], header: BarHeader): readonly string[] => {
  const found = (column: BarColumn) => columns[header.get(column) ?? -1];
  const time = found('time');
  const numbers = NUMBERS.flatMap((name) => {
    const column = found(name);
    return column && !NUMERIC.test(column.type)
      ? [`the column ${column.name} is ${column.type}; allowed are numbers, so cast it to DOUBLE`]
      : [];
  });
  return time && timeKindOf(time.type) === null
    ? [
        `the column ${time.name} is ${time.type}; allowed are DATE, TIMESTAMP, a count since 1970 of any unit, or text`,
        ...numbers,
      ]
    : numbers;
};

/** Where the columns of a file are, or sentences about those that are missing or of no use. */
export const columnsOf = (columns: readonly TypedColumn[]): BarHeader | readonly string[] => {
  const header = readBarHeader(columns.map(({ name }) => name));
  if (typeof header === 'string') return [header];
  const problems = typeProblems(columns, header);
  return problems.length > 0 ? problems : header;
};

/** What is known of a file beside its columns; `symbols` are those in its symbol column, if it has one. */
interface Known {
  readonly symbols: readonly string[] | null;
  readonly note: FileNote | null;
}

const symbolExpression = (name: string, symbols: readonly string[]): string =>
  `coalesce(${name}::VARCHAR, '')::ENUM(${symbols.map(literal).join(', ')})`;

/** The SQL for the columns that a file has. */
export const planOf = (
  columns: readonly TypedColumn[],
  header: BarHeader,
  { symbols, note }: Known,
): ColumnPlan => {
  const of = (column: BarColumn): TypedColumn =>
    columns[header.get(column) ?? -1] ?? { name: column, type: '' };
  const named = (column: BarColumn): string => identifier(of(column).name);
  const numbers = NUMBERS.filter((name) => header.has(name));
  const time = timeKindOf(of('time').type) ?? 'text';
  const hasCloseTime = note?.hasCloseTime ?? false;
  return {
    time,
    numbers,
    hasCloseTime,
    symbols,
    expressions: [
      timeExpression(named('time'), time),
      ...numbers.map((name) => orNaN(`${named(name)}::DOUBLE`)),
      ...(hasCloseTime ? [orNaN('epoch_ms(close_time)::DOUBLE')] : []),
      ...(symbols ? [symbolExpression(named('symbol'), symbols)] : []),
    ],
  };
};
