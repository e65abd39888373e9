import type { EquityCurve } from '../engine/equity-record.ts';
import type { PlannedInstrument, RunPlan } from '../engine/plan.ts';
import { benchmarkOf } from './benchmark.ts';
import { numberOfMoney } from '@stratvector/model';

const BEFORE = -1;

/** A curve at the instants of another: each shows the last of its own rows by then. */
class CurveAt implements EquityCurve {
  readonly length: number;
  readonly time: Float64Array;
  readonly #curve: EquityCurve;
  /** By instant the row of the curve; -1 before its first. */
  readonly #rows: Int32Array;
  readonly #cash: number;

  constructor(curve: EquityCurve, time: Float64Array, cash: number) {
    this.length = time.length;
    this.time = time;
    this.#curve = curve;
    this.#cash = cash;
    this.#rows = new Int32Array(time.length);
    let row = BEFORE;
    for (let at = 0; at < time.length; at += 1) {
      while ((curve.time[row + 1] ?? Infinity) <= (time[at] as number)) row += 1;
      this.#rows[at] = row;
    }
  }

  at(row: number): ReturnType<EquityCurve['at']> {
    const own = this.#rows[row];
    return own === BEFORE
      ? { equity: this.#cash, gross: 0, net: 0, costs: 0 }
      : this.#curve.at(own ?? NaN);
  }

  equityFrom(row: number, into: Float64Array): void {
    for (let place = 0; place < into.length; place += 1) into[place] = this.at(row + place).equity;
  }
}

/**
 * Buy and hold of an instrument that the run does not trade, from the run's first instant on, at the
 * instants of the run: where it has no bar, it stands at its last close.
 */
export const benchmarkAloneOf = (
  plan: RunPlan,
  planned: PlannedInstrument,
  times: Float64Array,
): EquityCurve => {
  const alone: RunPlan = {
    ...plan,
    // Hours are known by place in the run, and it has none there.
    venue: { ...plan.venue, hours: { isClosed: () => false } },
    instruments: [planned],
    terms: { ...plan.terms, instruments: [planned.instrument] },
    start: times[0] ?? plan.start,
  };
  const curve = benchmarkOf(alone, planned.instrument.id);
  return new CurveAt(curve, times, numberOfMoney(plan.cash));
};
