import { describe, expect, it } from '@jest/globals';
import type { Signal } from '@stratvector/contracts';
import type { Timestamp } from '@stratvector/kernel';
import { replay } from '@stratvector/kernel';
import { instrumentId, price } from '@stratvector/model';
import { strategy } from './strategy.ts';
import type { StrategyCommand, StrategyEvent } from './strategy.ts';

const at = 5n as Timestamp;
const signal: Signal = {
  instrumentId: instrumentId('SPX'),
  intent: { kind: 'direction', direction: 1 },
  reason: 'momentum-up',
  decisionPrice: price(100n),
  barSequence: 20,
  volatility: null,
  validUntil: null,
};
const start = { name: 'momentum', parameters: {}, warmUp: 21 };
const started: StrategyEvent = { type: 'StrategyStarted', data: start };
const stopped: StrategyEvent = { type: 'StrategyStopped', data: { reason: 'asked' } };
const raised = (closeTime: bigint): StrategyEvent => ({
  type: 'SignalRaised',
  data: { closeTime: closeTime as Timestamp, signal },
});
const record = (closeTime: bigint): StrategyCommand => ({
  type: 'RecordDecisions',
  at,
  data: { closeTime: closeTime as Timestamp, signals: [signal], timers: [] },
});
const timer = (name: string, when: bigint) => ({ name, at: when as Timestamp });
const set = (name: string, when: bigint): StrategyEvent => ({
  type: 'TimerSet',
  data: { closeTime: 5n as Timestamp, timer: timer(name, when) },
});
const asks: StrategyCommand = {
  type: 'RecordDecisions',
  at,
  data: { closeTime: at, signals: [], timers: [timer('wake', 9n), timer('later', 20n)] },
};
const elapses = (name: string, when: bigint): StrategyCommand => ({
  type: 'RecordTimerElapsed',
  at,
  data: { timer: timer(name, when) },
});
const elapsed = (name: string, when: bigint): StrategyEvent => ({
  type: 'TimerElapsed',
  data: { timer: timer(name, when) },
});

const cases: readonly [string, StrategyEvent[], StrategyCommand, StrategyEvent[]][] = [
  ['starts', [], { type: 'StartStrategy', at, data: start }, [started]],
  ['starts once', [started], { type: 'StartStrategy', at, data: start }, []],
  ['raises nothing before it is started', [], record(7n), []],
  ['raises what its code decided', [started], record(7n), [raised(7n)]],
  ['decides on an instant once', [started, raised(7n)], record(7n), []],
  ['ignores an older instant', [started, raised(7n)], record(6n), []],
  ['raises nothing once stopped', [started, stopped], record(7n), []],
  ['sets the timers that were asked for', [started], asks, [set('wake', 9n), set('later', 20n)]],
  ['sets them once', [started, set('wake', 9n)], asks, []],
  ['sets none once stopped', [started, stopped], asks, []],
  ['is called at its time', [started, set('a', 9n)], elapses('a', 9n), [elapsed('a', 9n)]],
  ['once', [started, set('a', 9n), elapsed('a', 9n)], elapses('a', 9n), []],
  ['not by a timer that was moved', [started, set('a', 9n), set('a', 12n)], elapses('a', 9n), []],
  ['not by one that nobody set', [started], elapses('a', 9n), []],
  ['not once stopped', [started, set('a', 9n), stopped], elapses('a', 9n), []],
  ['stops', [started], { type: 'StopStrategy', at, data: { reason: 'asked' } }, [stopped]],
  ['stops once', [started, stopped], { type: 'StopStrategy', at, data: { reason: 'x' } }, []],
  ['starts again after a stop', [stopped], { type: 'StartStrategy', at, data: start }, [started]],
];

describe('a strategy', () => {
  it.each(cases)('%s', (_what, given, when, then) => {
    expect(strategy.decide(when, replay(strategy, given))).toEqual(then);
  });
});
