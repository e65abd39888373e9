import { absolute, FRACTION_ONE, nearestTick } from '@stratvector/model';
import type { Fraction, Instrument, Price, Protection, Quantity } from '@stratvector/model';
import type { WorkingOrder } from './working-order.ts';

/** What the venue knows of one strategy's position in one instrument. */
export interface Holding {
  /** Signed. */
  position: Quantity;
  /** Σ quantity × price of what is held, unsigned: the average entry as a quotient. */
  paid: bigint;
  /** What the pair is made from; kept for levels that trail. */
  protection: Protection | null;
  /** The pair that guards the position. */
  stop: WorkingOrder | null;
  target: WorkingOrder | null;
}

export const emptyHolding = (): Holding => ({
  position: 0n as Quantity,
  paid: 0n,
  protection: null,
  stop: null,
  target: null,
});

/** Follows a fill: adding pays in, reducing takes out its share, a flip starts anew. */
export const follow = (holding: Holding, change: Quantity, at: Price): void => {
  const before = holding.position;
  const after = (before + change) as Quantity;
  const size = absolute(change);
  if (before === 0n || before > 0n === change > 0n) holding.paid += size * at;
  else if (after === 0n) holding.paid = 0n;
  else if (after > 0n === before > 0n) holding.paid -= (holding.paid * size) / absolute(before);
  else holding.paid = absolute(after) * at;
  holding.position = after;
};

/** average entry × (1 ± share), on the nearest tick. */
export const levelOf = (
  holding: Holding,
  instrument: Instrument,
  share: Fraction,
  above: boolean,
): Price => {
  const factor = above ? FRACTION_ONE + share : FRACTION_ONE - share;
  return nearestTick(instrument, holding.paid * factor, absolute(holding.position) * FRACTION_ONE);
};

/** best × (1 ∓ trail), on the nearest tick. */
const trailLevel = (instrument: Instrument, best: Price, share: Fraction, long: boolean): Price => {
  const factor = long ? FRACTION_ONE - share : FRACTION_ONE + share;
  return nearestTick(instrument, best * factor, FRACTION_ONE);
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
  const trailed = trailingStop === null ? null : trailLevel(instrument, best, trailingStop, long);
  if (fixed === null || trailed === null) return fixed ?? trailed;
  return fixed > trailed === long ? fixed : trailed;
};
