import type { Break } from '@stratvector/contracts';
import type { Decider, Timestamp } from '@stratvector/kernel';
import type { ClientOrderId } from '@stratvector/model';
import { absent, absentees, differences } from './differences.ts';
import type { Reconciliation, ReconciliationCommand, ReconciliationEvent } from './events.ts';
import type { BookedOrder, VenueSnapshot } from './snapshot.ts';

type Of<Type extends ReconciliationCommand['type']> = Extract<
  ReconciliationCommand,
  { type: Type }
>;

export interface ReconciliationTerms {
  /** Nanoseconds between two answers that prove an absence together. */
  readonly settle: bigint;
}

const begin = (
  { data }: Of<'BeginReconciliation'>,
  { run }: Reconciliation,
): readonly ReconciliationEvent[] => {
  if (run === data.run) return [];
  const began: ReconciliationEvent = { type: 'ReconciliationBegan', data };
  return run === null ? [began] : [{ type: 'ReconciliationAbandoned', data: { run } }, began];
};

/** Nothing speaks for it: no fill, no word, and the venue's answer reaches back to before it was sent. */
const isProvable = (
  { isUnknown, filled, claimed, decidedAt }: BookedOrder,
  { coversFrom }: VenueSnapshot,
): boolean => isUnknown && filled === 0n && claimed === 0n && decidedAt >= coversFrom;

interface Absences {
  readonly events: readonly ReconciliationEvent[];
  readonly breaks: readonly Break[];
}

/** First noted; proven, or a break, once it has lasted. */
const absences = (
  { at, data: { snapshot, books } }: Of<'CompareBooks'>,
  known: ReadonlyMap<ClientOrderId, Timestamp>,
  { settle }: ReconciliationTerms,
): Absences => {
  const events: ReconciliationEvent[] = [];
  const breaks: Break[] = [];
  const missing = absentees(snapshot, books);
  const isMissing = new Set(missing.map(({ orderId }) => orderId));
  for (const orderId of known.keys())
    if (!isMissing.has(orderId)) events.push({ type: 'AbsenceEnded', data: { orderId } });
  for (const order of missing) {
    const { orderId } = order;
    const since = known.get(orderId);
    if (since === undefined) events.push({ type: 'AbsenceNoted', data: { orderId, since: at } });
    else if (at - since < settle) continue;
    else if (isProvable(order, snapshot))
      events.push({ type: 'AbsenceProven', data: { orderId, since } });
    else breaks.push(absent(order));
  }
  return { events, breaks };
};

const isSame = (a: Break, b: Break): boolean => a.ours === b.ours && a.venues === b.venues;

/** Each difference once: when it is found, when its numbers change, and when it is gone. */
const breaksAfter = (
  found: readonly Break[],
  known: ReadonlyMap<string, Break>,
): readonly ReconciliationEvent[] => {
  const events: ReconciliationEvent[] = [];
  const standing = new Set(found.map(({ breakId }) => breakId));
  for (const one of known.values())
    if (!standing.has(one.breakId)) events.push({ type: 'BreakClosed', data: one });
  for (const one of found) {
    const before = known.get(one.breakId);
    if (!before) events.push({ type: 'BreakOpened', data: one });
    else if (!isSame(before, one)) events.push({ type: 'BreakChanged', data: one });
  }
  return events;
};

const compare = (
  command: Of<'CompareBooks'>,
  state: Reconciliation,
  terms: ReconciliationTerms,
): readonly ReconciliationEvent[] => {
  const { run, snapshot, books } = command.data;
  if (run !== state.run) return [];
  const { events, breaks } = absences(command, state.absences, terms);
  const found = [...differences(snapshot, books), ...breaks];
  return [
    ...events,
    ...breaksAfter(found, state.breaks),
    {
      type: 'ReconciliationCompleted',
      data: {
        run,
        openOrders: snapshot.openOrders.length,
        completedOrders: snapshot.completedOrders.length,
        executions: snapshot.executions.length,
        positions: snapshot.positions.length,
        breaks: found.length,
        coversFrom: snapshot.coversFrom,
      },
    },
  ];
};

const withAbsences = (
  state: Reconciliation,
  change: (absences: Map<ClientOrderId, Timestamp>) => void,
): Reconciliation => {
  const next = new Map(state.absences);
  change(next);
  return { ...state, absences: next };
};

const withBreaks = (
  state: Reconciliation,
  change: (breaks: Map<string, Break>) => void,
): Reconciliation => {
  const next = new Map(state.breaks);
  change(next);
  return { ...state, breaks: next };
};

const evolve = (state: Reconciliation, event: ReconciliationEvent): Reconciliation => {
  switch (event.type) {
    case 'ReconciliationBegan':
      return { ...state, run: event.data.run, isStale: false };
    case 'ReconciliationAbandoned':
    case 'ReconciliationCompleted':
      return { ...state, run: null };
    case 'AbsenceNoted':
      return withAbsences(state, (all) => all.set(event.data.orderId, event.data.since));
    case 'AbsenceEnded':
    case 'AbsenceProven':
      return withAbsences(state, (all) => all.delete(event.data.orderId));
    case 'BreakOpened':
    case 'BreakChanged':
      return withBreaks(state, (all) => all.set(event.data.breakId, event.data));
    case 'BreakClosed':
      return withBreaks(state, (all) => all.delete(event.data.breakId));
    case 'LeadershipLost':
      return { ...state, isStale: true };
  }
};

const NOTHING_KNOWN: Reconciliation = {
  run: null,
  isStale: false,
  absences: new Map(),
  breaks: new Map(),
};

/**
 * How an account stands with its venue: what the venue answers is compared with our books, and each
 * difference is an event for as long as it stands. Nothing is adjusted here; what evidence says of an order
 * goes to that order.
 */
export const createReconciliation = (
  terms: ReconciliationTerms,
): Decider<Reconciliation, ReconciliationCommand, ReconciliationEvent> => ({
  initialState: NOTHING_KNOWN,
  decide: (command, state) => {
    switch (command.type) {
      case 'BeginReconciliation':
        return begin(command, state);
      case 'CompareBooks':
        return compare(command, state, terms);
      case 'RecordStaleSession':
        return state.isStale ? [] : [{ type: 'LeadershipLost', data: command.data }];
    }
  },
  evolve,
});
