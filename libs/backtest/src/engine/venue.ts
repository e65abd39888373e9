import { FinerColumns, SimulatedVenue } from '@stratvector/venue-simulated';
import type { RunPlan } from './plan.ts';
import type { Wiring } from './wiring.ts';

/** The simulated venue of a plan; what it tells goes to the contexts. */
export const venueOf = ({ terms, venue, instruments }: RunPlan, { onVenueFact }: Wiring) => {
  const columns = instruments.map(({ finer }) => finer);
  const finer = new FinerColumns(terms.instruments, columns);
  return new SimulatedVenue(terms.instruments, { ...venue, finer }, onVenueFact);
};
