import {
  absolute,
  add,
  FRACTION_ONE,
  isNarrow,
  nearestTick,
  price,
  product,
  productFits,
  shareOnTick,
  subtract,
} from '@stratvector/model';
import type { Fraction, Instrument, Price, Protection, Quantity } from '@stratvector/model';
import type { Holding } from './book.ts';

/** 1 ± share. */
export const factorOf = (share: Fraction, above: boolean): Fraction =>
  above ? add(FRACTION_ONE, share) : subtract(FRACTION_ONE, share);

/** The part of what was paid that leaves with a reduction, rounded toward zero. */
const shareOfPaid = (paid: bigint, size: Quantity, held: Quantity): bigint =>
  productFits(paid, size)
    ? BigInt.asIntN(64, BigInt.asIntN(64, paid * size) / held)
    : (paid * size) / held;

/** Follows a fill: adding pays in, reducing takes out its share, a flip starts anew. */
export const follow = (holding: Holding, change: Quantity, at: Price): void => {
  const before = holding.position;
  if (before === 0n) {
    holding.position = change;
    holding.paid = product(absolute(change), at);
    return;
  }
  const after = add(before, change);
  holding.position = after;
  const size = absolute(change);
  if (after === 0n) holding.paid = 0n;
  else if (before > 0n === change > 0n) holding.paid += product(size, at);
  else if (after > 0n === before > 0n)
    holding.paid -= shareOfPaid(holding.paid, size, absolute(before));
  else holding.paid = product(absolute(after), at);
};

/** average entry × (1 ± share), on the nearest tick. */
export const levelOf = (
  { paid, position }: Holding,
  instrument: Instrument,
  share: Fraction,
  above: boolean,
): Price => {
  const factor = factorOf(share, above);
  const size = absolute(position);
  // One fill, or several at one price: the average is itself a price, and nothing gets wide.
  if (isNarrow(paid) && BigInt.asIntN(64, paid % size) === 0n)
    return shareOnTick(instrument, price(BigInt.asIntN(64, paid / size)), factor);
  return nearestTick(instrument, paid * factor, size * FRACTION_ONE);
};

/** The tighter of stop loss and trailing stop; null without either. */
export const stopLevel = (
  holding: Holding,
  instrument: Instrument,
  { stopLoss, trailingStop }: Protection,
  best: Price,
): Price | null => {
  const long = holding.position > 0n;
  const fixed = stopLoss === null ? null : levelOf(holding, instrument, stopLoss, !long);
  const trailed =
    trailingStop === null ? null : shareOnTick(instrument, best, factorOf(trailingStop, !long));
  if (fixed === null || trailed === null) return fixed ?? trailed;
  return fixed > trailed === long ? fixed : trailed;
};
