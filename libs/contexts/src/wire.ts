import type { ClientOrderId } from '@stratvector/model';

type Call = () => void;

/** Which calls leave, and when. */
export interface WireTerms {
  /** The line keeps what is sent in the log of the step that sends it, and delivers it from there, once. */
  readonly keepsCalls: boolean;
  /** Nothing is asked of the venue, so orders need not wait for its answers. */
  readonly isOpen: boolean;
}

/**
 * What is to leave for a venue. Nothing leaves before its step is stored; orders not before the venue has
 * said how things stand; and nothing at all once another leads the account.
 */
export class Wire {
  readonly #keepsCalls: boolean;
  #isOpen: boolean;
  #isCut = false;
  #calls: Call[] = [];
  #questions: Call[] = [];
  /** Orders of which something waits here. */
  readonly #held = new Set<ClientOrderId>();

  constructor({ keepsCalls, isOpen }: WireTerms) {
    this.#keepsCalls = keepsCalls;
    this.#isOpen = isOpen;
  }

  /** `about`: the order that the call is about, if it is about one. */
  send(call: Call, about: ClientOrderId | null = null): void {
    if (this.#isCut) return;
    if (this.#keepsCalls) call();
    else {
      this.#calls.push(call);
      if (about !== null) this.#held.add(about);
    }
  }

  ask(question: Call): void {
    if (!this.#isCut) this.#questions.push(question);
  }

  holds(orderId: ClientOrderId): boolean {
    return this.#held.has(orderId);
  }

  open(): void {
    this.#isOpen = true;
  }

  /** What is to leave waits. */
  close(): void {
    this.#isOpen = false;
  }

  /** Nothing of this session leaves any more. */
  cut(): void {
    this.#isCut = true;
    this.#calls = [];
    this.#questions = [];
  }

  /** The step is stored. */
  flush(): void {
    const calls = this.#questions;
    this.#questions = [];
    if (this.#isOpen) {
      calls.push(...this.#calls);
      this.#calls = [];
      this.#held.clear();
    }
    for (const call of calls) call();
  }
}
