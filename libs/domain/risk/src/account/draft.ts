import type { OrderIdea } from '@stratvector/contracts';
import type { Quantity } from '@stratvector/model';
import type { AccountEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { SlotTerms } from './slot-index.ts';
import type { Account } from './state.ts';

/** An order idea of this decision, sized and cut; it is asked for once, or denied. */
export interface PendingIdea {
  readonly place: SlotTerms;
  readonly idea: OrderIdea;
  /** Signed. */
  readonly quantity: Quantity;
  readonly reason: string;
}

const NO_IDEAS: readonly PendingIdea[] = [];

/** A decision in the making: what has been decided so far, and the account as it is after that. */
export class Draft {
  readonly events: AccountEvent[] = [];
  account: Account;
  /** In the order in which they were raised; they live no longer than the decision. */
  ideas = NO_IDEAS;

  constructor(account: Account) {
    this.account = account;
  }

  keepIdea(pending: PendingIdea): void {
    this.ideas = [...this.ideas, pending];
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
