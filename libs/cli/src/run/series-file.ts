import { readFileSync } from 'node:fs';
import { curveOf, dayOf, periodReturns, seriesProblems } from '@stratvector/domain-analytics';
import type { RawSeries } from '@stratvector/domain-analytics';
import { OPEN_QUOTE, readingProblem, regularFile, textLines } from '@stratvector/local-files';
import { numberOfText, parseTime } from '@stratvector/model';
import { BadInput } from '../failure.ts';

type Kind = RawSeries['kind'];

/** A file `time,equity` or `time,return`, as it was read and found sound. */
export interface SeriesFile {
  readonly kind: Kind;
  readonly values: Float64Array;
  /** Milliseconds: closes, exclusive; null where the file has no times. */
  readonly times: Float64Array | null;
}

/** Returns by period; `times` has one more: the start, then each period's end. */
export interface PeriodSeries {
  readonly returns: Float64Array;
  readonly times: Float64Array | null;
}

const DAY_MS = 86_400_000;
const ODD_SHOWN = 5;
const TIME_NAMES = ['time', 'timestamp', 'date', 'datetime'];

const textOf = (file: string): string => {
  try {
    return readFileSync(regularFile(file), 'utf8');
  } catch (error) {
    throw new BadInput([`${file}: it cannot be read: ${readingProblem(error)}`]);
  }
};

/** A date names the session, whose close is the midnight after it; NaN for what is no time. */
const timeOf = (text: string): number => {
  const time = parseTime(text, 'UTC');
  return time ? time.milliseconds + (time.isDate ? DAY_MS : 0) : NaN;
};

/** What a number with a comma wants to be told. */
const decimalComma = (cell: unknown): string =>
  /^-?\d+,\d+$/.test(String(cell)) ? '; write a decimal point instead of the comma' : '';

const columnNames: Readonly<Record<Kind, string>> = { equity: 'equity', returns: 'return' };

const placeOf = (file: string, names: readonly string[], asked: Kind | undefined) => {
  const kind = asked ?? (names.includes('equity') ? 'equity' : 'returns');
  const place = names.indexOf(columnNames[kind]);
  if (place >= 0) return { kind, place };
  const hint =
    names.length === 1 ? '; columns are parted by commas, semicolons, tabs or bars (|)' : '';
  throw new BadInput([
    `${file}:1: there is no column ${asked ? `"${columnNames[asked]}"` : '"equity" or "return"'}; found ${names.join(', ')}${hint}`,
  ]);
};

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The lines that hold something, the header first. @throws BadInput where a quote never ends. */
const linesOf = (file: string): readonly Row[] => {
  const lines = textLines(textOf(file));
  const head = lines.head();
  const rows: Row[] = head ? [head] : [];
  while (lines.next()) rows.push({ line: lines.line, cells: lines.cells() });
  if (lines.openQuote !== null) throw new BadInput([`${file}:${lines.openQuote}: ${OPEN_QUOTE}`]);
  return rows;
};

/** @throws BadInput where lines have another count of cells than the header. */
const refuseOdd = (file: string, rows: readonly Row[], width: number): void => {
  const odd = rows.filter(({ cells }) => cells.length !== width);
  if (odd.length === 0) return;
  const rest = odd.length > ODD_SHOWN ? [`${file}: and ${odd.length - ODD_SHOWN} more lines`] : [];
  throw new BadInput([
    ...odd
      .slice(0, ODD_SHOWN)
      .map(
        ({ line, cells }) =>
          `${file}:${line}: found ${cells.length} cells, allowed are the ${width} of the header; mend the line, and write no comma inside of a number`,
      ),
    ...rest,
  ]);
};

/** Reads a series and checks every row of it. @throws BadInput with the line of each problem. */
export const readSeries = (file: string, asked: Kind | undefined): SeriesFile => {
  const [head, ...rows] = linesOf(file);
  if (!head)
    throw new BadInput([`${file}: the file is empty; a header line and rows below it are needed`]);
  const names = head.cells.map((name) => name.toLowerCase());
  const { kind, place } = placeOf(file, names, asked);
  if (rows.length === 0)
    throw new BadInput([`${file}: there are no rows in it; a header alone is no series`]);
  refuseOdd(file, rows, names.length);
  const timePlace = names.findIndex((name) => TIME_NAMES.includes(name));
  const cellOf = ({ cells }: Row, at: number): string => cells[at] ?? '';
  const values = Float64Array.from(rows, (row) => numberOfText(cellOf(row, place)));
  const times =
    timePlace < 0 ? null : Float64Array.from(rows, (row) => timeOf(cellOf(row, timePlace)));
  const problems = seriesProblems({ kind, values, times, benchmark: null });
  if (problems.length === 0) return { kind, values, times };
  throw new BadInput(
    problems.map(({ column, row, found, allowed }) => {
      const one = rows[row ?? -1];
      const cell = one ? cellOf(one, column === 'times' ? timePlace : place) : found;
      return `${file}:${one?.line ?? 1}: found "${cell}", allowed is ${allowed}${decimalComma(cell)}`;
    }),
  );
};

const rowReturns = ({ kind, values }: SeriesFile): Float64Array =>
  kind === 'returns'
    ? values
    : values.subarray(1).map((value, row) => value / (values[row] ?? NaN) - 1);

/** The time before the first return: of returns it is a day earlier. */
const rowTimes = ({ kind, times }: SeriesFile): Float64Array | null =>
  times && kind === 'returns' ? Float64Array.from([(times[0] ?? NaN) - DAY_MS, ...times]) : times;

/**
 * The returns of a series by row or, as metrics are by default, by day: of several rows of a day (UTC)
 * the last is its close. A series without times has nothing but rows.
 */
export const periodsOf = (file: SeriesFile, period: 'day' | 'row'): PeriodSeries => {
  const returns = rowReturns(file);
  const times = rowTimes(file);
  if (period === 'row' || !times) return { returns, times };
  const days = periodReturns(curveOf(returns), times, dayOf);
  if (days.length === returns.length) return { returns, times };
  return {
    returns: Float64Array.from(days, ({ value }) => value),
    times: Float64Array.from([times[0] ?? NaN, ...days.map(({ row }) => times[row] ?? NaN)]),
  };
};
