import type { StrategyId } from '@stratvector/model';

/** What a strategy has sent and what came back, as far as limits ask; an account without them has none. */
export interface Activity {
  readonly strategyId: StrategyId;
  /** New orders and cancels of this session, those of controls and of protection aside. */
  readonly messages: number;
  /** Fills of this session, those of protective orders aside. */
  readonly trades: number;
  /** Milliseconds; of all fills of the last minute. */
  readonly fillTimes: readonly number[];
  /** Of the last orders that the venue answered, the eldest first: whether it rejected them. */
  readonly rejections: readonly boolean[];
}

/** What one decision adds to what limits count of a strategy. */
export interface ActivityCount {
  readonly strategyId: StrategyId;
  readonly atMs: number;
  readonly messages: number;
  readonly trades: number;
  readonly fills: number;
  /** Whether the venue rejected each order that it answered. */
  readonly answers: readonly boolean[];
  /** How many of the last answers are kept. */
  readonly window: number;
}

const MINUTE_MS = 60_000;

const NO_ACTIVITY = { messages: 0, trades: 0, fillTimes: [], rejections: [] } as const;

export const activityOf = (activities: readonly Activity[], strategyId: StrategyId): Activity =>
  activities.find((one) => one.strategyId === strategyId) ?? { strategyId, ...NO_ACTIVITY };

const added = (activity: Activity, counted: ActivityCount): Activity => {
  const { atMs, fills, answers, window } = counted;
  const recent = activity.fillTimes.filter((time) => time > atMs - MINUTE_MS);
  return {
    strategyId: activity.strategyId,
    messages: activity.messages + counted.messages,
    trades: activity.trades + counted.trades,
    fillTimes: [...recent, ...Array.from({ length: fills }, () => atMs)],
    rejections: [...activity.rejections, ...answers].slice(-window),
  };
};

/** What happened is added to what was counted before; windows slide with it. */
export const countedWith = (
  activities: readonly Activity[],
  counted: ActivityCount,
): readonly Activity[] => {
  const { strategyId } = counted;
  const others = activities.filter((one) => one.strategyId !== strategyId);
  return [...others, added(activityOf(activities, strategyId), counted)];
};

/** A session counts its messages and trades anew; windows go over its edge. */
export const inNewSession = (activities: readonly Activity[]): readonly Activity[] =>
  activities.map((activity) => ({ ...activity, messages: 0, trades: 0 }));

/** Once a person has let a strategy go on it is measured anew. */
export const withoutActivityOf = (
  activities: readonly Activity[],
  strategyId: StrategyId,
): readonly Activity[] => activities.filter((one) => one.strategyId !== strategyId);
