import { millisecondsOf } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import { add, notionalCeil, subtract } from '@stratvector/model';
import type { Money } from '@stratvector/model';
import { slices } from './allocation.ts';
import type { Room } from './allocation.ts';
import { deniedReason } from './checks.ts';
import type { Checks } from './checks.ts';
import type { AccountContext } from './context.ts';
import type { DeniedReason } from './denied-reason.ts';
import type { Draft } from './draft.ts';
import type { RiskStatistics, Valuation } from './events.ts';
import type { Approval, Review } from './review-terms.ts';
import { cancelOld } from './self-trade.ts';
import type { SlotIndex } from './slot-index.ts';
import type { Account } from './state.ts';
import type { AccountTerms } from './terms.ts';
import { isTurn, partsOf } from './turns.ts';
import { countedPrice, sizeOf, worstPrice, worstShare } from './wish.ts';
import type { Wish } from './wish.ts';

const NONE = 0n as Money;

/** What a review is made with. */
export interface Reviewed {
  readonly at: Timestamp;
  readonly data: { readonly valuation: Valuation; readonly statistics: RiskStatistics | null };
}

/** Reviews the wishes one after another; each approval takes what it needs from the next. */
export class Reviewer implements Review {
  readonly approvals: Approval[] = [];
  readonly valuation: Valuation;
  readonly statistics: RiskStatistics | null;
  readonly terms: AccountTerms;
  readonly index: SlotIndex;
  free: Money;
  gross: Money;
  net: Money;
  basket = NONE;
  readonly #at: Timestamp;
  readonly #draft: Draft;
  readonly #checks: Checks;
  #positions = -1;

  constructor(draft: Draft, context: AccountContext, command: Reviewed, room: Room) {
    this.#draft = draft;
    this.#checks = context.checks;
    this.terms = context.terms;
    this.index = context.index;
    this.valuation = command.data.valuation;
    this.statistics = command.data.statistics;
    this.#at = command.at;
    this.free = room.free;
    this.gross = add(this.valuation.gross, draft.account.exposureReserved);
    this.net = this.valuation.net;
  }

  get account(): Account {
    return this.#draft.account;
  }

  get atMs(): number {
    return millisecondsOf(this.#at);
  }

  /** Positions held or on their way; counted when a limit asks first. */
  get positions(): number {
    if (this.#positions < 0)
      this.#positions = this.account.slots.filter(
        ({ position, working }) => position !== 0n || working !== 0n,
      ).length;
    return this.#positions;
  }

  review(wish: Wish): void {
    const reason = this.#judge(wish);
    if (reason) this.#refuse(wish, reason);
    else if (wish.opening === 0n) this.#reduce(wish);
    else this.#enter(wish);
  }

  /** What denies the part of a target's turn that opens does not keep the one that closes. */
  #refuse(wish: Wish, reason: DeniedReason): void {
    if (wish.pending !== null || !isTurn(wish)) this.#deny(wish, reason);
    else for (const part of partsOf(wish, this.terms)) this.review(part);
  }

  /** Where the policy is for it, the older of two orders that could match is asked to end first. */
  #judge(wish: Wish): DeniedReason | null {
    let reason = deniedReason(this.#checks, wish, this);
    while (reason?.code === 'SELF_TRADE') {
      const canceled = cancelOld(reason.against, wish, this);
      if (!canceled) return reason;
      this.#draft.raise(canceled);
      if (this.terms.limits.selfTrade === 'both') return reason;
      reason = deniedReason(this.#checks, wish, this);
    }
    return reason;
  }

  /** The same denial of the same target is told once, not at every bar. */
  #deny(wish: Wish, reason: DeniedReason): void {
    if (wish.pending === null && wish.slot.denied === reason.code) return;
    const { slot, strategyId, instrumentId } = wish.place;
    const price = countedPrice(wish);
    this.#draft.raise({
      type: 'OrderDenied',
      data: { slot, strategyId, instrumentId, quantity: sizeOf(wish), price, reason },
    });
  }

  /** Frees no exposure and no position for entries: an exit that does not fill frees nothing. */
  #reduce(wish: Wish): void {
    for (const quantity of slices(wish, this.terms))
      this.approvals.push({ wish, quantity, base: NONE, extra: NONE });
  }

  #enter(wish: Wish): void {
    const { slot, side, place, opening, opened, limitPrice } = wish;
    const isNew = slot.position === 0n && slot.working === 0n;
    if (isNew && this.terms.limits.maxPositions !== null) this.#positions = this.positions + 1;
    const base = add(opened, wish.openingCosts);
    this.free = subtract(this.free, base);
    this.gross = add(this.gross, opened);
    this.net = side === 'buy' ? add(this.net, opened) : subtract(this.net, opened);
    this.basket = add(this.basket, opened);
    const worst = limitPrice ?? worstPrice(wish, worstShare(this.terms));
    const extra = subtract(notionalCeil(place.instrument, opening, worst), opened);
    const quantity = sizeOf(wish);
    this.approvals.push({ wish, quantity, base, extra: extra > 0n ? extra : NONE });
  }
}
