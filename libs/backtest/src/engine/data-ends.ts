import { timestampOfMilliseconds } from '@stratvector/kernel';
import type { EndCause } from '@stratvector/domain-risk';
import type { SimulatedVenue } from '@stratvector/venue-simulated';
import type { Agenda } from './agenda.ts';
import type { Market } from './market.ts';
import type { PlannedInstrument, RunPlan } from './plan.ts';
import type { Wiring } from './wiring.ts';

interface Parts {
  readonly agenda: Agenda;
  readonly contexts: Wiring;
  readonly venue: SimulatedVenue;
  readonly market: Market;
}

/** The last bar of an instrument: it is known before its fills, and acted on after its decisions. */
const schedule = (
  { instrument, columns }: PlannedInstrument,
  cause: EndCause,
  place: number,
  { agenda, contexts, venue, market }: Parts,
): void => {
  const last = columns.length - 1;
  const closeTime = columns.closeTime[last] ?? Infinity;
  const at = timestampOfMilliseconds(closeTime);
  const end = (): void => {
    const data = { instrumentId: instrument.id, cause };
    contexts.command({ type: 'EndInstrument', at, data });
  };
  const close = (): void => {
    venue.expireAll(place, at);
    contexts.deliver();
    contexts.expireQueued(instrument.id, at);
    contexts.command({ type: 'CloseEnded', at, data: { mark: market.mark(place, last, at) } });
    venue.closeOut(place, market.bar(place, last));
    contexts.deliver();
  };
  agenda.add({ at: closeTime, phase: 'corporate-action', run: end });
  agenda.add({ at: closeTime, phase: 'data-end', run: close });
};

/** Puts the ends of instruments that the run goes on without onto the agenda. */
export const scheduleEnds = (plan: RunPlan, parts: Parts): void => {
  plan.instruments.forEach((planned, place) => {
    const { columns, ends } = planned;
    const last = columns.closeTime[columns.length - 1] ?? -Infinity;
    if (ends !== null && last >= plan.start) schedule(planned, ends, place, parts);
  });
};
