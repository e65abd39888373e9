import type { EventStore, Lease } from '@stratvector/kernel';

/** How often it is renewed while it lasts. */
const RENEWALS = 3;

interface KeeperTerms {
  readonly store: Pick<EventStore, 'renewLease'>;
  readonly lease: Lease;
  readonly leaseMs: number;
  /** Kept after so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** The store did not answer; it is asked again. */
  readonly onFailure: (error: unknown) => void;
  /** Somebody else has it. */
  readonly onLost: () => void;
}

/**
 * Renews a lease until it is stopped. A store that is away takes no lease from anybody: what ran out
 * meanwhile is renewed when it is back, unless another has taken it.
 */
export class LeaseKeeper {
  readonly #terms: KeeperTerms;
  #isStopped = false;

  constructor(terms: KeeperTerms) {
    this.#terms = terms;
    void this.#run();
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #run(): Promise<void> {
    const { leaseMs, pause } = this.#terms;
    for (;;) {
      await pause(leaseMs / RENEWALS);
      if (this.#isStopped || !(await this.#isKept())) return;
    }
  }

  async #isKept(): Promise<boolean> {
    const { store, lease, leaseMs, onFailure, onLost } = this.#terms;
    try {
      const isKept = await store.renewLease(lease, leaseMs);
      if (!isKept && !this.#isStopped) onLost();
      return isKept;
    } catch (error) {
      if (!this.#isStopped) onFailure(error);
      return true;
    }
  }
}
