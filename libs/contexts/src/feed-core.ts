import type { InstantPlacedMessage } from '@stratvector/contracts';
import { Aggregates } from '@stratvector/kernel';
import type { Journal, StoredEvent, Timestamp } from '@stratvector/kernel';
import type { AccountId } from '@stratvector/model';
import type { Core } from '@stratvector/runtime';
import { instants } from './instants.ts';
import type { Instants, InstantsCommand, InstantsEvent } from './instants.ts';
import { isOf, toldBy } from './stored.ts';

interface FeedPorts {
  readonly journal: Journal;
  /** Hears the last instant that is placed, once that is stored; null before the first. */
  readonly onPlaced: (closeTime: Timestamp | null) => void;
}

/** What market-data knows of who follows its feed: the last instant that all have done their part of. */
export class FeedCore implements Core<InstantPlacedMessage> {
  readonly #accountId: AccountId;
  readonly #ports: FeedPorts;
  readonly #instants: Aggregates<Instants, InstantsCommand, InstantsEvent>;

  constructor(accountId: AccountId, ports: FeedPorts) {
    this.#accountId = accountId;
    this.#ports = ports;
    this.#instants = new Aggregates('instants', instants, ports.journal);
  }

  restore(event: StoredEvent): Promise<void> {
    if (isOf(event, 'instants'))
      this.#instants.open(this.#accountId).restore(toldBy<InstantsEvent>(event));
    return Promise.resolve();
  }

  restored(): Promise<void> {
    this.settle();
    return Promise.resolve();
  }

  handle({ closeTime }: InstantPlacedMessage): void {
    const data = { phase: 'placed', closeTime, figures: {} } as const;
    this.#instants.open(this.#accountId).step({ type: 'HandleInstant', at: closeTime, data });
  }

  settle(): void {
    this.#ports.onPlaced(this.#instants.state(this.#accountId).placed ?? null);
  }
}
