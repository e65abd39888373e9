import type { OrderIdea } from '@stratvector/contracts';

type Direction = -1 | 0 | 1;

/** What one strategy wants, by instrument; a repeat of what already stands changes nothing. */
export interface Decision {
  readonly instrument: number;
  readonly kind: 'direction' | 'weight' | 'order';
  readonly value: number;
  readonly idea: OrderIdea | null;
  readonly reason: string;
}

/** Whatever names an instrument: a bar cursor, or an entry of the universe. */
export interface InstrumentHandle {
  readonly index: number;
}

const DIRECTION = 0;
const WEIGHT = 1;

/** The outbox of a strategy for one instant. Reused; empty unless something was decided. */
export class Decisions {
  /** How many decisions wait; the host asks before it does anything else. */
  count = 0;
  readonly #kinds: Uint8Array;
  readonly #standing: Float64Array;
  #pending: Decision[] = [];

  constructor(instruments: number) {
    this.#kinds = new Uint8Array(instruments);
    this.#standing = new Float64Array(instruments);
  }

  /** 1 long, −1 short, 0 flat; the sizer of the configuration scales it. */
  direction(of: InstrumentHandle, direction: Direction, reason: string): void {
    if (this.#standing[of.index] === direction && this.#kinds[of.index] === DIRECTION) return;
    this.#stand(of.index, DIRECTION, direction);
    this.#add({ instrument: of.index, kind: 'direction', value: direction, idea: null, reason });
  }

  /** A signed share of the strategy's equity, taken as it is. */
  weight(of: InstrumentHandle, weight: number, reason: string): void {
    if (this.#standing[of.index] === weight && this.#kinds[of.index] === WEIGHT) return;
    this.#stand(of.index, WEIGHT, weight);
    this.#add({ instrument: of.index, kind: 'weight', value: weight, idea: null, reason });
  }

  /** An explicit order, with prices of its own. */
  order(of: InstrumentHandle, idea: OrderIdea, reason: string): void {
    this.#add({ instrument: of.index, kind: 'order', value: 0, idea, reason });
  }

  /** The direction or weight that was decided last; 0 at the start. */
  standing(of: InstrumentHandle): number {
    return this.#standing[of.index] ?? 0;
  }

  /** Hands over what was decided and starts anew. Of several on one instrument the last counts. */
  take(): readonly Decision[] {
    const taken = this.#pending;
    this.#pending = [];
    this.count = 0;
    return taken.filter(
      ({ instrument, kind }, place) =>
        kind === 'order' ||
        !taken.some(
          (later, at) => at > place && later.instrument === instrument && later.kind !== 'order',
        ),
    );
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
