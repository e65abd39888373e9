import type { BookingMessage, SplitMessage } from '@stratvector/contracts';
import { millisecondsOf } from '@stratvector/kernel';
import { numberOfCount, numberOfMoney } from '@stratvector/model';
import type { ClientOrderId, Instrument, InstrumentId, OrderRole } from '@stratvector/model';
import { buildTrades } from '../trades/build-trades.ts';
import type { Trade, TradeFill, TradeSplit } from '../trades/trade.ts';

/** Why an order was sent; it may be told after its fills, since it comes another way. */
export interface OrderPurpose {
  readonly role: OrderRole;
  readonly reason: string;
}

/** Fills and splits of one account, as round trips. */
export class TradeLog {
  readonly #instrument: (id: InstrumentId) => Instrument | undefined;
  readonly #booked: (BookingMessage | SplitMessage)[] = [];
  readonly #purposes = new Map<ClientOrderId, OrderPurpose>();
  #trades: readonly Trade[] | null = null;

  constructor(instrument: (id: InstrumentId) => Instrument | undefined) {
    this.#instrument = instrument;
  }

  hear(message: BookingMessage | SplitMessage): void {
    this.#booked.push(message);
    this.#trades = null;
  }

  learn(orderId: ClientOrderId, purpose: OrderPurpose): void {
    if (this.#purposes.has(orderId)) return;
    this.#purposes.set(orderId, purpose);
    this.#trades = null;
  }

  /** Closed ones first, in the order in which they closed, then those still open. */
  get trades(): readonly Trade[] {
    this.#trades ??= buildTrades(this.#booked.flatMap((message) => this.#told(message)));
    return this.#trades;
  }

  #told(message: BookingMessage | SplitMessage): readonly (TradeFill | TradeSplit)[] {
    const instrument = this.#instrument(message.instrumentId);
    if (!instrument) return [];
    return [
      message.topic === 'risk.split.v1'
        ? splitOf(message, instrument)
        : fillOf(message, instrument, this.#purposes.get(message.orderId)),
    ];
  }
}

/** Rows are those of a backtest's columns; a service has none. */
const NO_ROW = 0;

const fillOf = (
  booking: BookingMessage,
  { quantityDecimals, priceDecimals, unitValue }: Instrument,
  purpose: OrderPurpose | undefined,
): TradeFill => ({
  strategyId: booking.strategyId,
  instrumentId: booking.instrumentId,
  orderId: booking.orderId,
  time: millisecondsOf(booking.at),
  row: NO_ROW,
  quantity: numberOfCount(booking.quantity, quantityDecimals),
  price: numberOfCount(booking.price, priceDecimals),
  unitValue,
  costs: numberOfMoney(booking.commission) + numberOfMoney(booking.fees),
  reason: purpose?.reason ?? '',
  role: purpose?.role ?? 'entry',
});

const splitOf = (split: SplitMessage, { quantityDecimals }: Instrument): TradeSplit => ({
  strategyId: split.strategyId,
  instrumentId: split.instrumentId,
  time: millisecondsOf(split.at),
  row: NO_ROW,
  ratio: Number(split.numerator) / Number(split.denominator),
  left: Math.abs(numberOfCount(split.positionAfter, quantityDecimals)),
  cashInLieu: Math.abs(numberOfMoney(split.cashInLieu)),
});
