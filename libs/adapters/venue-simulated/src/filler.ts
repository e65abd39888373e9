import type { Timestamp } from '@stratvector/kernel';
import {
  absolute,
  add,
  greatest,
  least,
  negate,
  notional,
  numberOfCount,
  subtract,
  tradeId,
} from '@stratvector/model';
import type {
  Instrument,
  Money,
  OrderDay,
  Price,
  Quantity,
  SlippageInput,
} from '@stratvector/model';
import type { BarClock } from './bar-clock.ts';
import type { OrderDayTotals, WorkingOrder } from './book.ts';
import type { Chance } from './chance.ts';
import type { Desk } from './desk.ts';
import { follow } from './holding.ts';
import { MonthTraded } from './month-traded.ts';
import { Pairs } from './pairs.ts';
import { remainingOf } from './working-order.ts';

export interface FillRules {
  readonly commission: (day: OrderDay) => Money;
  readonly slippage: (input: SlippageInput) => Price;
  /** Regulatory fees of an order's day, at a moment of it in milliseconds; without, there are none. */
  readonly fees?: (day: OrderDay, time: number) => Money;
  /** An amount of the instrument's currency in the account's, where the one moves against the other. */
  readonly converted?: (amount: Money, instrument: Instrument, at: Timestamp) => Money;
}

const NOTHING = 0n as Quantity;
const NO_MONEY = 0n as Money;
const DAY_MS = 86_400_000;

const reduces = ({ holding, buys }: WorkingOrder): boolean =>
  buys ? holding.position < 0n : holding.position > 0n;

const isSlipping = ({ order, moment }: Chance): boolean => {
  if (order.limitPrice !== null) return false;
  const { timeInForce } = order.ticket;
  return moment === 'inside' || (timeInForce !== 'OPG' && timeInForce !== 'CLS');
};

/** What the order trades on a date, from its first fill on. */
const newDay = (
  { order, quantity }: Chance,
  { date, notional, month }: { date: number; notional: Money; month: number },
): OrderDayTotals => ({
  date,
  instrument: order.book.instrument,
  side: order.ticket.side,
  quantity,
  notional,
  monthQuantity: month,
  commission: NO_MONEY,
  fees: NO_MONEY,
});

/** Whether the position that there was is gone, with or without a new one on the other side. */
const isFlatOrTurned = (before: Quantity, after: Quantity): boolean =>
  after === 0n || (before !== 0n && before > 0n !== after > 0n);

/** `Number` first: the text of a small number is cached, that of a bigint is worked out each time. */
const textOf = (count: bigint): string => {
  const number = Number(count);
  return Number.isSafeInteger(number) ? String(number) : String(count);
};

/** Turns a chance into a fill, with everything that a fill brings about. */
export class Filler {
  readonly month = new MonthTraded();
  readonly #rules: FillRules;
  readonly #desk: Desk;
  readonly #clock: BarClock;
  readonly #pairs: Pairs;

  constructor(rules: FillRules, desk: Desk, clock: BarClock) {
    this.#rules = rules;
    this.#desk = desk;
    this.#clock = clock;
    this.#pairs = new Pairs(desk);
  }

  /** Whether anything was filled. */
  fill(chance: Chance): boolean {
    const { order } = chance;
    const quantity = this.#fillable(chance);
    if (quantity === null) {
      this.#miss(chance);
      return false;
    }
    const { book, holding } = order;
    if (book.liquidity !== null) book.liquidity = subtract(book.liquidity, quantity);
    const at = this.#clock.at(chance.bar, chance.moment);
    chance.quantity = quantity;
    const price = this.#report(chance, at);
    const before = holding.position;
    follow(holding, order.buys ? quantity : negate(quantity), price);
    this.#take(order, quantity, at);
    this.#afterwards(chance, before, at);
    return true;
  }

