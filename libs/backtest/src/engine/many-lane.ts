import type { BarColumns } from '@stratvector/model';
import type { Desk } from './desk.ts';
import { CHUNK_INSTANTS } from './lane.ts';
import type { Lane } from './lane.ts';
import type { StrategyHost } from './strategy-host.ts';

/** Several instruments: an instant is all bars that close at one time. */
export class ManyLane implements Lane {
  bars = 0;
  readonly #desk: Desk;
  readonly #columns: readonly BarColumns[];

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#columns = desk.plan.instruments.map(({ columns }) => columns);
  }

  advance(): boolean {
    const { timeline, plan, agenda } = this.#desk;
    for (let instant = 0; instant < CHUNK_INSTANTS; instant += 1) {
      if (!timeline.advance()) return false;
      if (this.bars === 0) this.#desk.begin();
      this.bars += timeline.count;
      if (agenda.next <= timeline.closeTime) this.#desk.openInstant();
      this.#close();
      if (timeline.touchedCount > 0) this.#desk.trade();
      if (timeline.closeTime >= plan.start) this.#decide();
    }
    return true;
  }

  /** Takes the closes of this instant, and lists the bars that may matter to an order. */
  #close(): void {
    const { timeline, venue, mirror } = this.#desk;
    const { count, closed, rows, touched } = timeline;
    const { lowTrigger, highTrigger } = venue;
    let touchedCount = 0;
    for (let at = 0; at < count; at += 1) {
      const place = closed[at] as number;
      const row = rows[place] as number;
      const { low, high, close } = this.#columns[place] as BarColumns;
      mirror.closes[place] = close[row] as number;
      const isQuiet =
        (low[row] as number) > (lowTrigger[place] as number) &&
        (high[row] as number) < (highTrigger[place] as number);
      if (isQuiet) continue;
      touched[touchedCount] = place;
      touchedCount += 1;
    }
    timeline.touchedCount = touchedCount;
  }

  #decide(): void {
    const desk = this.#desk;
    desk.guardLosses();
    for (const host of desk.hosts) this.#show(host);
    if (desk.needsReview()) desk.review();
    if (desk.agenda.next <= desk.timeline.closeTime) desk.closeInstant();
    desk.mirror.mark(desk.record);
  }

  #show(host: StrategyHost): void {
    host.onBars(this.#desk.timeline);
    if (host.coarserDue) this.#desk.showCoarser(host);
    host.onInstant(this.#desk.timeline);
  }
}
