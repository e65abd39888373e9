import { least, lotsWithin, roundToLots } from '@stratvector/model';
import type { Money, Quantity } from '@stratvector/model';
import type { Draft } from './draft.ts';
import type { Valuation } from './events.ts';
import { leveraged } from './targets.ts';
import type { AccountTerms } from './terms.ts';
import { closingNotional, estimatedCosts, limitAmount, openingNotional } from './wish.ts';
import type { Wish } from './wish.ts';

/** What the entries of an instant may use together. */
export interface Room {
  /** Cash, or borrowing power in a margin account, that nothing is reserved against. */
  readonly free: Money;
  /** Of the gross limit; null without one. */
  readonly gross: Money | null;
}

const total = (wishes: readonly Wish[], amount: (wish: Wish) => bigint): bigint =>
  wishes.reduce((sum, wish) => sum + amount(wish), 0n);

/**
 * Free cash counts what this instant's exits are expected to bring, net of their costs. Gross room does
 * not: until an exit has filled its position is still there, and a limit holds in any interleaving.
 */
export const roomFor = (
  draft: Draft,
  wishes: readonly Wish[],
  { terms, valuation }: { terms: AccountTerms; valuation: Valuation },
): Room => {
  const closing = total(wishes, closingNotional);
  const costs = total(wishes, (wish) => estimatedCosts(wish, wish.closing, terms));
  const { equity, gross } = valuation;
  const { reserved, exposureReserved } = draft.account;
  const limit = limitAmount(equity, terms.limits.maxGrossExposure);
  return {
    free: (leveraged(equity, terms.leverage) - gross - reserved + closing - costs) as Money,
    gross: limit === null ? null : ((limit - gross - exposureReserved) as Money),
  };
};

interface Factor {
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly by: 'free_cash' | 'gross_room';
}

/** One factor for all entries of the instant, or null where they all fit. */
const factorOf = (entries: readonly Wish[], room: Room, terms: AccountTerms): Factor | null => {
  const wanted = total(entries, openingNotional);
  const costs = total(entries, (wish) => estimatedCosts(wish, wish.opening, terms));
  const cash = room.free - costs;
  const gross = room.gross ?? wanted;
  if (wanted <= cash && wanted <= gross) return null;
  const numerator = cash < gross ? cash : gross;
  if (numerator <= 0n) return null;
  return { numerator, denominator: wanted, by: cash < gross ? 'free_cash' : 'gross_room' };
};

const scale = (draft: Draft, wish: Wish, factor: Factor): Wish => {
  const { place, slot, side } = wish;
  const exact = ((wish.opening * factor.numerator) / factor.denominator) as Quantity;
  const opening = roundToLots(place.instrument, exact);
  // Cut to nothing it is denied for want of cash, and asked for again while the target stands.
  if (opening === 0n || slot.target === null) return wish;
  const missing = wish.opening - opening;
  const to = slot.target + (side === 'buy' ? -missing : missing);
  draft.raise({
    type: 'TargetReduced',
    data: {
      slot: place.slot,
      strategyId: place.strategyId,
      instrumentId: place.instrumentId,
      from: slot.target,
      to: to as Quantity,
      by: factor.by,
    },
  });
  return { ...wish, opening };
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
  const entries = wishes.filter(({ opening }) => opening > 0n);
  const factor = entries.length === 0 ? null : factorOf(entries, room, terms);
  if (!factor) return wishes;
  return wishes.map((wish) => (wish.opening > 0n ? scale(draft, wish, factor) : wish));
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
