import type { Signal } from '@stratvector/contracts';
import { scopeName } from '@stratvector/domain-risk';
import type { AccountEvent } from '@stratvector/domain-risk';
import type { OrderEvent, ParentOrderEvent } from '@stratvector/domain-execution';
import type { StrategyEvent } from '@stratvector/domain-strategy';
import { millisecondsOf } from '@stratvector/kernel';
import type { Journaled, Timestamp } from '@stratvector/kernel';
import type {
  InstrumentId,
  Money,
  OrderTicket,
  Quantity,
  StrategyId,
  VenueFill,
} from '@stratvector/model';
import { ChangeRows } from './change-rows.ts';
import { expiryCause } from './expiry-cause.ts';
import { count, end, followParent, modified, updated } from './order-row.ts';
import type { OrderRow } from './order-row.ts';
import type { SignalRow } from './signal-row.ts';

type Logged = OrderEvent | ParentOrderEvent | AccountEvent | StrategyEvent;
type Booked = Extract<AccountEvent, { type: 'FillBooked' }>['data'];

export interface FillRow {
  readonly ticket: OrderTicket;
  readonly fill: VenueFill;
  readonly at: Timestamp;
  readonly booked: Booked;
}

/** Cash that came or went without a trade. */
type FlowRow = Extract<AccountEvent, { type: 'FlowBooked' }>['data'] & { readonly at: Timestamp };

/** A split as the books hold it, and how many fills there were before it. */
export type SplitRow = Extract<AccountEvent, { type: 'SplitBooked' }>['data'] & {
  readonly at: Timestamp;
  readonly fills: number;
};

/** What one strategy holds of one instrument from a moment on. */
export interface Move {
  /** Milliseconds: the open of the bar in which it came about. */
  readonly openTime: number;
  readonly strategyId: StrategyId;
  readonly instrumentId: InstrumentId;
  readonly positionAfter: Quantity;
  readonly costAfter: Money;
  /** Null where it came about by a split. */
  readonly traded: Traded | null;
}

interface Traded extends Pick<Booked, 'quantity' | 'price' | 'realized'> {
  /** Milliseconds. */
  readonly at: number;
}

interface About {
  readonly strategyId: string;
  readonly instrumentId: string;
}

const keyOf = ({ strategyId, instrumentId }: About): string => `${strategyId}/${instrumentId}`;

/** The log of a run, read once into the rows that its files and figures are made of. */
export class RunLog {
  readonly orders: OrderRow[] = [];
  readonly fills: FillRow[] = [];
  readonly signals: SignalRow[] = [];
  readonly denials: Extract<AccountEvent, { type: 'OrderDenied' }>['data'][] = [];
  /** When trading was halted, and why. */
  readonly halts: { readonly at: Timestamp; readonly cause: string; readonly scope: string }[] = [];
  readonly flows: FlowRow[] = [];
  readonly splits: SplitRow[] = [];
  /** Every change of a position, by fills and by splits, in the order of booking. */
  readonly moves: Move[] = [];
  readonly #orders = new Map<string, OrderRow>();
  readonly #pending: { ticket: OrderTicket; fill: VenueFill; at: Timestamp }[] = [];
  readonly #signals = new Map<string, SignalRow>();
  readonly #changes = new ChangeRows();
  readonly #held = new Map<string, Quantity>();

  constructor(entries: Iterable<Journaled>) {
    let last: Timestamp | null = null;
    for (const { stream, at, event } of entries) {
      // The log holds what these deciders decided and nothing else.
      this.#read(stream, at, event as Logged);
      last = at;
    }
    for (const row of this.orders) if (row.state === 'Expired') row.reason = expiryCause(row, last);
  }

