import type { FlowKind } from '@stratvector/contracts';
import type { AccountEvent } from '@stratvector/domain-risk';
import { CONTROL_READERS, writeControlEvent } from './control-codec.ts';
import { readDenied, writeDenied } from './denied-codec.ts';
import { Enumeration } from './enumeration.ts';
import { EVENT } from './event-code.ts';
import type { DataOf, KeptType } from './logged.ts';
import type { ClientOrderId } from '@stratvector/model';
import { readAlgorithm, writeAlgorithm } from './parent-codec.ts';
import type { Readers } from './readers.ts';
import { readSignal, writeSignal } from './signal-codec.ts';
import { WORD } from './tape.ts';
import type { TapeWriter } from './tape.ts';
import type { TapeReader } from './tape-reader.ts';
import { readNewTicket, ROLE, writeNewTicket } from './ticket-codec.ts';

type About = Pick<DataOf<'SignalIgnored'>, 'slot' | 'strategyId' | 'instrumentId'>;
type RarerAccountEvent = Exclude<
  TapedAccountEvent,
  { type: 'FillBooked' | 'TargetSet' | 'OrderApproved' }
>;
type TapedAccountEvent = Exclude<AccountEvent, { type: KeptType }>;
type Lots = DataOf<'FillBooked'>['lotsAfter'];

const TARGET_KIND = new Enumeration<DataOf<'TargetSet'>['kind']>({
  none: true,
  direction: true,
  weight: true,
  order: true,
  rule: true,
});
const REDUCTION = new Enumeration<DataOf<'TargetReduced'>['by']>({
  max_position_size: true,
  allow_short: true,
  free_cash: true,
  gross_room: true,
  size_undefined: true,
});
const IGNORED = new Enumeration<DataOf<'SignalIgnored'>['reason']>({
  REENTRY_NEEDS_NEW_SIGNAL: true,
  TARGET_UNCHANGED: true,
  SIGNAL_EXPIRED: true,
  RULE_IN_FORCE: true,
});
const ENDED = new Enumeration<DataOf<'OrderReleased'>['ended']>({
  canceled: true,
  expired: true,
  rejected: true,
});
const FLOW = new Enumeration<FlowKind>({
  deposit: true,
  withdrawal: true,
  dividend: true,
  'cash-interest': true,
  'margin-interest': true,
  'borrow-fee': true,
});

const writeAbout = (tape: TapeWriter, { slot, strategyId, instrumentId }: About): void =>
  tape.about(slot, strategyId, instrumentId);

export const writeTargetSet = (tape: TapeWriter, data: DataOf<'TargetSet'>): void => {
  writeAbout(tape, data);
  tape.code(TARGET_KIND.code(data.kind));
  tape.word(WORD.reason, data.reason);
  tape.two(data.target, data.intent);
  tape.integer(data.decisionPrice);
  writeSignal(tape, data.signal);
};

const readTargetSet = (tape: TapeReader): DataOf<'TargetSet'> => {
  const { slot, strategyId, instrumentId } = tape.about();
  const kind = TARGET_KIND.name(tape.code());
  const reason = tape.word();
  return {
    slot,
    strategyId,
    instrumentId,
    target: tape.integer(),
    kind,
    intent: tape.integer(),
    reason,
    decisionPrice: tape.integer(),
    signal: readSignal(tape),
  };
};

/** Room is made for each. */
const writeLots = (tape: TapeWriter, lots: Lots): void => {
  for (const { quantity, cost } of lots) {
    tape.begin();
    tape.integer(quantity);
    tape.integer(cost);
  }
};

const readLots = (tape: TapeReader): Lots =>
  Array.from({ length: tape.code() }, () => {
    tape.begin();
    return { quantity: tape.integer(), cost: tape.integer() } satisfies Required<Lots[number]>;
  });

export const writeFillBooked = (tape: TapeWriter, data: DataOf<'FillBooked'>): void => {
  writeAbout(tape, data);
  tape.id(data.orderId, tape.filled);
  tape.code(ROLE.code(data.role));
  tape.code(data.blocks);
  tape.four(data.quantity, data.price, data.notional, data.commission);
  tape.four(data.fees, data.realized, data.positionAfter, data.costAfter);
  tape.code(data.lotsAfter.length);
  if (data.lotsAfter.length > 0) writeLots(tape, data.lotsAfter);
  tape.two(data.cashAfter, data.freed);
  tape.integer(data.freedExposure);
};

const readFillBooked = (tape: TapeReader): DataOf<'FillBooked'> => {
  const { slot, strategyId, instrumentId } = tape.about();
  const orderId = tape.id<ClientOrderId>(tape.filled);
  const role = ROLE.name(tape.code());
  const blocks = tape.code();
  return {
    slot,
    strategyId,
    instrumentId,
    orderId,
    role,
    quantity: tape.integer(),
    price: tape.integer(),
    notional: tape.integer(),
    commission: tape.integer(),
    fees: tape.integer(),
    realized: tape.integer(),
    positionAfter: tape.integer(),
    costAfter: tape.integer(),
    lotsAfter: readLots(tape),
    cashAfter: tape.integer(),
    freed: tape.integer(),
    freedExposure: tape.integer(),
    blocks,
  };
};

