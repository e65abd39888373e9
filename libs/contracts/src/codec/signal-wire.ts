import type { InstrumentId } from '@stratvector/model';
import type * as Wire from '../generated/stratvector/strategy/v1/signal.ts';
import type { Intent, OrderChange, OrderIdea, Signal, SignalsRaised } from '../strategy.ts';
import { SIDE, TIME_IN_FORCE, trailOf, trailWire, TYPE } from './ticket-wire.ts';
import { fractionText, optional, WireNumbers } from './wire-numbers.ts';
import type { Scales, WireReader } from './wire-reader.ts';
import { timeText } from './wire-time.ts';

const ideaWire = (idea: OrderIdea, numbers: WireNumbers): Wire.OrderIdea => ({
  side: SIDE.wire(idea.side),
  type: TYPE.wire(idea.type),
  quantity: optional(idea.quantity, numbers.quantity),
  riskFraction: optional(idea.riskFraction, fractionText),
  limitPrice: optional(idea.limitPrice, numbers.price),
  stopPrice: optional(idea.stopPrice, numbers.price),
  trail: trailWire(idea.trail, numbers),
  timeInForce:
    idea.timeInForce === null ? 'TIME_IN_FORCE_UNSPECIFIED' : TIME_IN_FORCE.wire(idea.timeInForce),
  goodTill: optional(idea.goodTill, timeText),
  bracketStop: optional(idea.bracketStop, numbers.price),
  bracketTarget: optional(idea.bracketTarget, numbers.price),
});

const isUnspecified = (reader: WireReader): boolean =>
  ['', 'TIME_IN_FORCE_UNSPECIFIED'].includes(reader.text('timeInForce'));

const ideaOf = (reader: WireReader, of: InstrumentId): OrderIdea => ({
  side: reader.enum('side', SIDE),
  type: reader.enum('type', TYPE),
  quantity: reader.quantityOrNull('quantity', of),
  riskFraction: reader.fractionOrNull('riskFraction'),
  limitPrice: reader.priceOrNull('limitPrice', of),
  stopPrice: reader.priceOrNull('stopPrice', of),
  trail: trailOf(reader.messageOrNull('trail'), of),
  timeInForce: isUnspecified(reader) ? null : reader.enum('timeInForce', TIME_IN_FORCE),
  goodTill: reader.timeOrNull('goodTill'),
  bracketStop: reader.priceOrNull('bracketStop', of),
  bracketTarget: reader.priceOrNull('bracketTarget', of),
});

const changeWire = (change: OrderChange, numbers: WireNumbers): Wire.OrderChange => ({
  name: change.name,
  quantity: optional(change.quantity, numbers.quantity),
  limitPrice: optional(change.limitPrice, numbers.price),
  stopPrice: optional(change.stopPrice, numbers.price),
});

const changeOf = (reader: WireReader, of: InstrumentId): OrderChange => ({
  name: reader.id('name'),
  quantity: reader.quantityOrNull('quantity', of),
  limitPrice: reader.priceOrNull('limitPrice', of),
  stopPrice: reader.priceOrNull('stopPrice', of),
});

type IntentWire = Pick<Wire.Signal, 'direction' | 'weight' | 'order' | 'change'>;

const intentWire = (intent: Intent, numbers: WireNumbers): IntentWire => {
  switch (intent.kind) {
    case 'direction':
      return { direction: intent.direction, order: undefined, change: undefined };
    case 'weight':
      return { weight: fractionText(intent.weight), order: undefined, change: undefined };
    case 'order':
      return { order: ideaWire(intent.idea, numbers), change: undefined };
    case 'change':
      return { order: undefined, change: changeWire(intent.change, numbers) };
  }
};

const directionOf = (reader: WireReader): -1 | 0 | 1 => {
  const direction = reader.whole('direction');
  if (direction === -1 || direction === 0 || direction === 1) return direction;
  return reader.refuse('direction', '-1, 0 or 1');
};

const intentOf = (reader: WireReader, of: InstrumentId): Intent => {
  const order = reader.messageOrNull('order');
  if (order) return { kind: 'order', idea: ideaOf(order, of) };
  const change = reader.messageOrNull('change');
  if (change) return { kind: 'change', change: changeOf(change, of) };
  if (reader.has('weight')) return { kind: 'weight', weight: reader.fraction('weight') };
  if (reader.has('direction')) return { kind: 'direction', direction: directionOf(reader) };
  return reader.refuse('direction', 'one of direction, weight, order and change');
};

const signalWire = (signal: Signal, scales: Scales): Wire.Signal => {
  const numbers = new WireNumbers(signal.instrumentId, scales);
  return {
    instrumentId: signal.instrumentId,
    ...intentWire(signal.intent, numbers),
    reason: signal.reason,
    decisionPrice: numbers.price(signal.decisionPrice),
    barSequence: signal.barSequence,
    volatility: optional(signal.volatility, fractionText),
    validUntil: optional(signal.validUntil, timeText),
  };
};

const signalOf = (reader: WireReader): Signal => {
  const instrumentId = reader.id<InstrumentId>('instrumentId');
  return {
    instrumentId,
    intent: intentOf(reader, instrumentId),
    reason: reader.text('reason'),
    decisionPrice: reader.price('decisionPrice', instrumentId),
    barSequence: reader.whole('barSequence'),
    volatility: reader.fractionOrNull('volatility'),
    validUntil: reader.timeOrNull('validUntil'),
  };
};

export const signalsWire = (raised: SignalsRaised, scales: Scales): Wire.SignalsRaised => ({
  accountId: raised.accountId,
  strategyId: raised.strategyId,
  closeTime: timeText(raised.closeTime),
  signals: raised.signals.map((signal) => signalWire(signal, scales)),
});

export const signalsOf = (reader: WireReader): SignalsRaised => ({
  topic: 'strategy.signal.v1',
  accountId: reader.id('accountId'),
  strategyId: reader.id('strategyId'),
  closeTime: reader.time('closeTime'),
  signals: reader.messages('signals').map(signalOf),
});