  #read(stream: string, at: Timestamp, event: Logged): void {
    if (stream.startsWith('order-')) this.#readOrder(stream, at, event as OrderEvent);
    else if (stream.startsWith('parent-order-'))
      this.#readParent(stream, at, event as ParentOrderEvent);
    else if (stream.startsWith('account-')) this.#readAccount(event as AccountEvent, at);
    else if (event.type === 'SignalRaised') this.#readSignal(stream, event.data);
  }

  #readSignal(stream: string, data: { closeTime: Timestamp; signal: Signal }): void {
    const strategyId = stream.slice('strategy-'.length) as StrategyId;
    const row: SignalRow = { ...data, strategyId, target: null, became: 'unmet' };
    this.signals.push(row);
    if (this.#changes.raise(row)) return;
    this.#signals.set(`${strategyId}/${data.signal.instrumentId}`, row);
  }

  #readAccount(event: AccountEvent, at: Timestamp): void {
    switch (event.type) {
      case 'TargetSet':
      case 'TargetReduced': {
        this.#target(event.data, event.type === 'TargetSet' ? event.data.target : event.data.to);
        return;
      }
      case 'SignalIgnored':
        this.#became(event.data, `ignored: ${event.data.reason}`);
        return;
      case 'OrderDenied':
        this.denials.push(event.data);
        this.#became(event.data, `denied: ${event.data.reason.code}`);
        return;
      case 'TradingHalted':
        this.halts.push({ at, cause: event.data.cause, scope: scopeName(event.data.scope) });
        return;
      case 'KillSwitchEngaged':
        if (event.data.effect !== null)
          this.halts.push({ at, cause: 'KILL_SWITCH', scope: scopeName(event.data.scope) });
        return;
      case 'OrderApproved':
        this.#became(event.data.ticket, event.data.ticket.clientOrderId);
        return;
      case 'FillBooked': {
        const pending = this.#pending.shift();
        if (!pending) return;
        this.fills.push({ ...pending, booked: event.data });
        this.#move(event.data, pending.fill.barOpenTime, {
          quantity: event.data.quantity,
          price: event.data.price,
          realized: event.data.realized,
          at: millisecondsOf(pending.at),
        });
        return;
      }
      case 'SplitBooked':
        this.splits.push({ ...event.data, at, fills: this.fills.length });
        this.#move(event.data, at, null);
        return;
      case 'FlowBooked':
        this.flows.push({ ...event.data, at });
        return;
      default:
        this.#changes.hear(event, (id) => this.#orders.get(`order-${id}`)?.ticket.reason);
    }
  }

  #move(to: Omit<Move, 'openTime' | 'traded'>, at: Timestamp, traded: Traded | null): void {
    const { strategyId, instrumentId, positionAfter, costAfter } = to;
    const openTime = millisecondsOf(at);
    this.#held.set(keyOf(to), positionAfter);
    this.moves.push({ openTime, strategyId, instrumentId, positionAfter, costAfter, traded });
  }

  /** A target that is held already asks for no order. */
  #target(about: About, target: Quantity): void {
    const row = this.#signalOf(about);
    if (!row) return;
    row.target = target;
    const held = this.#held.get(keyOf(about)) ?? 0n;
    if (row.became === 'unmet' || row.became === 'met')
      row.became = target === held ? 'met' : 'unmet';
  }

  #signalOf(about: About): SignalRow | undefined {
    return this.#signals.get(keyOf(about));
  }

  #became(about: About, word: string): void {
    const row = this.#signalOf(about);
    if (row?.became === 'unmet' || row?.became.startsWith('denied')) row.became = word;
  }

  #readOrder(stream: string, at: Timestamp, event: OrderEvent): void {
    const row = this.#orders.get(stream);
    if (row) this.#follow(row, at, event);
    else if (event.type === 'OrderArmed') this.#open(stream, event.data.ticket, at);
    else if (event.type === 'OrderQueued' || event.type === 'OrderSendIntended')
      this.#open(stream, event.data.ticket, null);
  }

  #readParent(stream: string, at: Timestamp, event: ParentOrderEvent): void {
    const row = this.#orders.get(stream);
    if (row) followParent(row, at, event);
    else if (event.type === 'ParentOrderAccepted')
      this.#open(stream, event.data.ticket, at, event.data.algorithm.kind);
  }

  #open(
    stream: string,
    ticket: OrderTicket,
    working: Timestamp | null,
    type: OrderRow['type'] = ticket.type,
  ): void {
    const row: OrderRow = {
      ticket,
      type,
      state: working === null ? 'Intended' : 'Accepted',
      reason: '',
      filled: 0n as Quantity,
      paid: 0n,
      quantity: ticket.quantity,
      working,
      ended: null,
    };
    this.orders.push(row);
    this.#orders.set(stream, row);
  }

  #follow(row: OrderRow, at: Timestamp, event: OrderEvent): void {
    switch (event.type) {
      case 'OrderAccepted':
        row.state = 'Accepted';
        row.working = at;
        return;
      case 'OrderUpdated':
        updated(row, event.data);
        return;
      case 'OrderModified':
        modified(row, at, event.data.change);
        return;
      case 'OrderFilled':
        this.#fill(row, at, event.data.fill);
        return;
      case 'OrderRejected':
      case 'OrderCanceled':
        end(row, at, event.type.slice('Order'.length), event.data.code);
        return;
      case 'OrderSendRefused':
        end(row, at, 'Refused', event.data.code);
        return;
      case 'OrderExpired':
        end(row, at, 'Expired', 'TIME_IN_FORCE');
        return;
      default:
    }
  }

  #fill(row: OrderRow, at: Timestamp, fill: VenueFill): void {
    this.#pending.push({ ticket: row.ticket, fill, at });
    count(row, fill);
    if (row.filled >= row.quantity) end(row, at, 'Filled', '');
  }
}
