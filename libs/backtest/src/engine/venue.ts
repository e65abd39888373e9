import { FinerColumns, SimulatedVenue, TradingHalts } from '@stratvector/venue-simulated';
import type { VenueRules } from '@stratvector/venue-simulated';
import { RateBook } from './rate-book.ts';
import type { RunPlan } from './plan.ts';
import type { Wiring } from './wiring.ts';

/** What no instrument has, the venue does not look for. */
const rulesOf = ({ terms, venue, instruments, rates }: RunPlan): VenueRules => {
  const columns = instruments.map(({ finer }) => finer);
  const halts = instruments.map((one) => one.halts);
  return {
    ...venue,
    ...(rates && { converted: new RateBook(rates).converted }),
    ...(columns.some((one) => one !== null) && {
      finer: new FinerColumns(terms.instruments, columns),
    }),
    ...(halts.some((one) => one.length > 0) && { halts: new TradingHalts(halts) }),
  };
};

/** The simulated venue of a plan; what it tells goes to the contexts. */
export const venueOf = (plan: RunPlan, { onVenueFact }: Wiring): SimulatedVenue =>
  new SimulatedVenue(plan.terms.instruments, rulesOf(plan), onVenueFact);
