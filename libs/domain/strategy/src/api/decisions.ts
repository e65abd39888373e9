import { DecisionRefused } from './decision-refused.ts';
import { orderProblem } from './order-request.ts';
import { changeProblem } from './change-request.ts';
import type { ChangeRequest, NamedChange } from './change-request.ts';
import type { OrderRequest } from './order-request.ts';

type Direction = -1 | 0 | 1;

/** What one strategy wants, by instrument; a repeat of what already stands changes nothing. */
export interface Decision {
  readonly instrument: number;
  readonly kind: 'direction' | 'weight' | 'order' | 'change';
  readonly value: number;
  readonly order: OrderRequest | null;
  readonly change: NamedChange | null;
  readonly reason: string;
}

/** Whatever names an instrument: a bar cursor, or an entry of the universe. */
export interface InstrumentHandle {
  readonly index: number;
}

/** An alarm that a strategy sets for itself. */
export interface Timer {
  readonly name: string;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

const DIRECTION = 0;
const WEIGHT = 1;
/** A larger one is a percentage that was meant as a fraction. */
const WEIGHT_MAX = 10;

/** What stands until another takes its place; orders and changes are asked for once. */
const isTarget = (kind: Decision['kind']): boolean => kind === 'direction' || kind === 'weight';

const isDirection = (value: number): boolean => value === 1 || value === -1 || value === 0;

/** The outbox of a strategy for one instant. Reused; empty unless something was decided. */
export class Decisions {
  /** How many decisions and timers wait; the host asks before it does anything else. */
  count = 0;
  readonly #kinds: Uint8Array;
  readonly #standing: Float64Array;
  #pending: Decision[] = [];
  #timers: Timer[] = [];

  constructor(instruments: number) {
    this.#kinds = new Uint8Array(instruments);
    this.#standing = new Float64Array(instruments);
  }

  /** 1 long, −1 short, 0 flat; the sizer of the configuration scales it. */
  direction(of: InstrumentHandle, direction: Direction, reason: string): void {
    if (this.#standing[of.index] === direction && this.#kinds[of.index] === DIRECTION) return;
    const index = this.#place('direction', of, reason);
    // A strategy in plain JavaScript is not checked by the compiler.
    if (!isDirection(direction))
      throw new DecisionRefused(`decide.direction: found ${direction}, allowed is -1, 0 or 1`);
    this.#stand(index, DIRECTION, direction);
    this.#add({
      instrument: index,
      kind: 'direction',
      value: direction,
      order: null,
      change: null,
      reason,
    });
  }

  /** A signed share of the strategy's equity, taken as it is: 0.15 is 15 %. */
  weight(of: InstrumentHandle, weight: number, reason: string): void {
    if (this.#standing[of.index] === weight && this.#kinds[of.index] === WEIGHT) return;
    const index = this.#place('weight', of, reason);
    if (!(Math.abs(weight) <= WEIGHT_MAX))
      throw new DecisionRefused(
        `decide.weight: found ${weight}, allowed is a share of equity from -${WEIGHT_MAX} to ${WEIGHT_MAX} (0.15 is 15 %)`,
      );
    this.#stand(index, WEIGHT, weight);
    this.#add({
      instrument: index,
      kind: 'weight',
      value: weight,
      order: null,
      change: null,
      reason,
    });
  }

  /**
   * An explicit order with prices of its own. It ends the standing direction or weight of the
   * instrument, is reviewed like any other wish, and is asked for once.
   */
  order(of: InstrumentHandle, order: OrderRequest, reason: string): void {
    const index = this.#place('order', of, reason);
    const problem = orderProblem(order);
    if (problem !== null) throw new DecisionRefused(`decide.order: ${problem}`);
    this.#stand(index, DIRECTION, NaN);
    this.#add({ instrument: index, kind: 'order', value: 0, order, change: null, reason });
  }

  /**
   * Changes the working order that was asked for with that reason; of several the last. What is not given
   * stays; `quantity` is the whole of it, what has filled included. It is reviewed like a new order where
   * it takes more, and what works is left as it is where that is denied.
   */
  change(of: InstrumentHandle, name: string, change: ChangeRequest, reason: string): void {
    const index = this.#place('change', of, reason);
    const problem = changeProblem(name, change);
    if (problem !== null) throw new DecisionRefused(`decide.change: ${problem}`);
    const named = { ...change, name };
    this.#add({ instrument: index, kind: 'change', value: 0, order: null, change: named, reason });
  }

  /**
   * Asks to be called by `onTimer` at a time: at the first instant that closes at or after it, before
   * its bars; a time that has passed means the next instant. A timer of the same name is moved.
   */
  timer(at: number, name: string): void {
    if (!Number.isFinite(at) || typeof name !== 'string')
      throw new DecisionRefused(
        `decide.timer: found ${String(at)} and ${String(name)}, allowed are milliseconds since the Unix epoch and a name`,
      );
    this.#timers.push({ at, name });
    this.count += 1;
  }

  /** The direction or weight that was decided last; 0 at the start and after an order. */
  standing(of: InstrumentHandle): number {
    const standing = this.#standing[of.index] ?? 0;
    return Number.isNaN(standing) ? 0 : standing;
  }

  /** Hands over what was decided and starts anew. Of several targets on one instrument the last counts. */
  take(): readonly Decision[] {
    const taken = this.#pending;
    this.#pending = [];
    this.count = this.#timers.length;
    if (taken.length < 2) return taken;
    return taken.filter(
      ({ instrument, kind }, place) =>
        !isTarget(kind) ||
        !taken.some(
          (later, at) => at > place && later.instrument === instrument && isTarget(later.kind),
        ),
    );
  }

  /** Hands over the timers that were set and starts anew. */
  takeTimers(): readonly Timer[] {
    const taken = this.#timers;
    if (taken.length === 0) return taken;
    this.#timers = [];
    this.count = this.#pending.length;
    return taken;
  }

  #place(call: string, { index }: InstrumentHandle, reason: string): number {
    if (this.#standing[index] === undefined)
      throw new DecisionRefused(
        `decide.${call}: found no instrument of this strategy's universe; pass the bar, or { index } with a place in the universe from 0 to ${this.#standing.length - 1}`,
      );
    if (typeof reason !== 'string')
      throw new DecisionRefused(
        `decide.${call}: found ${String(reason)} as its reason, allowed is a text; give it last`,
      );
    return index;
  }

  #stand(instrument: number, kind: number, value: number): void {
    this.#kinds[instrument] = kind;
    this.#standing[instrument] = value;
  }

  #add(decision: Decision): void {
    this.#pending.push(decision);
    this.count += 1;
  }
}
