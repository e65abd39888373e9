import type { OrderIdea } from '@stratvector/contracts';
import type { AccountEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { Account } from './state.ts';

/** A decision in the making: what has been decided so far, and the account as it is after that. */
export class Draft {
  readonly events: AccountEvent[] = [];
  account: Account;
  /** Order ideas of this decision by slot; they live no longer than it. Made when the first comes. */
  #ideas: Map<number, OrderIdea> | null = null;

  constructor(account: Account) {
    this.account = account;
  }

  idea(slot: number): OrderIdea | null {
    return this.#ideas?.get(slot) ?? null;
  }

  keepIdea(slot: number, idea: OrderIdea): void {
    this.#ideas ??= new Map();
    this.#ideas.set(slot, idea);
  }

  /** An event on which nothing later in this decision depends: the account here stays as it is. */
  conclude(event: AccountEvent): void {
    this.events.push(event);
  }

  raise(event: AccountEvent): void {
    this.events.push(event);
    this.account = evolve(this.account, event);
  }
}
