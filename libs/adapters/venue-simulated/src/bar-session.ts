import type { Timestamp } from '@stratvector/kernel';
import {
  countOfNumber,
  FRACTION_ONE,
  fractionOfNumber,
  quantity,
  roundToLots,
} from '@stratvector/model';
import type { Fraction, Price, Quantity } from '@stratvector/model';
import { BarClock } from './bar-clock.ts';
import type { Book, WorkingOrder } from './book.ts';
import { Chance } from './chance.ts';
import type { Scene } from './chance.ts';
import type { Desk } from './desk.ts';
import { Filler } from './filler.ts';
import type { FillRules } from './filler.ts';
import type { FinerBars } from './finer-bars.ts';
import type { TradingHalts } from './trading-halts.ts';
import type { TradingHours } from './trading-hours.ts';
import { RankMatching, rests } from './matching.ts';
import type { InsideRules, Matching } from './matching.ts';
import type { MonthTraded } from './month-traded.ts';
import { OpenQueue } from './open-queue.ts';
import { PathMatching } from './path-matching.ts';
import { isTaking, openPrice, triggersAtOpen, triggersInside } from './reach.ts';
import type { VenueBar } from './reach.ts';
import { endOf, isForNow, isPast } from './time-in-force.ts';
import { followPrice } from './trailing.ts';

export interface VenueRules extends FillRules, InsideRules {
  readonly latencyMs: number;
  /** Share of a bar's volume that may fill; null is no limit. */
  readonly participationMax: number | null;
  /** What decides inside a bar under `intrabar = "finer"`. */
  readonly finer?: FinerBars;
  /** Without, the venue takes orders at all times. */
  readonly hours?: TradingHours;
  /** Without, nothing is halted but by `halt`. */
  readonly halts?: TradingHalts;
}

const NO_BARS: readonly VenueBar[] = [];

const isWorking = (order: WorkingOrder, bar: VenueBar): boolean => order.worksFrom <= bar.openTime;

/** An order for an auction that this moment of the bar is not. */
const waitsForOpen = ({ ticket }: WorkingOrder, bar: VenueBar): boolean =>
  ticket.timeInForce === 'CLS' || (ticket.timeInForce === 'OPG' && !bar.firstOfSession);
const waitsForClose = ({ ticket }: WorkingOrder, bar: VenueBar): boolean =>
  ticket.timeInForce === 'OPG' || (ticket.timeInForce === 'CLS' && !bar.lastOfSession);

/** Works one bar of one instrument through: open, inside, close. */
export class BarSession {
  readonly #rules: VenueRules;
  readonly #desk: Desk;
  readonly #clock = new BarClock();
  readonly #queue = new OpenQueue();
  readonly #filler: Filler;
  readonly #matching: Matching;
  /** A fraction, for 0.29 of 100 is 28.999… as a number. */
  readonly #participation: Fraction | null;

  constructor(rules: VenueRules, desk: Desk) {
    this.#rules = rules;
    this.#desk = desk;
    const { participationMax } = rules;
    this.#participation = participationMax === null ? null : fractionOfNumber(participationMax);
    this.#filler = new Filler(rules, desk, this.#clock);
    this.#matching =
      rules.intrabar === 'path' ? new PathMatching(rules.limitFill) : new RankMatching(rules);
  }

  get month(): MonthTraded {
    return this.#filler.month;
  }

