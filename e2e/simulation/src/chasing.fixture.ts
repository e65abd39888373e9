import type { Wiring } from '@stratvector/backtest';
import type { Account, AccountCommand, Mark, OpenOrder, SlotTerms } from '@stratvector/domain-risk';
import { SlotIndex } from '@stratvector/domain-risk';
import { nearestTick } from '@stratvector/model';
import type { AccountTerms } from '@stratvector/domain-risk';

type ReviewTargets = Extract<AccountCommand, { type: 'ReviewTargets' }>;

/** A desk that, after each review, moves every limit that still waits to the last price. */
export class Chasing implements Wiring {
  readonly connect: Wiring['connect'];
  readonly onVenueFact: Wiring['onVenueFact'];
  readonly decide: Wiring['decide'];
  readonly expireQueued: Wiring['expireQueued'];
  readonly deliver: Wiring['deliver'];
  readonly #wiring: Wiring;
  readonly #index: SlotIndex;

  constructor(wiring: Wiring, terms: AccountTerms) {
    this.#wiring = wiring;
    this.#index = new SlotIndex(terms);
    this.connect = (venue) => wiring.connect(venue);
    this.onVenueFact = wiring.onVenueFact;
    this.decide = (id, command) => wiring.decide(id, command);
    this.expireQueued = (id, at) => wiring.expireQueued(id, at);
    this.deliver = () => wiring.deliver();
  }

  get account(): Account {
    return this.#wiring.account;
  }

  command(command: AccountCommand): void {
    if (command.type === 'ReviewTargets') this.#chase(command);
    this.#wiring.command(command);
  }

  /** What was approved at an instant before; what this one approves is at its price already. */
  #chase(review: ReviewTargets): void {
    for (const mark of review.data.marks)
      for (const place of this.#index.ofInstrument(mark.instrumentId))
        for (const order of this.account.slots[place.slot]?.orders ?? [])
          this.#wiring.command(moved(review, place, order, mark));
  }
}

const moved = (
  { at, data: { valuation, statistics } }: ReviewTargets,
  { strategyId, instrumentId, instrument }: SlotTerms,
  { id: orderId, revision, ticket }: OpenOrder,
  mark: Mark,
): AccountCommand => ({
  type: 'ReviewModification',
  at,
  data: {
    strategyId,
    instrumentId,
    orderId,
    revision,
    change: {
      quantity: ticket.quantity,
      limitPrice: ticket.limitPrice === null ? null : nearestTick(instrument, mark.price, 1n),
      stopPrice: ticket.stopPrice,
    },
    by: 'desk',
    reason: 'chase',
    mark,
    valuation,
    statistics,
  },
});
