import type { Journal } from '@stratvector/kernel';
import { Contexts } from './contexts.ts';
import { Desk } from './desk.ts';
import type { EquityCurve } from './equity-record.ts';
import type { Lane } from './lane.ts';
import { ManyLane } from './many-lane.ts';
import type { RunPlan } from './plan.ts';
import { SingleLane } from './single-lane.ts';
import type { Wire } from './wiring.ts';
import { firstFrom } from '@stratvector/kernel';

export interface RunRecord {
  readonly equity: EquityCurve;
  /** Bars from the start of the run on: those before it only filled windows. */
  readonly bars: number;
}

const barsOf = ({ instruments, start }: RunPlan): number =>
  instruments.reduce((sum, { columns: { closeTime, length } }) => {
    return sum + length - firstFrom(closeTime, start);
  }, 0);

const direct: Wire = (terms, journal, listener, clock) =>
  new Contexts(terms, journal, listener, clock);

/** The synchronous host: one run over columns of bars. */
export class Engine {
  readonly #plan: RunPlan;
  readonly #desk: Desk;
  readonly #lane: Lane;

  constructor(plan: RunPlan, journal: Journal, wire: Wire = direct) {
    this.#plan = plan;
    this.#desk = new Desk(plan, journal, wire);
    const [only, another] = plan.instruments;
    this.#lane =
      only && !another ? new SingleLane(this.#desk, only.columns) : new ManyLane(this.#desk);
  }

  /** Bars worked through so far, those before the start among them. */
  get bars(): number {
    return this.#lane.bars;
  }

  /** The whole run at once. */
  run(): RunRecord {
    while (this.advance());
    return this.finish();
  }

  /** So many instants at a time; false once the last is done. Between two calls a host may do else. */
  advance(): boolean {
    return this.#lane.advance();
  }

  /** Ends the orders that still work and hands over what was recorded. */
  finish(): RunRecord {
    this.#desk.end();
    return { equity: this.#desk.curve(), bars: barsOf(this.#plan) };
  }
}
