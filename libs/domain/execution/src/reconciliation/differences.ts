import type { Break, BreakKind } from '@stratvector/contracts';
import { add, quantity } from '@stratvector/model';
import type { ClientOrderId, InstrumentId, Quantity, VenueOrder } from '@stratvector/model';
import type { BookedOrder, BooksAtHand, VenueSnapshot } from './snapshot.ts';

const NOTHING = quantity(0n);

const breakOf = (
  kind: BreakKind,
  subject: string,
  about: Partial<Omit<Break, 'kind' | 'breakId'>>,
): Break => ({
  breakId: `${kind}/${subject}`,
  kind,
  instrumentId: null,
  orderId: null,
  venueOrderId: null,
  tradeId: null,
  ours: null,
  venues: null,
  ...about,
});

/** Orders under our ids, several where a change has made a second one. */
const byOurId = (
  orders: readonly VenueOrder[],
): ReadonlyMap<ClientOrderId, readonly VenueOrder[]> => {
  const found = new Map<ClientOrderId, VenueOrder[]>();
  for (const order of orders) {
    if (order.orderId === null) continue;
    const same = found.get(order.orderId) ?? [];
    found.set(order.orderId, same);
    same.push(order);
  }
  return found;
};

const isWorking = ({ state }: VenueOrder): boolean => state === 'working';

const foreign = ({ openOrders }: VenueSnapshot, { orders }: BooksAtHand): readonly Break[] =>
  openOrders
    .filter((order) => isWorking(order) && (order.orderId === null || !orders.has(order.orderId)))
    .map(({ venueOrderId, orderId, instrumentId, quantity: venues }) =>
      breakOf('ORDER_NOT_OURS', venueOrderId, { venueOrderId, orderId, instrumentId, venues }),
    );

const unmatched = ({ executions }: VenueSnapshot, { orders }: BooksAtHand): readonly Break[] =>
  executions
    .filter(({ orderId }) => orderId === null || !orders.has(orderId))
    .map(({ tradeId, venueOrderId, orderId, instrumentId, quantity: venues }) =>
      breakOf('EXECUTION_UNMATCHED', tradeId, {
        tradeId,
        venueOrderId,
        orderId,
        instrumentId,
        venues,
      }),
    );

const standing = (
  listed: readonly VenueOrder[],
  { orderId, instrumentId, isOpen }: BookedOrder,
): readonly Break[] => {
  const working = listed.filter(isWorking);
  const about = { orderId, instrumentId, venueOrderId: working.at(-1)?.venueOrderId ?? null };
  const breaks: Break[] = [];
  if (working.length > 1) {
    const venues = quantity(working.reduce((sum, one) => sum + one.quantity, 0n));
    breaks.push(breakOf('ORDER_TWICE', orderId, { ...about, venues }));
  }
  if (working.length > 0 && !isOpen) breaks.push(breakOf('ORDER_STILL_OPEN', orderId, about));
  return breaks;
};

/** What the venue says has filled of an order; null where nothing that it says tells. */
const venuesFilled = (
  listed: readonly VenueOrder[],
  { executions, coversFrom }: VenueSnapshot,
  { orderId, claimed, decidedAt }: BookedOrder,
): Quantity | null => {
  const told = listed.filter(({ cumulative }) => cumulative !== null);
  if (told.length > 0 && told.length === listed.length)
    return quantity(told.reduce((sum, { cumulative }) => sum + (cumulative ?? 0n), 0n));
  const parts = executions.filter((one) => one.orderId === orderId);
  if (decidedAt >= coversFrom && parts.length > 0)
    return quantity(parts.reduce((sum, part) => sum + part.quantity, 0n));
  return claimed > 0n ? claimed : null;
};

const filledDiffers = (
  listed: readonly VenueOrder[],
  snapshot: VenueSnapshot,
  order: BookedOrder,
): readonly Break[] => {
  const venues = venuesFilled(listed, snapshot, order);
  const { orderId, instrumentId, filled: ours } = order;
  return venues === null || venues === ours
    ? []
    : [breakOf('FILLS_DIFFER', orderId, { orderId, instrumentId, ours, venues })];
};

const positionsDiffer = (snapshot: VenueSnapshot, books: BooksAtHand): readonly Break[] => {
  const held = new Map<InstrumentId, Quantity>();
  for (const { instrumentId, quantity: part } of snapshot.positions)
    held.set(instrumentId, add(held.get(instrumentId) ?? NOTHING, part));
  const all = new Set([...held.keys(), ...books.positions.keys()]);
  return [...all].sort().flatMap((instrumentId) => {
    const [ours, venues] = [books.positions.get(instrumentId), held.get(instrumentId)];
    return (ours ?? 0n) === (venues ?? 0n)
      ? []
      : [
          breakOf('POSITION_DIFFERS', instrumentId, {
            instrumentId,
            ours: ours ?? NOTHING,
            venues: venues ?? NOTHING,
          }),
        ];
  });
};

/** Open with us, and listed nowhere. */
export const absentees = (
  { openOrders, completedOrders }: VenueSnapshot,
  { orders }: BooksAtHand,
): readonly BookedOrder[] => {
  const listed = new Set([...openOrders, ...completedOrders].map(({ orderId }) => orderId));
  return [...orders.values()].filter(
    ({ isOpen, hadLeft, orderId }) => isOpen && hadLeft && !listed.has(orderId),
  );
};

export const absent = ({ orderId, instrumentId, filled: ours }: BookedOrder): Break =>
  breakOf('ORDER_ABSENT', orderId, { orderId, instrumentId, ours });

/** In what a snapshot and our books differ, absences aside: those take two snapshots. */
export const differences = (snapshot: VenueSnapshot, books: BooksAtHand): readonly Break[] => {
  const listed = byOurId([...snapshot.openOrders, ...snapshot.completedOrders]);
  const ofOrders = [...books.orders.values()].flatMap((order) => {
    const own = listed.get(order.orderId) ?? [];
    return [...standing(own, order), ...filledDiffers(own, snapshot, order)];
  });
  return [
    ...foreign(snapshot, books),
    ...unmatched(snapshot, books),
    ...ofOrders,
    ...positionsDiffer(snapshot, books),
  ];
};
