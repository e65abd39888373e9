import { closesBeside } from '@stratvector/domain-strategy';
import type { IndicatorSeries } from '@stratvector/domain-strategy';
import { assert } from '@stratvector/kernel';
import type { BarColumns } from '@stratvector/model';
import { FIRST_OF_SESSION } from './plan.ts';
import type { PlannedInstrument, RunPlan } from './plan.ts';
import type { ShareBasis } from './share-basis.ts';

/** Counts the sessions of the run's bars; a coarser bar is of the session that it opens in. */
const sessionsOf = (
  { columns, sessionEdges }: PlannedInstrument,
  { length, openTime }: BarColumns,
): Int32Array => {
  const sessions = new Int32Array(length);
  let finer = 0;
  let session = 0;
  for (let row = 0; row < length; row += 1) {
    while (finer < columns.length && (columns.openTime[finer] ?? NaN) <= (openTime[row] ?? NaN)) {
      if (((sessionEdges[finer] ?? 0) & FIRST_OF_SESSION) !== 0) session += 1;
      finer += 1;
    }
    sessions[row] = session;
  }
  return sessions;
};

/** What the indicators of a run are computed on: its instruments on the shares of the day. */
export class SeriesOfRun {
  readonly #plan: Pick<RunPlan, 'instruments' | 'timeframe'>;
  readonly #basis: ShareBasis;

  constructor(plan: Pick<RunPlan, 'instruments' | 'timeframe'>, basis: ShareBasis) {
    this.#plan = plan;
    this.#basis = basis;
  }

  /** Of one instrument, by its place in the run, and one timeframe; null where the plan has none. */
  at(place: number, timeframe = this.#plan.timeframe): IndicatorSeries | null {
    const planned = this.#plan.instruments[place];
    const bars = this.#bars(place, timeframe);
    if (!planned || !bars) return null;
    return {
      bars,
      sessions: () => sessionsOf(planned, bars),
      closesOf: (symbol) => {
        const other = this.#bars(this.placeOf(symbol), timeframe);
        return other ? closesBeside(bars, other) : null;
      },
    };
  }

  /** @throws where the plan has no such bars. */
  of(place: number, timeframe = this.#plan.timeframe): IndicatorSeries {
    const series = this.at(place, timeframe);
    assert(series !== null, `the plan has no ${timeframe} bars of instrument ${place}`);
    return series;
  }

  /** −1 where the run has no such instrument. */
  placeOf(symbol: string): number {
    return this.#plan.instruments.findIndex(({ instrument }) => instrument.id === symbol);
  }

  #bars(place: number, timeframe: string): BarColumns | undefined {
    if (place < 0) return undefined;
    return timeframe === this.#plan.timeframe
      ? this.#basis.bars(place)
      : this.#basis.coarser(place, timeframe);
  }
}
