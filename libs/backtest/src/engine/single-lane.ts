import { firstFrom } from '@stratvector/kernel';
import type { BarColumns } from '@stratvector/model';
import type { Desk } from './desk.ts';
import { CHUNK_INSTANTS } from './lane.ts';
import type { Lane } from './lane.ts';
import type { StrategyHost } from './strategy-host.ts';

/** One instrument: an instant is a row of its columns. */
export class SingleLane implements Lane {
  readonly #desk: Desk;
  readonly #columns: BarColumns;
  /** The first row that is decided on; rows before it fill windows. */
  readonly #first: number;
  /** Whose bars may pass without a word: the only strategy, where nothing else looks at every bar. */
  readonly #solo: StrategyHost | null;
  /** The row from which on all windows are full. */
  readonly #warm: number;
  /** The row at which the only strategy was asked and has decided. */
  #asked = -1;
  #next = 0;

  constructor(desk: Desk, columns: BarColumns) {
    const [only, another] = desk.hosts;
    this.#desk = desk;
    this.#columns = columns;
    this.#first = firstFrom(columns.closeTime, desk.plan.start);
    this.#solo = only && !another && !only.comparesInstruments && !desk.guard ? only : null;
    this.#warm = Math.max(this.#first, (only?.warmUp ?? 1) - 1);
  }

  get bars(): number {
    return this.#next;
  }

  advance(): boolean {
    const { length } = this.#columns;
    if (length === 0) return false;
    if (this.#next === 0) this.#begin();
    const end = Math.min(this.#next + CHUNK_INSTANTS, length);
    let row = this.#next;
    while (row < end) {
      if (this.#solo && row >= this.#warm && !this.#desk.unmet)
        row = this.#passQuiet(row, this.#quietEnd(row, end), this.#solo);
      if (row < end) this.#attend(row);
      row += 1;
    }
    this.#moveTo(end - 1);
    this.#next = end;
    return end < length;
  }

  #begin(): void {
    this.#moveTo(0);
    this.#desk.begin();
  }

  /** The row before which nothing is due. */
  #quietEnd(row: number, end: number): number {
    const { next } = this.#desk.agenda;
    const { closeTime } = this.#columns;
    if (next > (closeTime[end - 1] as number)) return end;
    return Math.max(row, firstFrom(closeTime, next));
  }

  /** Answers with the row that stops it. */
  #passQuiet(from: number, end: number, host: StrategyHost): number {
    const { record, venue } = this.#desk;
    const shift = record.length - from;
    const row = host.passQuiet(this.#columns, {
      from,
      end,
      lowest: venue.lowTrigger[0] as number,
      highest: venue.highTrigger[0] as number,
    });
    if (host.decisions.count > 0) this.#asked = row;
    record.length = row + shift;
    return row;
  }

  /** A bar on which something may happen. */
  #attend(row: number): void {
    const desk = this.#desk;
    this.#moveTo(row);
    if (this.#asked !== row) {
      if (desk.agenda.next <= desk.timeline.closeTime) desk.openInstant();
      if (this.#isTouched(row)) desk.trade();
      if (row < this.#first) return;
      desk.guardLosses();
      this.#ask(row);
    }
    if (desk.needsReview()) desk.review();
    if (desk.agenda.next <= desk.timeline.closeTime) desk.closeInstant();
    desk.mirror.mark(desk.record);
  }

  #isTouched(row: number): boolean {
    const { lowTrigger, highTrigger } = this.#desk.venue;
    const { low, high } = this.#columns;
    return (
      (low[row] as number) <= (lowTrigger[0] as number) ||
      (high[row] as number) >= (highTrigger[0] as number)
    );
  }

  #ask(row: number): void {
    for (const host of this.#desk.hosts) {
      if (row + 1 >= host.warmUp) host.onBar(0, row);
      if (host.coarserDue) this.#desk.showCoarser(host);
      host.onInstant(this.#desk.timeline);
    }
  }

  #moveTo(row: number): void {
    this.#desk.timeline.moveTo(row);
    this.#desk.mirror.closes[0] = this.#columns.close[row] as number;
  }
}
