/** Taken and not handled in a row: more are not fetched until half of them are. */
const AHEAD_MAX = 2000;

interface Taken {
  readonly offset: number;
  isHandled: boolean;
}

/** Which messages of a partition were taken, and up to where all of them are handled. */
export class Partition {
  readonly topic: string;
  readonly number: number;
  readonly #open: Taken[] = [];
  readonly #waiting: (() => void)[] = [];
  /** The first offset that was not taken. */
  #next = 0;
  #committed = 0;
  #isLost = false;

  constructor(topic: string, number: number) {
    this.topic = topic;
    this.number = number;
  }

  /** Calls back once the message was handled; null for what was taken already. */
  take(offset: number): (() => void) | null {
    if (offset < this.#next) return null;
    const taken: Taken = { offset, isHandled: false };
    this.#open.push(taken);
    this.#next = offset + 1;
    return () => {
      taken.isHandled = true;
      while (this.#open[0]?.isHandled) this.#open.shift();
      if (this.#open.length <= AHEAD_MAX / 2) this.#wake();
    };
  }

  /** Everything below it is handled; null when that was committed already, or is not ours to say. */
  get toCommit(): number | null {
    const handled = this.#open[0]?.offset ?? this.#next;
    return this.#isLost || handled <= this.#committed ? null : handled;
  }

  committed(offset: number): void {
    this.#committed = Math.max(this.#committed, offset);
  }

  get isFull(): boolean {
    return !this.#isLost && this.#open.length >= AHEAD_MAX;
  }

  /** Kept once half of it is free, or it is lost. */
  room(): Promise<void> {
    return new Promise((free) => this.#waiting.push(free));
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** Another reads it from now on: what is not begun is left to it. */
  lose(): void {
    this.#isLost = true;
    this.#wake();
  }

  #wake(): void {
    for (const free of this.#waiting.splice(0)) free();
  }
}
