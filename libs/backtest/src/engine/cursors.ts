import {
  BarCursor,
  coarserTimeframes,
  comparedSymbols,
  indicatorColumns,
} from '@stratvector/domain-strategy';
import { assert } from '@stratvector/kernel';
import type { CoarserStream } from './coarser-bars.ts';
import { SeriesOfRun } from './indicator-series.ts';
import type { PlannedInstrument, PlannedStrategy, RunPlan } from './plan.ts';
import type { ShareBasis } from './share-basis.ts';

/** What a strategy looks at: one cursor for each instrument of its universe and each timeframe. */
export interface Cursors {
  /** Of the run's bars, by place in the strategy's universe. */
  readonly own: readonly BarCursor[];
  /** Finest first, then in the order of the universe. */
  readonly coarser: readonly CoarserStream[];
  /**
   * Fills the windows of an instrument, by its place in the run, from bars on new shares, and those
   * that compare with it.
   */
  rewarm(place: number): void;
}

interface Member {
  readonly planned: PlannedInstrument;
  /** In the strategy's universe, and in the run. */
  readonly index: number;
  readonly place: number;
  readonly family: Map<string, BarCursor>;
}

/** What the bars of one timeframe are declared to show. */
interface Shown {
  readonly timeframe: string;
  readonly declared: Record<string, string>;
}

/** A cursor, and what it is made of. */
interface Made extends Shown {
  readonly cursor: BarCursor;
  readonly place: number;
  readonly closeTimes: Float64Array;
}

const membersOf = ({ instruments }: RunPlan, { universe }: PlannedStrategy): readonly Member[] =>
  universe.map((place, index) => {
    const planned = instruments[place];
    assert(planned !== undefined, `the run has no instrument ${place}`);
    return { planned, index, place, family: new Map() };
  });

/** Makes cursors of one strategy on the shares of the day. */
class CursorMaker {
  readonly #positions: Float64Array;
  readonly #series: SeriesOfRun;

  constructor(positions: Float64Array, series: SeriesOfRun) {
    this.#positions = positions;
    this.#series = series;
  }

  make({ planned, index, place, family }: Member, { timeframe, declared }: Shown): Made {
    const instrumentId = planned.instrument.id;
    const seen = this.#seen(place, { timeframe, declared });
    const positions = this.#positions;
    const source = { instrumentId, index, positions, place, timeframe, family, ...seen };
    const cursor = new BarCursor(source);
    family.set(timeframe, cursor);
    return { cursor, place, timeframe, declared, closeTimes: seen.columns.closeTime };
  }

  refill({ cursor, place, timeframe, declared }: Made): void {
    BarCursor.rebase(cursor, this.#seen(place, { timeframe, declared }));
  }

  #seen(place: number, { timeframe, declared }: Shown) {
    const series = this.#series.of(place, timeframe);
    return { columns: series.bars, indicators: indicatorColumns(declared, series) };
  }
}

/** Makes the cursors of a strategy, and computes its indicators on the bars of each timeframe. */
export const cursorsOf = (
  plan: RunPlan,
  strategy: PlannedStrategy,
  positions: Float64Array,
  basis: ShareBasis,
): Cursors => {
  const { definition, parameters } = strategy;
  const members = membersOf(plan, strategy);
  const series = new SeriesOfRun(plan, basis);
  const maker = new CursorMaker(positions, series);
  const compared = comparedSymbols(definition, parameters).map((symbol) => series.placeOf(symbol));
  const finest = { timeframe: plan.timeframe, declared: definition.indicators?.(parameters) ?? {} };
  const own = members.map((member) => maker.make(member, finest));
  const coarser = coarserTimeframes(definition, parameters).flatMap(([timeframe, declared]) =>
    members.map((member) => maker.make(member, { timeframe, declared })),
  );
  return {
    own: own.map(({ cursor }) => cursor),
    coarser,
    rewarm: (changed) => {
      const isForAll = compared.includes(changed);
      for (const made of [...own, ...coarser])
        if (isForAll || made.place === changed) maker.refill(made);
    },
  };
};
