import type { Timestamp } from '@stratvector/kernel';
import type {
  ClientOrderId,
  OrderModification,
  OrderTicket,
  Venue,
  VenueSink,
} from '@stratvector/model';

/** The epoch of who logged on last; what an older one sends comes too late. */
export interface Epochs {
  readonly epoch: number;
}

/**
 * A line to the venue under one epoch of whoever leads an account. A leader that was replaced while
 * it stood still may still send: the venue is the last that can refuse it.
 */
export class VenueSession implements Venue {
  readonly #venue: Venue;
  readonly #current: Epochs;
  readonly #epoch: number;
  readonly #tell: VenueSink;

  constructor(venue: Venue, current: Epochs, epoch: number, tell: VenueSink) {
    this.#venue = venue;
    this.#current = current;
    this.#epoch = epoch;
    this.#tell = tell;
  }

  submit(ticket: OrderTicket, at: Timestamp): void {
    if (this.#isCurrent()) this.#venue.submit(ticket, at);
    else
      this.#tell({
        type: 'OrderRejected',
        at,
        orderId: ticket.clientOrderId,
        code: 'STALE_EPOCH',
        detail: `epoch ${String(this.#epoch)} logged on before ${String(this.#current.epoch)}`,
      });
  }

  cancel(orderId: ClientOrderId, at: Timestamp): void {
    if (this.#isCurrent()) this.#venue.cancel(orderId, at);
    else this.#tell({ type: 'CancelRejected', at, orderId, code: 'STALE_EPOCH' });
  }

  modify(orderId: ClientOrderId, change: OrderModification, at: Timestamp): void {
    if (this.#isCurrent()) this.#venue.modify(orderId, change, at);
    else this.#tell({ type: 'ModifyRejected', at, orderId, code: 'STALE_EPOCH' });
  }

  #isCurrent(): boolean {
    return this.#epoch >= this.#current.epoch;
  }
}
