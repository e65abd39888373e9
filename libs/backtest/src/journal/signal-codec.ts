import type { Intent, OrderChange, OrderIdea, Signal } from '@stratvector/contracts';
import type { InstrumentId } from '@stratvector/model';
import { WORD } from './tape.ts';
import type { TapeWriter } from './tape.ts';
import type { TapeReader } from './tape-reader.ts';
import { readTrail, SIDE, TIME_IN_FORCE, TYPE, writeTrail } from './ticket-codec.ts';

/** Directions are written as they are: −1, 0, 1. */
const WEIGHT = 2;
const ORDER = 3;
const CHANGE = 4;
/** The signal follows; any other number is the place of one written before. */
const WHOLE = -1;
const NO_SIGNAL = -2;

/** In the place of a bar's number: it is larger, and follows. */
const WIDE = -1;

/** One more than there are, where the account's own is left. */
const NO_TIME_IN_FORCE = 7;

const wordsOf = ({ side, type, timeInForce }: OrderIdea): number => {
  const force = timeInForce === null ? NO_TIME_IN_FORCE : TIME_IN_FORCE.code(timeInForce);
  return SIDE.code(side) | (TYPE.code(type) << 1) | (force << 4);
};

const timeInForceOf = (code: number): OrderIdea['timeInForce'] =>
  code === NO_TIME_IN_FORCE ? null : TIME_IN_FORCE.name(code);

const writeIdea = (tape: TapeWriter, idea: OrderIdea): void => {
  const quantity = tape.some(idea.quantity);
  const riskFraction = tape.some(idea.riskFraction);
  const limit = tape.some(idea.limitPrice);
  const stop = tape.some(idea.stopPrice);
  const trail = writeTrail(tape, idea.trail);
  const bracketStop = tape.some(idea.bracketStop);
  const bracketTarget = tape.some(idea.bracketTarget);
  const goodTill = tape.some(idea.goodTill);
  const prices = (limit << 9) | (stop << 10) | (trail << 11);
  const bracket = (bracketStop << 13) | (bracketTarget << 14) | (goodTill << 15);
  tape.code(wordsOf(idea) | (quantity << 7) | (riskFraction << 8) | prices | bracket);
};

const readIdea = (tape: TapeReader): OrderIdea => {
  const code = tape.code();
  return {
    side: SIDE.name(code & 1),
    type: TYPE.name((code >> 1) & 7),
    quantity: tape.some((code >> 7) & 1),
    riskFraction: tape.some((code >> 8) & 1),
    limitPrice: tape.some((code >> 9) & 1),
    stopPrice: tape.some((code >> 10) & 1),
    trail: readTrail(tape, (code >> 11) & 3),
    timeInForce: timeInForceOf((code >> 4) & 7),
    bracketStop: tape.some((code >> 13) & 1),
    bracketTarget: tape.some((code >> 14) & 1),
    goodTill: tape.some((code >> 15) & 1),
  } satisfies Required<OrderIdea>;
};

const writeChange = (tape: TapeWriter, change: OrderChange): void => {
  tape.word(WORD.reason, change.name);
  const quantity = tape.some(change.quantity);
  const limit = tape.some(change.limitPrice);
  const stop = tape.some(change.stopPrice);
  tape.code(quantity | (limit << 1) | (stop << 2));
};

const readChange = (tape: TapeReader): OrderChange => {
  const name = tape.word();
  const code = tape.code();
  return {
    name,
    quantity: tape.some(code & 1),
    limitPrice: tape.some(code & 2),
    stopPrice: tape.some(code & 4),
  } satisfies Required<OrderChange>;
};

const writeIntent = (tape: TapeWriter, intent: Intent): void => {
  switch (intent.kind) {
    case 'direction':
      tape.code(intent.direction);
      return;
    case 'weight':
      tape.code(WEIGHT);
      tape.integer(intent.weight);
      return;
    case 'order':
      tape.code(ORDER);
      writeIdea(tape, intent.idea);
      return;
    case 'change':
      tape.code(CHANGE);
      writeChange(tape, intent.change);
  }
};

const readIntent = (tape: TapeReader): Intent => {
  const code = tape.code();
  switch (code) {
    case -1:
    case 0:
    case 1:
      return { kind: 'direction', direction: code };
    case WEIGHT:
      return { kind: 'weight', weight: tape.integer() };
    case CHANGE:
      return { kind: 'change', change: readChange(tape) };
    default:
      return { kind: 'order', idea: readIdea(tape) };
  }
};

/**
 * As a code, which is read back as the small whole number that it is: a float there would change the shape
 * of signals, and every signal that a strategy raises from then on would be made over.
 */
const writeSequence = (tape: TapeWriter, sequence: number): void => {
  const isCode = sequence >= 0 && Object.is(sequence | 0, sequence);
  tape.code(isCode ? sequence : WIDE);
  if (!isCode) tape.float(sequence);
};

const readSequence = (tape: TapeReader): number => {
  const code = tape.code();
  return code === WIDE ? tape.float() : code;
};

const writeWhole = (tape: TapeWriter, signal: Signal): void => {
  tape.word(WORD.instrument, signal.instrumentId);
  writeIntent(tape, signal.intent);
  tape.word(WORD.reason, signal.reason);
  writeSequence(tape, signal.barSequence);
  tape.integer(signal.decisionPrice);
  const volatility = tape.some(signal.volatility);
  const validUntil = tape.some(signal.validUntil);
  tape.code(volatility | (validUntil << 1));
};

const readWhole = (tape: TapeReader): Signal => {
  const instrumentId = tape.word<InstrumentId>();
  const intent = readIntent(tape);
  const reason = tape.word();
  const barSequence = readSequence(tape);
  const code = tape.code();
  return {
    instrumentId,
    intent,
    reason,
    decisionPrice: tape.integer(),
    barSequence,
    volatility: tape.some(code & 1),
    validUntil: tape.some(code & 2),
  } satisfies Required<Signal>;
};

/** A signal as it is raised: it most likely comes again with the target that it sets. */
export const writeNewSignal = (tape: TapeWriter, signal: Signal): void => {
  writeWhole(tape, signal);
  tape.signals.add(signal);
};

export const readNewSignal = (tape: TapeReader): Signal => {
  const signal = readWhole(tape);
  tape.signals.add(signal);
  return signal;
};

export const writeSignal = (tape: TapeWriter, signal: Signal | null): void => {
  const place = signal === null ? NO_SIGNAL : tape.signals.take(signal);
  tape.code(place);
  if (place === WHOLE && signal !== null) writeWhole(tape, signal);
};

export const readSignal = (tape: TapeReader): Signal | null => {
  const place = tape.code();
  if (place === NO_SIGNAL) return null;
  return place === WHOLE ? readWhole(tape) : tape.signals.at(place);
};
