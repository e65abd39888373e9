import { numberOfCount, numberOfMoney } from '@stratvector/model';
import type { BarColumns, Instrument } from '@stratvector/model';
import type { PlannedInstrument, RunPlan } from '../engine/plan.ts';
import { rateBookOf } from '../engine/rate-book.ts';
import type { RateBook } from '../engine/rate-book.ts';
import { OwnHolding } from '../results/own-currency.ts';
import { cell } from './csv-cell.ts';
import { decimalText } from './decimal-bytes.ts';
import type { Move, RunLog } from './run-log.ts';
import { LastNumber, TextFile } from './text-file.ts';

const HEADER = 'time,strategy,instrument,quantity,average_price,mark,value';

/** One position as it moves along the rows. */
interface Held {
  readonly instrument: Instrument;
  readonly columns: BarColumns;
  /** The last row that had closed. */
  row: number;
  quantity: number;
  /** Strategy, instrument, quantity and average price as cells: they change at fills and splits alone. */
  cells: Uint8Array;
  readonly lastMark: LastNumber;
  readonly lastValue: LastNumber;
  readonly book: RateBook;
  /** In its own currency, where the rate of that moves: its average price is in that one too. */
  readonly own: OwnHolding | null;
}

const markOf = (held: Held, time: number): number => {
  const { closeTime, close } = held.columns;
  while ((closeTime[held.row + 1] ?? Infinity) <= time) held.row += 1;
  return close[held.row] ?? NaN;
};

const writeRow = (file: TextFile, held: Held, time: number): void => {
  const mark = markOf(held, time);
  file.time(time);
  file.raw(held.cells);
  file.repeated(mark, 6, held.lastMark);
  const { instrument, own } = held;
  const unitValue = own ? held.book.unitValueAt(instrument, time) : instrument.unitValue;
  file.repeated(held.quantity * mark * unitValue, 4, held.lastValue);
  file.endCells();
};

const cellsOf = (move: Move, { instrument, own }: Held): Uint8Array => {
  const quantity = numberOfCount(move.positionAfter, instrument.quantityDecimals);
  const cost = own?.held.cost ?? move.costAfter;
  const average = numberOfMoney(cost) / quantity / instrument.unitValue;
  const cells = [
    cell(move.strategyId),
    cell(instrument.id),
    decimalText(quantity, 8),
    decimalText(average, 6),
    '',
  ];
  return new TextEncoder().encode(cells.join(','));
};

const newHeld = ({ instrument, columns }: PlannedInstrument, plan: RunPlan): Held => {
  const book = rateBookOf(plan);
  return {
    instrument,
    columns,
    row: 0,
    quantity: 0,
    cells: new Uint8Array(0),
    lastMark: new LastNumber(),
    lastValue: new LastNumber(),
    book,
    own: book.moves(instrument.currency) ? new OwnHolding(instrument, plan.terms.costBasis) : null,
  };
};

const book = (positions: Map<string, Held>, move: Move, plan: RunPlan): void => {
  const key = `${move.strategyId}/${move.instrumentId}`;
  const planned = plan.instruments.find(({ instrument }) => instrument.id === move.instrumentId);
  if (!planned) return;
  const held = positions.get(key) ?? newHeld(planned, plan);
  held.own?.move(move);
  held.quantity = numberOfCount(move.positionAfter, held.instrument.quantityDecimals);
  held.cells = cellsOf(move, held);
  positions.set(key, held);
};

/** Books the fills and splits of a run as its closes come by. */
class Holdings {
  readonly held = new Map<string, Held>();
  readonly #plan: RunPlan;
  readonly #moves: readonly Move[];
  #next = 0;
  #nextOpen: number;

  constructor(plan: RunPlan, moves: readonly Move[]) {
    this.#plan = plan;
    this.#moves = moves;
    this.#nextOpen = this.#openOf(0);
  }

  /** A close is the next bar's open: what fills in that bar is not held yet. */
  bookUntil(closeTime: number): void {
    while (this.#nextOpen < closeTime) {
      const move = this.#moves[this.#next];
      if (move) book(this.held, move, this.#plan);
      this.#next += 1;
      this.#nextOpen = this.#openOf(this.#next);
    }
  }

  /** Milliseconds; never where there is no such move. */
  #openOf(place: number): number {
    return this.#moves[place]?.openTime ?? Infinity;
  }
}

/** `positions.csv`: what is held at each of the given rows of the run's closes, null for all. */
export const writePositions = (
  path: string,
  plan: RunPlan,
  { moves }: RunLog,
  { time, rows }: { readonly time: Float64Array; readonly rows: Int32Array | null },
): void => {
  const file = new TextFile(path);
  file.line(HEADER);
  const holdings = new Holdings(plan, moves);
  const count = rows?.length ?? time.length;
  const write = (at: number): void => {
    holdings.bookUntil(at);
    for (const held of holdings.held.values()) if (held.quantity !== 0) writeRow(file, held, at);
  };
  for (let place = 0; place < count; place += 1)
    write(time[rows ? (rows[place] ?? 0) : place] ?? NaN);
  file.close();
};
