import type {
  Bracket,
  ClientOrderId,
  Fraction,
  OrderRole,
  OrderSide,
  OrderTicket,
  OrderType,
  Price,
  Protection,
  TimeInForce,
  Trail,
} from '@stratvector/model';
import { Enumeration } from './enumeration.ts';
import { NONE, SOME, WORD } from './tape.ts';
import type { TapeWriter } from './tape.ts';
import type { TapeReader } from './tape-reader.ts';

export const SIDE = new Enumeration<OrderSide>({ buy: true, sell: true });
export const ROLE = new Enumeration<OrderRole>({
  entry: true,
  exit: true,
  'stop-loss': true,
  'take-profit': true,
});
export const TYPE = new Enumeration<OrderType>({
  market: true,
  limit: true,
  stop: true,
  'stop-limit': true,
  'trailing-stop': true,
});
export const TIME_IN_FORCE = new Enumeration<TimeInForce>({
  DAY: true,
  GTC: true,
  GTD: true,
  IOC: true,
  FOK: true,
  OPG: true,
  CLS: true,
});

const TRAIL_AMOUNT = 1;
const TRAIL_FRACTION = 2;
/** The ticket follows; any other number is the place of one written before. */
const WHOLE = -1;

/** Answers with a code of two bits. */
export const writeTrail = (tape: TapeWriter, trail: Trail | null): number => {
  if (trail === null) return NONE;
  tape.integer(trail.kind === 'amount' ? trail.amount : trail.fraction);
  return trail.kind === 'amount' ? TRAIL_AMOUNT : TRAIL_FRACTION;
};

export const readTrail = (tape: TapeReader, code: number): Trail | null => {
  if (code === NONE) return null;
  return code === TRAIL_AMOUNT
    ? { kind: 'amount', amount: tape.integer<Price>() }
    : { kind: 'fraction', fraction: tape.integer<Fraction>() };
};

/** Answers with a code of four bits. */
const writeProtection = (tape: TapeWriter, protection: Protection | null): number => {
  if (protection === null) return NONE;
  const stopLoss = tape.some(protection.stopLoss);
  const takeProfit = tape.some(protection.takeProfit);
  const trailingStop = tape.some(protection.trailingStop);
  return SOME | (stopLoss << 1) | (takeProfit << 2) | (trailingStop << 3);
};

const readProtection = (tape: TapeReader, code: number): Protection | null =>
  (code & 1) === NONE
    ? null
    : ({
        stopLoss: tape.some(code & 2),
        takeProfit: tape.some(code & 4),
        trailingStop: tape.some(code & 8),
      } satisfies Required<Protection>);

/** Answers with a code of three bits. */
const writeBracket = (tape: TapeWriter, bracket: Bracket | null): number => {
  if (bracket === null) return NONE;
  const stop = tape.some(bracket.stop);
  const target = tape.some(bracket.target);
  return SOME | (stop << 1) | (target << 2);
};

const readBracket = (tape: TapeReader, code: number): Bracket | null =>
  (code & 1) === NONE
    ? null
    : ({ stop: tape.some(code & 2), target: tape.some(code & 4) } satisfies Required<Bracket>);

/** What an order is asked for in closed lists: twelve bits. */
const wordsOf = (ticket: OrderTicket, role: number): number =>
  SIDE.code(ticket.side) |
  (role << 1) |
  (TYPE.code(ticket.type) << 3) |
  (TIME_IN_FORCE.code(ticket.timeInForce) << 6) |
  (Number(ticket.reduceOnly) << 9);

/** A ticket that does not come again. */
export const writeWholeTicket = (tape: TapeWriter, ticket: OrderTicket): void => {
  tape.id(ticket.clientOrderId, tape.current);
  tape.id(ticket.parentId, tape.filled);
  tape.party(ticket.accountId, ticket.strategyId, ticket.instrumentId);
  const role = ROLE.code(ticket.role);
  tape.word(WORD.reasonOfRole + role, ticket.reason);
  tape.integer(ticket.quantity);
  const limit = tape.some(ticket.limitPrice);
  const stop = tape.some(ticket.stopPrice);
  const trail = writeTrail(tape, ticket.trail);
  const goodTill = tape.some(ticket.goodTill);
  const protection = writeProtection(tape, ticket.protection);
  const bracket = writeBracket(tape, ticket.bracket);
  tape.two(ticket.decidedAt, ticket.decisionPrice);
  tape.code(
    wordsOf(ticket, role) |
      (limit << 10) |
      (stop << 11) |
      (trail << 12) |
      (goodTill << 14) |
      (protection << 15) |
      (bracket << 19),
  );
};

export const readWholeTicket = (tape: TapeReader): OrderTicket => {
  const clientOrderId = tape.id<ClientOrderId>(tape.current);
  const parentId = tape.idOrNull<ClientOrderId>(tape.filled);
  const { accountId, strategyId, instrumentId } = tape.party();
  const reason = tape.word();
  const code = tape.code();
  return {
    clientOrderId,
    parentId,
    accountId,
    strategyId,
    instrumentId,
    side: SIDE.name(code & 1),
    role: ROLE.name((code >> 1) & 3),
    type: TYPE.name((code >> 3) & 7),
    quantity: tape.integer(),
    limitPrice: tape.some((code >> 10) & 1),
    stopPrice: tape.some((code >> 11) & 1),
    trail: readTrail(tape, (code >> 12) & 3),
    timeInForce: TIME_IN_FORCE.name((code >> 6) & 7),
    goodTill: tape.some((code >> 14) & 1),
    reduceOnly: ((code >> 9) & 1) === SOME,
    protection: readProtection(tape, (code >> 15) & 15),
    bracket: readBracket(tape, (code >> 19) & 7),
    reason,
    decidedAt: tape.integer(),
    decisionPrice: tape.integer(),
  } satisfies Required<OrderTicket>;
};

/** A ticket as it is approved: it most likely comes again when it is sent. */
export const writeNewTicket = (tape: TapeWriter, ticket: OrderTicket): void => {
  writeWholeTicket(tape, ticket);
  tape.tickets.add(ticket);
  tape.approved = ticket.clientOrderId;
};

export const readNewTicket = (tape: TapeReader): OrderTicket => {
  const ticket = readWholeTicket(tape);
  tape.tickets.add(ticket);
  tape.approved = ticket.clientOrderId;
  return ticket;
};

export const writeTicket = (tape: TapeWriter, ticket: OrderTicket): void => {
  const place = tape.tickets.take(ticket);
  tape.code(place);
  if (place === WHOLE) writeWholeTicket(tape, ticket);
};

export const readTicket = (tape: TapeReader): OrderTicket => {
  const place = tape.code();
  return place === WHOLE ? readWholeTicket(tape) : tape.tickets.at(place);
};
