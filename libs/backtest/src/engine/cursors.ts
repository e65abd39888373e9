import { BarCursor, coarserTimeframes, indicatorColumns } from '@stratvector/domain-strategy';
import { assert } from '@stratvector/kernel';
import type { CoarserStream } from './coarser-bars.ts';
import type { PlannedInstrument, PlannedStrategy, RunPlan } from './plan.ts';

/** What a strategy looks at: one cursor for each instrument of its universe and each timeframe. */
export interface Cursors {
  /** Of the run's bars, by place in the strategy's universe. */
  readonly own: readonly BarCursor[];
  /** Finest first, then in the order of the universe. */
  readonly coarser: readonly CoarserStream[];
}

interface Member {
  readonly planned: PlannedInstrument;
  /** In the strategy's universe, and in the run. */
  readonly index: number;
  readonly place: number;
  readonly family: Map<string, BarCursor>;
}

const membersOf = ({ instruments }: RunPlan, { universe }: PlannedStrategy): readonly Member[] =>
  universe.map((place, index) => {
    const planned = instruments[place];
    assert(planned !== undefined, `the run has no instrument ${place}`);
    return { planned, index, place, family: new Map() };
  });

/** Makes the cursors of a strategy, and computes its indicators on the bars of each timeframe. */
export const cursorsOf = (
  plan: RunPlan,
  strategy: PlannedStrategy,
  positions: Float64Array,
): Cursors => {
  const { definition, parameters } = strategy;
  const members = membersOf(plan, strategy);
  const cursorOf = (member: Member, timeframe: string, declared: Record<string, string>) => {
    const { planned, index, place, family } = member;
    const columns = timeframe === plan.timeframe ? planned.columns : planned.coarser.get(timeframe);
    assert(columns !== undefined, `the plan has no ${timeframe} bars of ${planned.instrument.id}`);
    const cursor = new BarCursor({
      instrumentId: planned.instrument.id,
      index,
      positions,
      place,
      timeframe,
      columns,
      indicators: indicatorColumns(declared, columns),
      family,
    });
    family.set(timeframe, cursor);
    return { cursor, place, closeTimes: columns.closeTime };
  };
  const indicators = definition.indicators?.(parameters) ?? {};
  return {
    own: members.map((member) => cursorOf(member, plan.timeframe, indicators).cursor),
    coarser: coarserTimeframes(definition, parameters).flatMap(([timeframe, declared]) =>
      members.map((member) => cursorOf(member, timeframe, declared)),
    ),
  };
};
