import { timestampOfMilliseconds } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import type { FillMoment } from '@stratvector/model';
import type { VenueBar } from './reach.ts';

/** The times of bars as timestamps, made once for all facts of an instant. */
export class BarClock {
  #openTime = NaN;
  #openAt = 0n as Timestamp;
  #closeTime = NaN;
  #closeAt = 0n as Timestamp;

  openAt({ openTime }: VenueBar): Timestamp {
    if (openTime !== this.#openTime) {
      this.#openTime = openTime;
      this.#openAt = timestampOfMilliseconds(openTime);
    }
    return this.#openAt;
  }

  closeAt({ closeTime }: VenueBar): Timestamp {
    if (closeTime !== this.#closeTime) {
      this.#closeTime = closeTime;
      this.#closeAt = timestampOfMilliseconds(closeTime);
    }
    return this.#closeAt;
  }

  /** What happens inside a bar is known, and stamped, when it has closed. */
  at(bar: VenueBar, moment: FillMoment): Timestamp {
    return moment === 'open' ? this.openAt(bar) : this.closeAt(bar);
  }
}
