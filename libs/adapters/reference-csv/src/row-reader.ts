import { nearestNames } from '@stratvector/kernel';
import { parseDecimal, parseTime } from '@stratvector/model';
import type { ParsedTime } from '@stratvector/model';
import type { Complaints, TableRow } from './table.ts';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

const isDate = (text: string): boolean => {
  if (!DATE.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** Reads the cells of one line; what is wrong with them is complained of with the line. */
export class RowReader {
  readonly line: number;
  readonly #cells: ReadonlyMap<string, string>;
  readonly #complaints: Complaints;

  constructor({ line, cells }: TableRow, complaints: Complaints) {
    this.line = line;
    this.#cells = cells;
    this.#complaints = complaints;
  }

  /** Null where the cell is empty or the file has no such column. */
  text(column: string): string | null {
    const text = this.#cells.get(column) ?? '';
    return text === '' ? null : text;
  }

  /** A cell that may not be empty; a complaint and null where it is. */
  needed(column: string): string | null {
    const text = this.text(column);
    if (text === null) this.#complaints.add(this.line, `${column}: it is empty; fill it in`);
    return text;
  }

  choice<Choice extends string>(column: string, choices: readonly Choice[]): Choice | null {
    const text = this.text(column)?.toLowerCase() ?? null;
    if (text === null) return null;
    const found = choices.find((choice) => choice === text);
    if (found !== undefined) return found;
    const [nearest] = nearestNames(text, choices, 1);
    const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`;
    this.wrong(column, `one of ${choices.join(', ')}${hint}`);
    return null;
  }

  /** A plain decimal above 0 as it was written, exact to so many places. */
  positive(column: string, decimals: number): string | null {
    const text = this.text(column);
    if (text === null) return null;
    if ((parseDecimal(text, decimals) ?? 0n) > 0n) return text;
    const precision =
      decimals === 0 ? 'a whole number' : `a number of ${decimals} decimals at most`;
    this.wrong(column, `${precision}, above 0`);
    return null;
  }

  /** `YYYY-MM-DD`. */
  date(column: string): string | null {
    const text = this.text(column);
    if (text === null || isDate(text)) return text;
    this.wrong(column, 'a date such as 2024-03-28');
    return null;
  }

  /** A date, or a date and time; without an offset on the clocks of the zone. */
  time(column: string, timezone: string): ParsedTime | null {
    const text = this.text(column);
    if (text === null) return null;
    const time = parseTime(text, timezone);
    if (time === null) this.wrong(column, 'a date or a time such as 2024-03-28T10:30:00');
    return time;
  }

  wrong(column: string, allowed: string): void {
    this.complain(`${column}: found "${this.text(column) ?? ''}", allowed is ${allowed}`);
  }

  complain(sentence: string): void {
    this.#complaints.add(this.line, sentence);
  }
}

/** Complains of a symbol that an earlier line has, and names that line. */
export const checkDistinct = (
  reader: RowReader,
  symbol: string,
  seen: Map<string, number>,
): void => {
  const line = seen.get(symbol);
  if (line === undefined) seen.set(symbol, reader.line);
  else reader.complain(`symbol: "${symbol}" stands in line ${line} already; keep one of them`);
};
