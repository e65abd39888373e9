import { instrumentId } from '@stratvector/model';
import type { RawBars } from '@stratvector/model';

export interface RawRow {
  readonly line: number;
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  readonly adjusted: number;
}

interface RawShape {
  readonly hasVolume: boolean;
  readonly hasAdjusted: boolean;
}

const rawBars = (symbol: string, rows: readonly RawRow[], shape: RawShape): RawBars => {
  const column = (name: keyof RawRow): Float64Array => Float64Array.from(rows, (row) => row[name]);
  return {
    instrument: instrumentId(symbol),
    length: rows.length,
    line: column('line'),
    time: column('time'),
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
    adjusted: column('adjusted'),
    ...shape,
  };
};

/** From its newest row to its oldest, and not a row in between out of that order. */
const isNewestFirst = (rows: readonly RawRow[]): boolean =>
  rows.length > 1 &&
  rows.every((row, place) => place === 0 || row.time < (rows[place - 1]?.time ?? NaN));

/** Rows by instrument, in the order of the file; instruments that are newest first are turned round. */
export class RawTable {
  readonly #rows = new Map<string, RawRow[]>();

  add(symbol: string, row: RawRow): void {
    const rows = this.#rows.get(symbol);
    if (rows) rows.push(row);
    else this.#rows.set(symbol, [row]);
  }

  finish(shape: RawShape): {
    readonly raw: readonly RawBars[];
    readonly newestFirst: readonly string[];
  } {
    const turned = [...this.#rows].filter(([, rows]) => isNewestFirst(rows));
    for (const [, rows] of turned) rows.reverse();
    return {
      raw: [...this.#rows].map(([symbol, rows]) => rawBars(symbol, rows, shape)),
      newestFirst: turned.map(([symbol]) => symbol),
    };
  }
}
