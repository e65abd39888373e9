import {
  absolute,
  FRACTION_ONE,
  least,
  lotsWithin,
  money,
  notional,
  subtract,
} from '@stratvector/model';
import type { Fraction, Money, Price, Quantity } from '@stratvector/model';
import type { AccountCommand, AccountEvent, Valuation } from './events.ts';
import type { AccountContext } from './context.ts';
import { recallSliced } from './sliced.ts';
import type { SlotTerms } from './slot-index.ts';
import { EMPTY_SLOT, isUnmet } from './state.ts';
import type { Account, Slot } from './state.ts';

type CheckMargin = Extract<AccountCommand, { type: 'CheckMargin' }>['data'];

const MARGIN_CALL = 'MARGIN_CALL';

interface Marked {
  readonly place: SlotTerms;
  readonly slot: Slot;
  readonly price: Price;
  readonly unrealized: Money;
}

/** What gross exposure has to lose for equity to cover `maintenance` of it; 0 where it does. */
const excessOf = ({ equity, gross }: Valuation, maintenance: Fraction): Money => {
  if (equity <= 0n) return gross;
  const covered = (equity * FRACTION_ONE) / maintenance;
  return money(gross > covered ? gross - covered : 0n);
};

/** The position that has lost most; the first of equal ones by strategy, then instrument. */
const largestLoser = (
  prices: CheckMargin['prices'],
  account: Account,
  { index }: AccountContext,
): Marked | null => {
  const marks = new Map(prices.map(({ instrumentId, price }) => [instrumentId, price]));
  let worst: Marked | null = null;
  for (const place of index.all) {
    const slot = account.slots[place.slot] ?? EMPTY_SLOT;
    const price = marks.get(place.instrumentId);
    if (slot.position === 0n || price === undefined) continue;
    const unrealized = subtract(notional(place.instrument, slot.position, price), slot.cost);
    if (!worst || unrealized < worst.unrealized) worst = { place, slot, price, unrealized };
  }
  return worst;
};

/** What is left of the position once it has given up so much of its value, in whole lots. */
const remainder = ({ place, slot, price }: Marked, excess: Money): Quantity => {
  const { instrument } = place;
  const held = absolute(slot.position);
  const within = lotsWithin(instrument, excess, price);
  const enough = absolute(notional(instrument, within, price)) >= excess;
  const sold = least(enough ? within : ((within + instrument.lot) as Quantity), held);
  return (slot.position > 0n ? held - sold : sold - held) as Quantity;
};

const isUnderWay = (slot: Slot): boolean => slot.reason === MARGIN_CALL && isUnmet(slot);

/**
 * Where equity no longer covers the maintenance margin of what is held, the largest loser is reduced
 * by as much as restores it, at the next open. One call at a time: what it brings is seen first.
 */
export const checkMargin = (
  { valuation, prices }: CheckMargin,
  account: Account,
  context: AccountContext,
): readonly AccountEvent[] => {
  const { maintenance } = context.terms;
  if (maintenance === null) return [];
  const excess = excessOf(valuation, maintenance);
  if (excess === 0n || account.slots.some(isUnderWay)) return [];
  const loser = largestLoser(prices, account, context);
  if (!loser) return [];
  const { slot, strategyId, instrumentId } = loser.place;
  return [
    ...recallSliced(loser.place, account, { cause: MARGIN_CALL, concerns: () => true }),
    {
      type: 'TargetSet',
      data: {
        slot,
        strategyId,
        instrumentId,
        target: remainder(loser, excess),
        kind: 'rule',
        intent: 0n,
        reason: MARGIN_CALL,
        decisionPrice: loser.price,
        signal: null,
      },
    },
  ];
};
