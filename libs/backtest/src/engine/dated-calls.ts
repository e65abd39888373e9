import type { SignalsRaised } from '@stratvector/contracts';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import type { Timer } from '@stratvector/domain-strategy';
import type { Agenda } from './agenda.ts';
import type { StrategyHost } from './strategy-host.ts';
import type { Timeline } from './timeline.ts';
import type { Wiring } from './wiring.ts';

export interface CallParts {
  readonly agenda: Agenda;
  readonly timeline: Timeline;
  readonly contexts: Wiring;
  /** Milliseconds: bars that close earlier only fill windows. */
  readonly start: number;
}

/** Calls strategies at times of their own: timers, and the closes of coarser bars. */
export class DatedCalls {
  readonly #parts: CallParts;

  constructor(parts: CallParts) {
    this.#parts = parts;
  }

  /**
   * Puts the next coarser bar of a strategy onto the agenda. One that closed at no instant of the run,
   * since its last finer bar is missing, is shown first at the instant that follows.
   */
  awaitCoarser(host: StrategyHost): void {
    const at = host.nextCoarser;
    if (at === Infinity) return;
    const run = (): void => this.#coarserClosed(host);
    this.#parts.agenda.add({ at, phase: 'coarser-bars', run });
  }

  /** After the finer bars of the same instant. */
  showCoarser(host: StrategyHost): void {
    const { timeline } = this.#parts;
    host.coarserDue = false;
    host.onCoarserBars(timeline.closeTime, 'at', timeline.rows);
    this.awaitCoarser(host);
  }

  /** What a strategy has decided at this instant goes to its stream, and its timers onto the agenda. */
  decide(host: StrategyHost, at: Timestamp): SignalsRaised {
    const { command, timers } = host.command(at);
    const raised = this.#parts.contexts.decide(host.id, command);
    this.#awaitTimers(host, timers);
    return raised;
  }

  #awaitTimers(host: StrategyHost, timers: readonly Timer[]): void {
    const { agenda, timeline } = this.#parts;
    // A time that has passed means the next instant.
    const soonest = timeline.closeTime + 1;
    for (const timer of timers) {
      const run = (): void => this.#elapse(host, timer);
      agenda.add({ at: Math.max(timer.at, soonest), phase: 'timer', run });
    }
  }

  #coarserClosed(host: StrategyHost): void {
    const { timeline, start } = this.#parts;
    const { closeTime, rows } = timeline;
    if (closeTime < start) host.passCoarserBars(closeTime);
    else host.onCoarserBars(closeTime, 'before', rows);
    if (host.nextCoarser === closeTime) host.coarserDue = true;
    else this.awaitCoarser(host);
  }

  #elapse(host: StrategyHost, timer: Timer): void {
    if (!host.awaits(timer)) return;
    const { contexts, timeline } = this.#parts;
    const { closeTime } = timeline;
    const at = timestampOfMilliseconds(closeTime);
    const data = { timer: { name: timer.name, at: timestampOfMilliseconds(timer.at) } };
    contexts.decide(host.id, { type: 'RecordTimerElapsed', at, data });
    host.onTimer(timer, closeTime);
  }
}