export const writeApproved = (tape: TapeWriter, data: DataOf<'OrderApproved'>): void => {
  tape.code(data.slot);
  writeNewTicket(tape, data.ticket);
  writeAlgorithm(tape, data.algorithm);
  tape.two(data.reserved, data.exposure);
};

const writeOrderDenied = (tape: TapeWriter, data: DataOf<'OrderDenied'>): void => {
  writeAbout(tape, data);
  tape.integer(data.quantity);
  tape.integer(data.price);
  writeDenied(tape, data.reason);
};

const writeReleased = (tape: TapeWriter, data: DataOf<'OrderReleased'>): void => {
  writeAbout(tape, data);
  tape.id(data.orderId, tape.filled);
  tape.code(ENDED.code(data.ended));
  tape.word(WORD.other, data.code);
};

const writeReduced = (tape: TapeWriter, data: DataOf<'TargetReduced'>): void => {
  writeAbout(tape, data);
  tape.integer(data.from);
  tape.integer(data.to);
  tape.code(REDUCTION.code(data.by));
};

const writeFlow = (tape: TapeWriter, data: DataOf<'FlowBooked'>): void => {
  tape.code(FLOW.code(data.kind));
  tape.id(data.strategyId, '');
  tape.id(data.instrumentId, '');
  tape.two(data.amount, data.cashAfter);
};

/** Room is made for each. */
const writeRates = (tape: TapeWriter, { rates }: DataOf<'RatesMarked'>): void => {
  tape.code(rates.length);
  for (const { currency, rate, at } of rates) {
    tape.begin();
    tape.word(WORD.other, currency);
    tape.two(rate, at);
  }
};

const readRate = (tape: TapeReader): DataOf<'RatesMarked'>['rates'][number] => {
  tape.begin();
  return { currency: tape.word(), rate: tape.integer(), at: tape.integer() };
};

/** Writes what does not come with every fill. */
export const writeRarerAccountEvent = (tape: TapeWriter, event: RarerAccountEvent): void => {
  tape.code(EVENT[event.type]);
  switch (event.type) {
    case 'TargetReduced':
      writeReduced(tape, event.data);
      return;
    case 'SignalIgnored':
      writeAbout(tape, event.data);
      tape.code(IGNORED.code(event.data.reason));
      return;
    case 'OrderDenied':
      writeOrderDenied(tape, event.data);
      return;
    case 'CancelOrdered':
      writeAbout(tape, event.data);
      tape.id(event.data.orderId, tape.filled);
      tape.word(WORD.other, event.data.cause);
      return;
    case 'OrderReleased':
      writeReleased(tape, event.data);
      return;
    case 'RatesMarked':
      writeRates(tape, event.data);
      return;
    case 'SessionStarted':
      tape.integer(event.data.equity);
      return;
    case 'ActivityCounted':
    case 'ProtectionFollowed':
    case 'ProtectionEnded':
      writeControlEvent(tape, event);
      return;
    case 'FlowBooked':
      writeFlow(tape, event.data);
  }
};

export const ACCOUNT_READERS: Readers<TapedAccountEvent['type']> = {
  TargetSet: readTargetSet,
  TargetReduced: (tape) => ({
    ...tape.about(),
    from: tape.integer(),
    to: tape.integer(),
    by: REDUCTION.name(tape.code()),
  }),
  SignalIgnored: (tape) => ({ ...tape.about(), reason: IGNORED.name(tape.code()) }),
  OrderApproved: (tape) => ({
    slot: tape.code(),
    ticket: readNewTicket(tape),
    algorithm: readAlgorithm(tape),
    reserved: tape.integer(),
    exposure: tape.integer(),
  }),
  OrderDenied: (tape) => ({
    ...tape.about(),
    quantity: tape.integer(),
    price: tape.integer(),
    reason: readDenied(tape),
  }),
  CancelOrdered: (tape) => ({
    ...tape.about(),
    orderId: tape.id(tape.filled),
    cause: tape.word(),
  }),
  OrderReleased: (tape) => ({
    ...tape.about(),
    orderId: tape.id(tape.filled),
    ended: ENDED.name(tape.code()),
    code: tape.word(),
  }),
  FillBooked: readFillBooked,
  FlowBooked: (tape) => ({
    kind: FLOW.name(tape.code()),
    strategyId: tape.idOrNull(''),
    instrumentId: tape.idOrNull(''),
    amount: tape.integer(),
    cashAfter: tape.integer(),
  }),
  ...CONTROL_READERS,
  SessionStarted: (tape) => ({ equity: tape.integer() }),
  RatesMarked: (tape) => ({ rates: Array.from({ length: tape.code() }, () => readRate(tape)) }),
};
