import { millisecondsOf } from '@stratvector/kernel';
import type { Timer } from './wiring.ts';

/** What happens at its time and not at a bar, in the order in which an instant comes to it. */
export type Phase =
  | 'coarser-bars'
  | 'corporate-action'
  | 'financing'
  | 'timer'
  | 'data-end'
  | 'slice'
  | 'session-close';

/** Something dated: due at the first instant that closes at or after its time. */
export interface Happening {
  /** Milliseconds. */
  readonly at: number;
  readonly phase: Phase;
  readonly run: () => void;
}

interface Entry extends Happening {
  /** Counts what was ever added; among equals the earlier goes first. */
  readonly sequence: number;
}

/** Before the fills of an instant; the others come after its review. */
const RANKS: Readonly<Record<Phase, number>> = {
  'coarser-bars': 0,
  'corporate-action': 1,
  financing: 2,
  timer: 3,
  'data-end': 0,
  slice: 1,
  'session-close': 2,
};

const OPENING: ReadonlySet<Phase> = new Set([
  'coarser-bars',
  'corporate-action',
  'financing',
  'timer',
]);

const byTime = (a: Entry, b: Entry): number => a.at - b.at || a.sequence - b.sequence;

const byPhase = (a: Entry, b: Entry): number =>
  RANKS[a.phase] - RANKS[b.phase] || a.at - b.at || a.sequence - b.sequence;

/** A binary heap: the earliest entry is first. */
class Queue {
  readonly #entries: Entry[] = [];

  get next(): number {
    return this.#entries[0]?.at ?? Infinity;
  }

  push(entry: Entry): void {
    const entries = this.#entries;
    let place = entries.length;
    entries.push(entry);
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = entries[above];
      if (!parent || byTime(parent, entry) <= 0) break;
      entries[place] = parent;
      entries[above] = entry;
      place = above;
    }
  }

  /** What is due by now, in the order of an instant. */
  take(now: number): readonly Entry[] {
    const due: Entry[] = [];
    while (this.next <= now) due.push(this.#shift());
    return due.sort(byPhase);
  }

  #shift(): Entry {
    const entries = this.#entries;
    const [first] = entries;
    const last = entries.pop();
    if (!first || !last) throw new RangeError('nothing is left to take');
    if (entries.length > 0) this.#sink(last);
    return first;
  }

  /** Puts an entry in the place of the first and lets it down to where it belongs. */
  #sink(entry: Entry): void {
    const entries = this.#entries;
    let place = 0;
    for (;;) {
      const left = entries[2 * place + 1];
      const right = entries[2 * place + 2];
      if (!left) break;
      const isRight = right !== undefined && byTime(right, left) < 0;
      const child = isRight ? right : left;
      if (byTime(entry, child) <= 0) break;
      entries[place] = child;
      place = 2 * place + (isRight ? 2 : 1);
    }
    entries[place] = entry;
  }
}

/**
 * What is dated and no bar. A lane asks for `next` alone, to know how far it may walk without a word,
 * so that a quiet bar pays nothing for what is not due.
 */
export class Agenda {
  /** Milliseconds: the first instant that closes at or after it has something to do. */
  next = Infinity;
  readonly #opening = new Queue();
  readonly #closing = new Queue();
  #sequence = 0;

  readonly timer: Timer = (at, run) => this.add({ at: millisecondsOf(at), phase: 'timer', run });

  add(happening: Happening): void {
    const queue = OPENING.has(happening.phase) ? this.#opening : this.#closing;
    queue.push({ ...happening, sequence: this.#sequence });
    this.#sequence += 1;
    if (happening.at < this.next) this.next = happening.at;
  }

  /** Before the fills of an instant: corporate actions, financing, timers. */
  open(now: number): void {
    this.#work(this.#opening, now);
  }

  /** After its review: positions whose data ends here, slices of orders that are worked over
   * time, then what counts from a session's close on. */
  close(now: number): void {
    this.#work(this.#closing, now);
  }

  /** What happens may put more onto the agenda, also for now. */
  #work(queue: Queue, now: number): void {
    while (queue.next <= now) for (const { run } of queue.take(now)) run();
    this.next = Math.min(this.#opening.next, this.#closing.next);
  }
}
