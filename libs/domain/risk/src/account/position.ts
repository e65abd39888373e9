import {
  absolute,
  add,
  divideHalfEven,
  halfEvenOfWide,
  money,
  negate,
  productFits,
  subtract,
} from '@stratvector/model';
import type { Money, Quantity } from '@stratvector/model';
import type { Lot } from './state.ts';

export interface Holding {
  /** Signed. */
  readonly position: Quantity;
  /** Total cost, signed like the position. */
  readonly cost: Money;
  /** Oldest first; empty under average cost. */
  readonly lots: readonly Lot[];
}

export interface HoldingChange extends Holding {
  /** Gross of costs. */
  readonly realized: Money;
}

const ZERO = 0n as Money;

/** amount × part / whole, half to even; `part` and `whole` are positive. */
const portion = (amount: Money, part: bigint, whole: bigint): Money => {
  const product = amount * part;
  return money(
    productFits(amount, part)
      ? divideHalfEven(BigInt.asIntN(64, product), whole)
      : halfEvenOfWide(product, whole),
  );
};

/** What the oldest lots of `closing` shares cost, and the lots that are left. */
const takeLots = (lots: readonly Lot[], closing: bigint): { cost: Money; rest: readonly Lot[] } => {
  let left = closing;
  let cost = 0n;
  const rest: Lot[] = [];
  for (const lot of lots) {
    const size = absolute(lot.quantity);
    const taken = left < size ? left : size;
    const part = taken === size ? lot.cost : portion(lot.cost, taken, size);
    cost += part;
    left -= taken;
    if (taken < size) {
      const sign = lot.quantity < 0n ? -1n : 1n;
      rest.push({
        quantity: (sign * (size - taken)) as Quantity,
        cost: money(lot.cost - part),
      });
    }
  }
  return { cost: money(cost), rest };
};

const opened = (holding: Holding, change: Quantity, paid: Money, fifo: boolean): HoldingChange => ({
  position: add(holding.position, change),
  cost: add(holding.cost, paid),
  lots: fifo ? [...holding.lots, { quantity: change, cost: paid }] : [],
  realized: ZERO,
});

/**
 * A holding after a trade. `change` is signed, `paid` is its notional signed alike. A trade through
 * zero closes first: the closing part takes its share of the notional, half to even, the opening part
 * the rest, so that both add up to what was paid.
 */
export const trade = (
  holding: Holding,
  change: Quantity,
  paid: Money,
  basis: 'average' | 'fifo',
): HoldingChange => {
  const fifo = basis === 'fifo';
  const { position } = holding;
  if (position === 0n || position > 0n === change > 0n) return opened(holding, change, paid, fifo);
  const held = absolute(position);
  const size = absolute(change);
  if (size > held) {
    const closingPaid = portion(paid, held, size);
    const opening = trade(
      { position: 0n as Quantity, cost: ZERO, lots: [] },
      add(change, position),
      subtract(paid, closingPaid),
      basis,
    );
    return {
      position: opening.position,
      cost: opening.cost,
      lots: opening.lots,
      realized: negate(add(closingPaid, holding.cost)),
    };
  }
  const taken = fifo
    ? takeLots(holding.lots, size)
    : { cost: size === held ? holding.cost : portion(holding.cost, size, held), rest: [] };
  return {
    position: add(position, change),
    cost: subtract(holding.cost, taken.cost),
    lots: taken.rest,
    realized: negate(add(paid, taken.cost)),
  };
};
