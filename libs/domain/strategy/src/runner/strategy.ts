import type { Signal } from '@stratvector/contracts';
import type { Command, Decider, Event, Timestamp } from '@stratvector/kernel';
import type { ParameterValues } from '@stratvector/model';

export interface RunningStrategy {
  readonly status: 'unstarted' | 'started' | 'stopped';
  /** The last instant it decided on; an older one is a duplicate. */
  readonly lastInstant: Timestamp | null;
  /** That have been set and have not elapsed, one of a name. */
  readonly timers: readonly SetTimer[];
}

/** When a strategy asked to be called. */
export interface SetTimer {
  readonly name: string;
  readonly at: Timestamp;
}

interface Decided {
  readonly closeTime: Timestamp;
  readonly signals: readonly Signal[];
  readonly timers: readonly SetTimer[];
}

export type StrategyEvent =
  | Event<'StrategyStarted', { name: string; parameters: ParameterValues; warmUp: number }>
  | Event<'SignalRaised', { closeTime: Timestamp; signal: Signal }>
  | Event<'TimerSet', { closeTime: Timestamp; timer: SetTimer }>
  | Event<'TimerElapsed', { timer: SetTimer }>
  | Event<'StrategyStopped', { reason: string }>;

export type StrategyCommand =
  | Command<'StartStrategy', { name: string; parameters: ParameterValues; warmUp: number }>
  /** What the strategy's own code answered to an instant. */
  | Command<'RecordDecisions', Decided>
  /** The time of a timer has come; one that was moved since, or has elapsed, is none. */
  | Command<'RecordTimerElapsed', { timer: SetTimer }>
  | Command<'StopStrategy', { reason: string }>;

const recordDecisions = (
  { closeTime, signals, timers }: Decided,
  state: RunningStrategy,
): readonly StrategyEvent[] => {
  if (state.status !== 'started') return [];
  if (state.lastInstant !== null && closeTime <= state.lastInstant) return [];
  const events: StrategyEvent[] = [];
  for (const signal of signals) events.push({ type: 'SignalRaised', data: { closeTime, signal } });
  for (const timer of timers) events.push({ type: 'TimerSet', data: { closeTime, timer } });
  return events;
};

const elapsed = (timer: SetTimer, { status, timers }: RunningStrategy): readonly StrategyEvent[] =>
  status === 'started' && timers.some(({ name, at }) => name === timer.name && at === timer.at)
    ? [{ type: 'TimerElapsed', data: { timer } }]
    : [];

const without = ({ timers }: RunningStrategy, gone: string): readonly SetTimer[] =>
  timers.filter(({ name }) => name !== gone);

const decide = (command: StrategyCommand, state: RunningStrategy): readonly StrategyEvent[] => {
  switch (command.type) {
    case 'StartStrategy':
      return state.status === 'started' ? [] : [{ type: 'StrategyStarted', data: command.data }];
    case 'RecordDecisions':
      return recordDecisions(command.data, state);
    case 'RecordTimerElapsed':
      return elapsed(command.data.timer, state);
    case 'StopStrategy':
      return state.status === 'started' ? [{ type: 'StrategyStopped', data: command.data }] : [];
  }
};

const evolve = (state: RunningStrategy, event: StrategyEvent): RunningStrategy => {
  switch (event.type) {
    case 'StrategyStarted':
      return { ...state, status: 'started' };
    case 'SignalRaised':
      return {
        status: state.status,
        lastInstant: event.data.closeTime,
        timers: state.timers,
      };
    case 'TimerSet': {
      const { closeTime, timer } = event.data;
      const timers = [...without(state, timer.name), timer];
      return { ...state, lastInstant: closeTime, timers };
    }
    case 'TimerElapsed':
      return { ...state, timers: without(state, event.data.timer.name) };
    case 'StrategyStopped':
      return { ...state, status: 'stopped', timers: [] };
  }
};

/** One strategy on one account: started, deciding once per instant, stopped. */
export const strategy: Decider<RunningStrategy, StrategyCommand, StrategyEvent> = {
  initialState: { status: 'unstarted', lastInstant: null, timers: [] },
  decide,
  evolve,
};