  /** Null where nothing can be filled; an order that has nothing left to reduce is canceled. */
  #fillable({ order, bar, moment }: Chance): Quantity | null {
    const { liquidity } = order.book;
    let quantity = remainingOf(order);
    if (order.ticket.reduceOnly) {
      if (!reduces(order)) {
        this.#desk.cancel(order, 'POSITION_CLOSED', this.#clock.at(bar, moment));
        return null;
      }
      quantity = least(quantity, absolute(order.holding.position));
    }
    if (liquidity === null || quantity <= liquidity) return quantity;
    return order.ticket.timeInForce === 'FOK' || liquidity <= 0n ? null : liquidity;
  }

  /** A stop that trading has reached is triggered, though others have taken all that could fill. */
  #miss({ order, bar, moment, stop }: Chance): void {
    const hasTraded = !bar.hasVolume || bar.volume > 0;
    if (stop && hasTraded && !order.isOver) this.#desk.trigger(order, this.#clock.at(bar, moment));
  }

  #report(chance: Chance, at: Timestamp): Price {
    const { order, bar, quantity } = chance;
    const { instrument } = order.book;
    const price = isSlipping(chance) ? this.#rules.slippage(chance) : chance.price;
    const amount = notional(instrument, quantity, price);
    this.#charge(chance, amount);
    order.filled = add(order.filled, quantity);
    const orderId = order.ticket.clientOrderId;
    const slippage =
      price === chance.price
        ? NO_MONEY
        : absolute(subtract(amount, notional(instrument, quantity, chance.price)));
    this.#desk.tell({
      type: 'OrderFilled',
      at,
      orderId,
      tradeId: tradeId(`${orderId}/${textOf(order.filled)}`),
      quantity,
      price,
      commission: this.#told(chance.commission, instrument, at),
      fees: this.#told(chance.fees, instrument, at),
      slippage: this.#told(slippage, instrument, at),
      moment: chance.moment,
      barOpenTime: this.#clock.openAt(bar),
      policyDecided: chance.decidedByPolicy,
    });
    return price;
  }

  /** As the account counts it. */
  #told(amount: Money, instrument: Instrument, at: Timestamp): Money {
    const { converted } = this.#rules;
    return converted ? converted(amount, instrument, at) : amount;
  }

  /** Minima and maxima hold for the order's day, so a fill pays what the day's totals grow by. */
  #charge(chance: Chance, notional: Money): void {
    const { order, bar, quantity } = chance;
    const date = Math.floor(bar.openTime / DAY_MS);
    const known = order.day?.date === date ? order.day : null;
    const day = known ?? newDay(chance, { date, notional, month: this.month.before(date) });
    order.day = day;
    if (known) {
      day.quantity = add(day.quantity, quantity);
      day.notional = add(day.notional, notional);
    }
    const [paid, passed] = [day.commission, day.fees];
    const { commission, fees } = this.#rules;
    day.commission = commission(day);
    if (fees) day.fees = fees(day, bar.openTime);
    chance.commission = known ? subtract(day.commission, paid) : day.commission;
    chance.fees = known ? subtract(day.fees, passed) : day.fees;
    this.month.add(date, numberOfCount(quantity, day.instrument.quantityDecimals));
  }

  /** What is filled leaves the order; what a turn closes goes first. */
  #take(order: WorkingOrder, quantity: Quantity, at: Timestamp): void {
    if (order.closing !== 0n) order.closing = greatest(subtract(order.closing, quantity), NOTHING);
    if (remainingOf(order) !== 0n) order.triggered = order.stopPrice !== null;
    else if (order.isCut) this.#desk.cancel(order, 'OCO_FILLED', at);
    else this.#desk.end(order);
  }

  /** The pair follows the position; a protective fill ends what still works of the entry. */
  #afterwards(chance: Chance, before: Quantity, at: Timestamp): void {
    const { order } = chance;
    const { position } = order.holding;
    const startsAnew = isFlatOrTurned(before, position);
    if (startsAnew) this.#pairs.close(order, at);
    if (order.isProtective) this.#pairs.spare(order, at);
    if (position === 0n) return;
    if (startsAnew || absolute(position) > absolute(before)) this.#protect(chance, at);
    else this.#pairs.shrink(order, at);
  }

  #protect({ order, shown, price, moment, stop }: Chance, at: Timestamp): void {
    const inside = moment === 'open' ? NaN : shown.openTime;
    const byLimit = order.limitPrice !== null && !stop;
    this.#pairs.protect({ entry: order, from: price, inside, byLimit, at });
  }
}
