import type { Signal } from '@stratvector/contracts';
import type { Command, Decider, Event, Timestamp } from '@stratvector/kernel';
import type { ParameterValues } from '@stratvector/model';

export interface RunningStrategy {
  readonly status: 'unstarted' | 'started' | 'stopped';
  /** The last instant it decided on; an older one is a duplicate. */
  readonly lastInstant: Timestamp | null;
}

export type StrategyEvent =
  | Event<'StrategyStarted', { name: string; parameters: ParameterValues; warmUp: number }>
  | Event<'SignalRaised', { closeTime: Timestamp; signal: Signal }>
  | Event<'StrategyStopped', { reason: string }>;

export type StrategyCommand =
  | Command<'StartStrategy', { name: string; parameters: ParameterValues; warmUp: number }>
  /** What the strategy's own code answered to an instant. */
  | Command<'RecordDecisions', { closeTime: Timestamp; signals: readonly Signal[] }>
  | Command<'StopStrategy', { reason: string }>;

const recordDecisions = (
  { closeTime, signals }: { closeTime: Timestamp; signals: readonly Signal[] },
  state: RunningStrategy,
): readonly StrategyEvent[] => {
  if (state.status !== 'started') return [];
  if (state.lastInstant !== null && closeTime <= state.lastInstant) return [];
  return signals.map((signal) => ({ type: 'SignalRaised', data: { closeTime, signal } }));
};

const decide = (command: StrategyCommand, state: RunningStrategy): readonly StrategyEvent[] => {
  switch (command.type) {
    case 'StartStrategy':
      return state.status === 'started' ? [] : [{ type: 'StrategyStarted', data: command.data }];
    case 'RecordDecisions':
      return recordDecisions(command.data, state);
    case 'StopStrategy':
      return state.status === 'started' ? [{ type: 'StrategyStopped', data: command.data }] : [];
  }
};

const evolve = (state: RunningStrategy, event: StrategyEvent): RunningStrategy => {
  switch (event.type) {
    case 'StrategyStarted':
      return { ...state, status: 'started' };
    case 'SignalRaised':
      return { ...state, lastInstant: event.data.closeTime };
    case 'StrategyStopped':
      return { ...state, status: 'stopped' };
  }
};

/** One strategy on one account: started, deciding once per instant, stopped. */
export const strategy: Decider<RunningStrategy, StrategyCommand, StrategyEvent> = {
  initialState: { status: 'unstarted', lastInstant: null },
  decide,
  evolve,
};
