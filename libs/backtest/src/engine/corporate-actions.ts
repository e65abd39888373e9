import { timestampOfMilliseconds } from '@stratvector/kernel';
import { priceOfNumber } from '@stratvector/model';
import type { SimulatedVenue } from '@stratvector/venue-simulated';
import type { Agenda } from './agenda.ts';
import type { PlannedAction, PlannedInstrument, RunPlan } from './plan.ts';
import type { Wiring } from './wiring.ts';

interface Parts {
  readonly agenda: Agenda;
  readonly contexts: Wiring;
  readonly venue: SimulatedVenue;
  /** Whoever looks at bars hears of it last. */
  readonly onSplit: (place: number, split: Split) => void;
}

type Split = Extract<PlannedAction, { kind: 'split' }>;

/** Books first, then the orders that work: both hear of it before the bar's fills. */
const book = (
  { instrument, columns }: PlannedInstrument,
  action: PlannedAction,
  place: number,
  { contexts, venue, onSplit }: Parts,
): void => {
  const at = timestampOfMilliseconds(columns.openTime[action.row] ?? NaN);
  const { id: instrumentId, priceDecimals } = instrument;
  if (action.kind === 'dividend') {
    const { perShare } = action;
    contexts.command({ type: 'BookDividend', at, data: { instrumentId, perShare } });
    return;
  }
  const { numerator, denominator } = action;
  const price = priceOfNumber(columns.close[action.row - 1] ?? NaN, priceDecimals);
  const data = { instrumentId, numerator, denominator, price };
  // Counted in old shares, and not sent or not all: what is missing is asked for again, in new ones.
  contexts.expireQueued(instrumentId, at);
  contexts.command({ type: 'BookSplit', at, data });
  venue.split(place, { numerator, denominator }, at);
  contexts.deliver();
  onSplit(place, action);
};

/** Puts the splits and dividends that the books follow onto the agenda, each at its bar. */
export const scheduleActions = (plan: RunPlan, parts: Parts): void => {
  plan.instruments.forEach((planned, place) => {
    for (const action of planned.actions) {
      const at = planned.columns.closeTime[action.row] ?? Infinity;
      // Before the start nothing is held, and nothing is before the first bar.
      if (at < plan.start || action.row === 0) continue;
      const run = (): void => book(planned, action, place, parts);
      parts.agenda.add({ at, phase: 'corporate-action', run });
    }
  });
};