  open(book: Book, bar: VenueBar): void {
    this.#begin(book, bar);
    const queue = this.#queue;
    queue.clear();
    for (const order of book.orders) {
      if (!isWorking(order, bar)) continue;
      if (order.ticket.timeInForce !== 'OPG' || bar.firstOfSession) order.bars += 1;
      followPrice(order, bar.open);
      queue.add(order);
    }
    if (this.#isHalted(book, bar)) return;
    const scene: Scene = { bar, shown: bar, moment: 'open' };
    for (let place = 0; place < queue.length; place += 1) this.#atOpen(queue.at(place), scene);
  }

  inside(book: Book, bar: VenueBar): void {
    if (this.#isHalted(book, bar)) return;
    const finer = this.#finerOf(book, bar);
    if (finer.length === 0) this.#through(book, { bar, shown: bar, moment: 'inside' });
    for (const shown of finer) this.#throughFiner(book, { bar, shown, moment: 'inside' });
  }

  close(book: Book, bar: VenueBar): void {
    if (bar.lastOfSession && !this.#isHalted(book, bar)) this.#atClose(book, bar);
    const { orders } = book;
    if (orders.length === 0) return;
    const at = this.#clock.closeAt(bar);
    // An order that ends leaves its place to the next.
    for (let place = 0; place < orders.length;) {
      const order = orders[place] as WorkingOrder;
      if (isWorking(order, bar)) followPrice(order, order.buys ? bar.low : bar.high);
      this.#endOfTime(order, bar, at);
      if (!order.isOver) place += 1;
    }
  }

  /** Orders decided on this very bar, at its close. */
  fillAtClose(book: Book, bar: VenueBar): void {
    // The host passes over bars that touch nothing, so the volume at hand may be an older bar's.
    if (book.barOpenTime !== bar.openTime) this.#begin(book, bar);
    if (!this.#isHalted(book, bar)) this.#fillDecided(book, bar);
  }

  /** The same whatever the volume: after this bar there is no other. */
  closeOut(book: Book, bar: VenueBar): void {
    book.liquidity = null;
    this.#fillDecided(book, bar);
  }

  #isHalted({ isHalted, place }: Book, bar: VenueBar): boolean {
    return isHalted || (this.#rules.halts?.isWithin(place, bar) ?? false);
  }

  #begin(book: Book, bar: VenueBar): void {
    book.barOpenTime = bar.openTime;
    book.liquidity = this.#liquidity(book, bar);
  }

  #liquidity(book: Book, bar: VenueBar): Quantity | null {
    const share = this.#participation;
    if (bar.hasVolume && bar.volume <= 0) return quantity(0n);
    if (share === null || !bar.hasVolume) return null;
    const { quantityDecimals } = book.instrument;
    const traded = countOfNumber(bar.volume, quantityDecimals);
    return roundToLots(book.instrument, quantity((traded * share) / FRACTION_ONE));
  }

  #finerOf({ place }: Book, bar: VenueBar): readonly VenueBar[] {
    const { finer, intrabar } = this.#rules;
    return finer && intrabar === 'finer' ? finer.within(place, bar) : NO_BARS;
  }

  #fillDecided(book: Book, bar: VenueBar): void {
    const queue = this.#queue;
    queue.clear();
    for (const order of book.orders)
      if (isTaking(order) && order.bars === 0 && !waitsForClose(order, bar)) queue.add(order);
    for (let place = 0; place < queue.length; place += 1)
      if (!queue.at(place).isOver) this.#atDecision(queue.at(place), bar);
  }

  /** What is for now alone ends here: its first bar is the one it was decided on. */
  #atDecision(order: WorkingOrder, bar: VenueBar): void {
    order.bars += 1;
    this.#fill(order, { bar, shown: bar, moment: 'close' }, bar.close);
    if (!order.isOver && isForNow(order)) this.#endOfTime(order, bar, this.#clock.closeAt(bar));
  }

  #atOpen(order: WorkingOrder, scene: Scene): void {
    const { bar, shown } = scene;
    if (order.isOver) return;
    if (isPast(order, this.#clock.openAt(bar))) this.#desk.expire(order, this.#clock.openAt(bar));
    else if (!waitsForOpen(order, bar)) this.#meet(order, scene, shown.open);
  }

  /** An order meets a price at which the market stands. */
  #meet(order: WorkingOrder, scene: Scene, at: Price): void {
    const price = openPrice(order, at);
    if (price !== null) this.#fill(order, scene, price);
    else if (triggersAtOpen(order, at))
      this.#desk.trigger(order, this.#clock.at(scene.bar, scene.moment));
  }

  /** The inside of the bar that is shown. */
  #through(book: Book, scene: Scene): void {
    const matching = this.#matching;
    matching.begin();
    for (;;) {
      const chance = matching.next(book, scene);
      if (!chance) break;
      if (!this.#filler.fill(chance)) matching.pass(chance.order);
    }
    for (const order of book.orders)
      if (order.limitPrice !== null && isWorking(order, scene.bar))
        if (triggersInside(order, scene.shown))
          this.#desk.trigger(order, this.#clock.closeAt(scene.bar));
  }

  /** A finer bar: what its open has jumped over, its inside, and levels that trail. */
  #throughFiner(book: Book, scene: Scene): void {
    const { bar, shown } = scene;
    const queue = this.#queue;
    queue.clear();
    for (const order of book.orders) {
      if (!rests(order, scene)) continue;
      followPrice(order, shown.open);
      queue.add(order);
    }
    for (let place = 0; place < queue.length; place += 1)
      if (!queue.at(place).isOver) this.#meet(queue.at(place), scene, shown.open);
    this.#through(book, scene);
    for (const order of book.orders)
      if (isWorking(order, bar)) followPrice(order, order.buys ? shown.low : shown.high);
  }

  #atClose(book: Book, bar: VenueBar): void {
    const scene: Scene = { bar, shown: bar, moment: 'close' };
    for (const order of [...book.orders])
      if (order.ticket.timeInForce === 'CLS' && isWorking(order, bar) && !order.isOver)
        if (openPrice(order, bar.close) !== null) this.#fill(order, scene, bar.close);
  }

  #fill(order: WorkingOrder, scene: Scene, price: Price): void {
    this.#filler.fill(new Chance(order, scene, price));
  }

  #endOfTime(order: WorkingOrder, bar: VenueBar, at: Timestamp): void {
    const end = endOf(order, bar, at);
    if (end === 'expired') this.#desk.expire(order, at);
    else if (end !== null) this.#desk.cancel(order, end, at);
  }
}
