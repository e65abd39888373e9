import { toldBy } from '@stratvector/contexts';
import { createAccount } from '@stratvector/domain-risk';
import type { Account, AccountEvent, AccountTerms, Latch } from '@stratvector/domain-risk';
import type { EventStore, StoredEvent } from '@stratvector/kernel';
import { causeOf } from '@stratvector/runtime';
import { LogReader } from './log-reader.ts';

/** What the ids of commands of persons begin with; the key that they chose follows, then what they asked. */
export const PERSON = 'person/';

/** What was decided on a command of a person. */
export interface Decided {
  readonly id: string;
  readonly events: readonly AccountEvent[];
}

/** The account as its log tells it: what stops trading, and what became of what persons asked. */
export class RiskBoard {
  readonly #reader: LogReader;
  readonly #decider: ReturnType<typeof createAccount>;
  readonly #decided = new Map<string, AccountEvent[]>();
  #account: Account;

  constructor(store: Pick<EventStore, 'read'>, terms: AccountTerms) {
    this.#decider = createAccount(terms);
    this.#account = this.#decider.initialState;
    // One stream by itself shows at once what is stored, whatever else is under way.
    this.#reader = new LogReader(
      (last, limit) => store.read(`account-${terms.id}`, last?.version ?? 0, limit),
      (event) => this.#take(event),
    );
  }

  /** Eldest first. */
  async latches(): Promise<readonly Latch[]> {
    await this.#reader.readOn();
    return this.#account.latches;
  }

  /** What was decided on the command whose id begins so; null where there is none. */
  async decided(beginning: string): Promise<Decided | null> {
    await this.#reader.readOn();
    for (const [id, events] of this.#decided) if (id.startsWith(beginning)) return { id, events };
    return null;
  }

  #take(stored: StoredEvent): void {
    const event = toldBy<AccountEvent>(stored);
    this.#account = this.#decider.evolve(this.#account, event);
    const cause = causeOf(stored);
    if (cause === null || !cause.startsWith(PERSON)) return;
    this.#decided.set(cause, [...(this.#decided.get(cause) ?? []), event]);
  }
}
