import type {
  CancelOrderedMessage,
  OrderApprovedMessage,
  OrderFactMessage,
  SplitMessage,
} from '@stratvector/contracts';
import {
  isChildOrder,
  isOpenParent,
  onChildEvent,
  parentOrder,
  publishedParentFact,
} from '@stratvector/domain-execution';
import type {
  OrderEvent,
  ParentOrder,
  ParentOrderCommand,
  ParentOrderEvent,
} from '@stratvector/domain-execution';
import { Aggregates } from '@stratvector/kernel';
import type { Journal, Timestamp } from '@stratvector/kernel';
import { add, negate } from '@stratvector/model';
import type {
  ClientOrderId,
  ExecutionAlgorithm,
  Instrument,
  InstrumentId,
  OrderTicket,
  Quantity,
  StrategyId,
} from '@stratvector/model';
import type { WorkedBar, WorkedBars } from './wiring.ts';

/** What orders that are worked over time bring about. */
export interface ParentPorts {
  readonly instruments: readonly Instrument[];
  readonly journal: Journal;
  readonly bars: WorkedBars;
  /** A child goes out as an order of its own. */
  readonly submit: (ticket: OrderTicket, at: Timestamp) => void;
  readonly cancel: (id: ClientOrderId, at: Timestamp, cause: string) => void;
  readonly tell: (message: OrderFactMessage) => void;
  /** Nothing more leaves for it. */
  readonly onEnd: (id: ClientOrderId) => void;
}

const NOTHING = 0n as Quantity;

const expectedOf = (
  algorithm: ExecutionAlgorithm,
  { instrumentId }: OrderTicket,
  bars: WorkedBars,
): readonly number[] =>
  algorithm.kind === 'vwap' ? bars.expected(instrumentId, algorithm.bars) : [];

/** Works approved orders over time: cuts children off them after bars and follows what becomes of each. */
export class Parents {
  readonly #ports: ParentPorts;
  readonly #streams: Aggregates<ParentOrder, ParentOrderCommand, ParentOrderEvent>;
  /** In the order in which they were approved. */
  readonly #open = new Map<ClientOrderId, OrderTicket>();
  /** Instruments whose next bar somebody waits for. */
  readonly #awaited = new Set<InstrumentId>();
  readonly #lots = new Map<InstrumentId, Quantity>();
  /** What is held by strategy and instrument, from execution's own fills. */
  readonly #held = new Map<string, Quantity>();

  constructor(ports: ParentPorts) {
    this.#ports = ports;
    this.#streams = new Aggregates('parent-order', parentOrder, ports.journal);
    for (const { id, lot } of ports.instruments) this.#lots.set(id, lot);
  }

  accept({ ticket, at }: OrderApprovedMessage, algorithm: ExecutionAlgorithm): void {
    const { bars } = this.#ports;
    const { clientOrderId: id, instrumentId } = ticket;
    const { bar, volume } = bars.last(instrumentId);
    this.#open.set(id, ticket);
    this.#step(id, {
      type: 'AcceptParentOrder',
      at,
      data: {
        ticket,
        algorithm,
        lot: this.#lots.get(instrumentId) ?? (1n as Quantity),
        position: this.#held.get(keyOf(ticket)) ?? NOTHING,
        expected: expectedOf(algorithm, ticket, bars),
        bar,
        volume,
      },
    });
    this.#await(instrumentId);
  }

  /** Whether it was one of these. */
  cancel({ orderId, at, cause }: CancelOrderedMessage): boolean {
    if (!this.#open.has(orderId)) return false;
    this.#step(orderId, { type: 'CancelParentOrder', at, data: { cause } });
    return true;
  }

  /** Hears what has happened to any order. */
  follow(event: OrderEvent, ticket: OrderTicket, at: Timestamp): void {
    if (event.type === 'OrderFilled') this.#move(ticket, event.data.fill.quantity);
    if (!isChildOrder(ticket)) {
      if (event.type === 'OrderFilled') this.#guard(ticket, at);
      return;
    }
    const { parentId } = ticket;
    const command = onChildEvent(event, ticket, at);
    if (command && parentId !== null && this.#open.has(parentId)) this.#step(parentId, command);
  }

  /** Positions on new shares. */
  split(message: SplitMessage): void {
    this.#held.set(keyOf(message), message.positionAfter);
  }

  /** What is left of those of an instrument ends: its data or its shares have. */
  expire(instrumentId: InstrumentId, at: Timestamp): void {
    for (const id of this.#of(instrumentId))
      this.#step(id, { type: 'ExpireParentOrder', at, data: {} });
  }

  #of(instrumentId: InstrumentId): readonly ClientOrderId[] {
    return [...this.#open.values()]
      .filter((ticket) => ticket.instrumentId === instrumentId)
      .map(({ clientOrderId }) => clientOrderId);
  }

  #move(ticket: OrderTicket, filled: Quantity): void {
    const key = keyOf(ticket);
    const change = ticket.side === 'buy' ? filled : negate(filled);
    this.#held.set(key, add(this.#held.get(key) ?? NOTHING, change));
  }

  /** What guards a position has filled: whoever opens or closes that position has less to do. */
  #guard(ticket: OrderTicket, at: Timestamp): void {
    if (ticket.role !== 'stop-loss' && ticket.role !== 'take-profit') return;
    const key = keyOf(ticket);
    const data = { side: ticket.side, position: this.#held.get(key) ?? NOTHING };
    for (const id of this.#of(ticket.instrumentId)) {
      const parent = this.#open.get(id);
      if (parent && keyOf(parent) === key)
        this.#step(id, { type: 'RecordProtectiveFill', at, data });
    }
  }

  #await(instrumentId: InstrumentId): void {
    if (this.#awaited.has(instrumentId) || this.#of(instrumentId).length === 0) return;
    this.#awaited.add(instrumentId);
    this.#ports.bars.next(instrumentId, (bar, at) => this.#onBar(instrumentId, bar, at));
  }

  #onBar(instrumentId: InstrumentId, bar: WorkedBar, at: Timestamp): void {
    this.#awaited.delete(instrumentId);
    for (const id of this.#of(instrumentId)) this.#step(id, { type: 'RecordBar', at, data: bar });
    this.#await(instrumentId);
  }

  #step(id: ClientOrderId, command: ParentOrderCommand): void {
    const stream = this.#streams.open(id);
    const events = stream.step(command);
    const { state } = stream;
    if (!isOpenParent(state)) {
      this.#open.delete(id);
      this.#streams.forget(id);
      this.#ports.onEnd(id);
    }
    if (state.ticket) for (const event of events) this.#act(event, state.ticket, command.at);
  }

  #act(event: ParentOrderEvent, ticket: OrderTicket, at: Timestamp): void {
    const { submit, cancel, tell } = this.#ports;
    const message = publishedParentFact(event, ticket, at);
    if (message) tell(message);
    if (event.type === 'ChildOrderReleased') submit(event.data.ticket, at);
    else if (event.type === 'ChildOrderCancelRequested')
      cancel(event.data.childId, at, event.data.cause);
  }
}

const keyOf = ({
  strategyId,
  instrumentId,
}: {
  readonly strategyId: StrategyId;
  readonly instrumentId: InstrumentId;
}): string => `${strategyId}/${instrumentId}`;
