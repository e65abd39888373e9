import { trade } from '@stratvector/domain-risk';
import type { AccountTerms, Holding } from '@stratvector/domain-risk';
import { add, money, notional, priceOfNumber, subtract } from '@stratvector/model';
import type { Instrument, Money, Quantity } from '@stratvector/model';
import type { PlannedInstrument, RunPlan } from '../engine/plan.ts';
import { rateBookOf } from '../engine/rate-book.ts';
import type { RateBook } from '../engine/rate-book.ts';
import type { Move, RunLog } from '../files/run-log.ts';

const FLAT: Holding = { position: 0n as Quantity, cost: 0n as Money, lots: [] };
const NOTHING = 0n as Money;

/** amount × part / whole, toward zero; of nothing nothing. */
const shareOf = (amount: bigint, part: bigint, whole: bigint): bigint =>
  whole === 0n ? 0n : (amount * part) / whole;

/** New shares for old; what a fraction took of the cost in the account's currency it takes of this too. */
const afterSplit = (before: Holding, { positionAfter, costAfter }: Move, cost: Money): Holding => {
  const kept = money(shareOf(before.cost, costAfter, cost));
  let [quantity, paid] = [positionAfter as bigint, kept as bigint];
  const lots = before.lots.map((lot, place) => {
    const isLast = place === before.lots.length - 1;
    const size = isLast ? quantity : shareOf(lot.quantity, positionAfter, before.position);
    const part = isLast ? paid : shareOf(lot.cost, kept, before.cost);
    quantity -= size;
    paid -= part;
    return { quantity: size as Quantity, cost: money(part) };
  });
  return { position: positionAfter, cost: kept, lots };
};

/**
 * What one strategy holds of one instrument, in the instrument's own currency: the same trades by the
 * same rule of cost, before any rate.
 */
export class OwnHolding {
  held = FLAT;
  /** What the last move realized. */
  realized = NOTHING;
  readonly #instrument: Instrument;
  readonly #basis: AccountTerms['costBasis'];
  /** Of the same in the account's currency. */
  #cost = NOTHING;

  /** The instrument stands in its own currency. */
  constructor(instrument: Instrument, basis: AccountTerms['costBasis']) {
    this.#instrument = instrument;
    this.#basis = basis;
  }

  move(move: Move): void {
    this.realized = NOTHING;
    if (move.traded) {
      const { quantity, price } = move.traded;
      const paid = notional(this.#instrument, quantity, price);
      const { realized, ...after } = trade(this.held, quantity, paid, this.#basis);
      this.held = after;
      this.realized = realized;
    } else this.held = afterSplit(this.held, move, this.#cost);
    this.#cost = move.costAfter;
  }
}

/** One position in its own currency, and what its currency has made of it. */
interface Followed {
  readonly planned: PlannedInstrument;
  readonly own: OwnHolding;
  cost: Money;
  gain: Money;
}

/** What the cost of what is still held has gained by the rate at the end of the run. */
const openGain = (
  { planned, own, cost }: Followed,
  { book, end }: { readonly book: RateBook; readonly end: number },
): Money => {
  const { instrument, columns } = planned;
  const last = columns.close.at(-1) ?? NaN;
  const { position, cost: paid } = own.held;
  const worth = notional(instrument, position, priceOfNumber(last, instrument.priceDecimals));
  const at = (amount: Money): Money => book.inAccountCurrency(amount, instrument, end);
  const unrealized = subtract(at(worth), cost);
  return subtract(unrealized, at(subtract(worth, paid)));
};

const endOf = (instruments: readonly PlannedInstrument[]): number =>
  Math.max(...instruments.map(({ columns: { closeTime } }) => closeTime.at(-1) ?? NaN));

/**
 * What each currency whose rate moves has gained by itself: of every round trip, and of what is open at
 * the end, its result less the result in its own currency at the rate at which it was closed or stands.
 */
export const currencyResults = (plan: RunPlan, { moves }: RunLog): ReadonlyMap<string, Money> => {
  const book = rateBookOf(plan);
  const moving = new Map(
    plan.instruments
      .filter(({ instrument }) => book.moves(instrument.currency))
      .map((planned) => [planned.instrument.id, planned]),
  );
  const positions = new Map<string, Followed>();
  for (const move of moves) {
    const planned = moving.get(move.instrumentId);
    if (!planned) continue;
    const { instrument } = planned;
    const key = `${move.strategyId}/${move.instrumentId}`;
    const own = new OwnHolding(instrument, plan.terms.costBasis);
    const followed = positions.get(key) ?? { planned, own, cost: NOTHING, gain: NOTHING };
    positions.set(key, followed);
    followed.own.move(move);
    followed.cost = move.costAfter;
    if (!move.traded) continue;
    const local = book.inAccountCurrency(followed.own.realized, instrument, move.traded.at);
    followed.gain = add(followed.gain, subtract(move.traded.realized, local));
  }
  const results = new Map<string, Money>();
  const end = endOf(plan.instruments);
  for (const followed of positions.values()) {
    const { currency } = followed.planned.instrument;
    const gain = add(followed.gain, openGain(followed, { book, end }));
    results.set(currency, add(results.get(currency) ?? NOTHING, gain));
  }
  return results;
};
