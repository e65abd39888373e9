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
  data: { closeTime: closeTime as Timestamp, signals: [signal] },
});

const cases: readonly [string, StrategyEvent[], StrategyCommand, StrategyEvent[]][] = [
  ['starts', [], { type: 'StartStrategy', at, data: start }, [started]],
  ['starts once', [started], { type: 'StartStrategy', at, data: start }, []],
  ['raises nothing before it is started', [], record(7n), []],
  ['raises what its code decided', [started], record(7n), [raised(7n)]],
  ['decides on an instant once', [started, raised(7n)], record(7n), []],
  ['ignores an older instant', [started, raised(7n)], record(6n), []],
  ['raises nothing once stopped', [started, stopped], record(7n), []],
  ['stops', [started], { type: 'StopStrategy', at, data: { reason: 'asked' } }, [stopped]],
  ['stops once', [started, stopped], { type: 'StopStrategy', at, data: { reason: 'x' } }, []],
  ['starts again after a stop', [stopped], { type: 'StartStrategy', at, data: start }, [started]],
];

describe('a strategy', () => {
  it.each(cases)('%s', (_what, given, when, then) => {
    expect(strategy.decide(when, replay(strategy, given))).toEqual(then);
  });
});
