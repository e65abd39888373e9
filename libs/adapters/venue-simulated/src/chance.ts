import { numberOfCount } from '@stratvector/model';
import type {
  FillMoment,
  Instrument,
  OrderSide,
  Price,
  Quantity,
  SlippageInput,
} from '@stratvector/model';
import type { WorkingOrder } from './book.ts';
import type { VenueBar } from './reach.ts';

/** One chance of an order to fill, as slippage models see it too: most ask for little, so it is made when asked. */
export class Chance implements SlippageInput {
  readonly order: WorkingOrder;
  readonly bar: VenueBar;
  /** Before slippage. */
  readonly price: Price;
  readonly moment: FillMoment;
  /** Another order could have filled instead: the policy, not the data, chose. */
  decidedByPolicy = false;
  /** What fills. */
  quantity = 0n as Quantity;

  constructor(order: WorkingOrder, bar: VenueBar, price: Price, moment: FillMoment) {
    this.order = order;
    this.bar = bar;
    this.price = price;
    this.moment = moment;
  }

  get instrument(): Instrument {
    return this.order.book.instrument;
  }

  get side(): OrderSide {
    return this.order.ticket.side;
  }

  get stop(): boolean {
    return this.order.stopPrice !== null;
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
