import type { ClientOrderId, InstrumentId, Quantity } from '@stratvector/model';
import type { Book, Holding, OrderDayTotals, WorkingOrder } from './book.ts';
import type { MonthState } from './month-traded.ts';

/** Numbers that may be none are null here, so that a snapshot survives any serialization of bigints. */

interface DayState extends Omit<OrderDayTotals, 'instrument'> {
  readonly instrument: null;
}

interface OrderState extends Omit<WorkingOrder, 'book' | 'holding' | 'day' | 'armedInside'> {
  readonly book: null;
  readonly holding: null;
  readonly day: DayState | null;
  readonly armedInside: number | null;
}

interface HoldingState extends Omit<Holding, 'stop' | 'target'> {
  readonly strategyId: string;
  readonly stop: ClientOrderId | null;
  readonly target: ClientOrderId | null;
}

export interface BookState {
  readonly instrumentId: InstrumentId;
  readonly isHalted: boolean;
  readonly barOpenTime: number | null;
  readonly liquidity: Quantity | null;
  readonly orders: readonly OrderState[];
  readonly holdings: readonly HoldingState[];
}

/** A venue between two calls: plain values, from which another instance goes on as it would have. */
export interface VenueState {
  /** How many orders it has taken. */
  readonly orders: number;
  readonly arrivals: number;
  readonly month: MonthState;
  readonly books: readonly BookState[];
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
const idOf = (order: WorkingOrder | null): ClientOrderId | null =>
  order && order.ticket.clientOrderId;

const orderState = (order: WorkingOrder): OrderState => ({
  ...order,
  book: null,
  holding: null,
  day: order.day && { ...order.day, instrument: null },
  armedInside: orNull(order.armedInside),
});

export const bookState = (book: Book): BookState => ({
  instrumentId: book.instrument.id,
  isHalted: book.isHalted,
  barOpenTime: orNull(book.barOpenTime),
  liquidity: book.liquidity,
  orders: book.orders.map(orderState),
  holdings: [...book.held()].map(([strategyId, { stop, target, ...own }]) => ({
    ...own,
    strategyId,
    stop: idOf(stop),
    target: idOf(target),
  })),
});

/** Passes through the inside of a bar are counted anew, so no order has been offered one yet. */
const restoredOrder = (state: OrderState, book: Book): WorkingOrder => ({
  ...state,
  book,
  holding: book.holding(state.ticket.strategyId),
  armedInside: state.armedInside ?? NaN,
  passedIn: 0,
  day: state.day && { ...state.day, instrument: book.instrument },
});

/** Fills an empty book. */
export const restoreBook = (book: Book, state: BookState): void => {
  book.isHalted = state.isHalted;
  book.barOpenTime = state.barOpenTime ?? NaN;
  book.liquidity = state.liquidity;
  for (const order of state.orders) book.orders.push(restoredOrder(order, book));
  const working = new Map(book.orders.map((order) => [order.ticket.clientOrderId, order]));
  const find = (id: ClientOrderId | null) => (id === null ? null : (working.get(id) ?? null));
  for (const { strategyId, stop, target, ...own } of state.holdings)
    Object.assign(book.holding(strategyId), { ...own, stop: find(stop), target: find(target) });
};
