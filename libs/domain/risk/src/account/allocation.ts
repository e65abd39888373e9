import { add, least, lotsWithin, roundToLots, subtract } from '@stratvector/model';
import type { Money, Quantity } from '@stratvector/model';
import type { Draft } from './draft.ts';
import type { Valuation } from './events.ts';
import { leveraged } from './targets.ts';
import type { AccountTerms } from './terms.ts';
import { limitAmount, sizeOf, withOpening } from './wish.ts';
import type { Wish } from './wish.ts';

const NOTHING = 0n as Money;

/** What the entries of an instant may use together. */
export interface Room {
  /** Cash, or borrowing power in a margin account, that nothing is reserved against. */
  readonly free: Money;
  /** Of the gross limit; null without one. */
  readonly gross: Money | null;
}

/**
 * Free cash counts what this instant's exits are expected to bring, net of their costs. Gross room does
 * not: until an exit has filled its position is still there, and a limit holds in any interleaving.
 */
export const roomFor = (
  draft: Draft,
  wishes: readonly Wish[],
  { terms, valuation }: { terms: AccountTerms; valuation: Valuation },
): Room => {
  let proceeds = NOTHING;
  for (const { closed, closingCosts } of wishes)
    proceeds = add(proceeds, subtract(closed, closingCosts));
  const { equity, gross } = valuation;
  const { reserved, exposureReserved } = draft.account;
  const limit = limitAmount(equity, terms.limits.maxGrossExposure);
  return {
    free: add(subtract(subtract(leveraged(equity, terms.leverage), gross), reserved), proceeds),
    gross: limit === null ? null : subtract(subtract(limit, gross), exposureReserved),
  };
};

interface Factor {
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly by: 'free_cash' | 'gross_room';
}

/** What the entries of the instant come to together. */
const totalOf = (wishes: readonly Wish[]): { wanted: Money; costs: Money } => {
  let wanted = NOTHING;
  let costs = NOTHING;
  for (const { opened, openingCosts } of wishes) {
    wanted = add(wanted, opened);
    costs = add(costs, openingCosts);
  }
  return { wanted, costs };
};

/** One factor for all entries of the instant, or null where they all fit. */
const factorOf = (wishes: readonly Wish[], room: Room): Factor | null => {
  const { wanted, costs } = totalOf(wishes);
  if (wanted === 0n) return null;
  const cash = subtract(room.free, costs);
  const gross = room.gross ?? wanted;
  if (wanted <= cash && wanted <= gross) return null;
  const numerator = cash < gross ? cash : gross;
  if (numerator <= 0n) return null;
  return { numerator, denominator: wanted, by: cash < gross ? 'free_cash' : 'gross_room' };
};

const scale = (draft: Draft, wish: Wish, factor: Factor, terms: AccountTerms): Wish => {
  const { place, slot, side } = wish;
  const exact = ((wish.opening * factor.numerator) / factor.denominator) as Quantity;
  const opening = roundToLots(place.instrument, exact);
  // Cut to nothing it is denied for want of cash, and asked for again while the target stands.
  if (opening === 0n) return wish;
  const missing = wish.opening - opening;
  // An idea has no target: it comes on top of what is held.
  const size = side === 'buy' ? sizeOf(wish) : -sizeOf(wish);
  const from = slot.target ?? ((slot.position + size) as Quantity);
  const to = from + (side === 'buy' ? -missing : missing);
  draft.raise({
    type: 'TargetReduced',
    data: {
      slot: place.slot,
      strategyId: place.strategyId,
      instrumentId: place.instrumentId,
      from,
      to: to as Quantity,
      by: factor.by,
    },
  });
  return withOpening(wish, opening, terms);
};

/**
 * Entries that together exceed free cash or gross room are all scaled by one factor and rounded
 * toward zero, so that no symbol wins by its name.
 */
export const scaleEntries = (
  draft: Draft,
  wishes: readonly Wish[],
  room: Room,
  terms: AccountTerms,
): readonly Wish[] => {
  const factor = factorOf(wishes, room);
  if (!factor) return wishes;
  return wishes.map((wish) => (wish.opening > 0n ? scale(draft, wish, factor, terms) : wish));
};

/** A reduction goes out in orders that the order caps allow. */
export const slices = (wish: Wish, { limits }: AccountTerms): readonly Quantity[] => {
  const { instrument } = wish.place;
  const size = wish.closing;
  const byQuantity =
    limits.maxOrderQuantity === null
      ? size
      : roundToLots(
          instrument,
          BigInt(
            Math.floor(limits.maxOrderQuantity * 10 ** instrument.quantityDecimals),
          ) as Quantity,
        );
  const byNotional =
    limits.maxOrderNotional === null
      ? size
      : lotsWithin(instrument, limits.maxOrderNotional, wish.mark.price);
  const cap = least(least(byQuantity, byNotional), size);
  if (cap <= 0n || cap === size) return [size];
  const full = size / cap;
  const rest = (size - full * cap) as Quantity;
  const parts = Array.from({ length: Number(full) }, () => cap);
  return rest > 0n ? [...parts, rest] : parts;
};
