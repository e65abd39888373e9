import { numberOfCount } from '@stratvector/model';
import type {
  FillMoment,
  Instrument,
  Money,
  OrderSide,
  Price,
  Quantity,
  SlippageInput,
} from '@stratvector/model';
import type { WorkingOrder } from './book.ts';
import { isWaitingStop } from './reach.ts';
import type { VenueBar } from './reach.ts';

/** Where in the data the market is. */
export interface Scene {
  /** The bar of the run. */
  readonly bar: VenueBar;
  /** The finer bar that is being looked at, or the bar itself. */
  readonly shown: VenueBar;
  readonly moment: FillMoment;
}

/** One chance of an order to fill, as slippage models see it too: most ask for little, so it is made when asked. */
export class Chance implements SlippageInput {
  readonly order: WorkingOrder;
  /** The bar of the run in which it comes. */
  readonly bar: VenueBar;
  /** The bar that shows it: a finer one where those decide, else the same. */
  readonly shown: VenueBar;
  /** Before slippage. */
  readonly price: Price;
  readonly moment: FillMoment;
  /** Reached now, as opposed to the rest of a stop that was triggered before. */
  readonly stop: boolean;
  /** Another order could have filled instead: the policy, not the data, chose. */
  decidedByPolicy = false;
  /** What fills, and what it costs. */
  quantity = 0n as Quantity;
  commission = 0n as Money;
  fees = 0n as Money;

  constructor(order: WorkingOrder, { bar, shown, moment }: Scene, price: Price) {
    this.order = order;
    this.bar = bar;
    this.shown = shown;
    this.price = price;
    this.moment = moment;
    this.stop = isWaitingStop(order);
  }

  get instrument(): Instrument {
    return this.order.book.instrument;
  }

  get side(): OrderSide {
    return this.order.ticket.side;
  }

  get volume(): number {
    return this.bar.volume;
  }

  get high(): number {
    return numberOfCount(this.bar.high, this.instrument.priceDecimals);
  }

  get low(): number {
    return numberOfCount(this.bar.low, this.instrument.priceDecimals);
  }
}
