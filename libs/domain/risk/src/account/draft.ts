import type { OrderIdea } from '@stratvector/contracts';
import type { AccountEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { Account } from './state.ts';

/** A decision in the making: what has been decided so far, and the account as it is after that. */
export class Draft {
  readonly events: AccountEvent[] = [];
  /** Order ideas of this decision by slot; they live no longer than it. */
  readonly ideas = new Map<number, OrderIdea>();
  account: Account;

  constructor(account: Account) {
    this.account = account;
  }

  raise(event: AccountEvent): void {
    this.events.push(event);
    this.account = evolve(this.account, event);
  }
}
