import type { SimulatedVenue } from '@stratvector/venue-simulated';
import type { Market } from './market.ts';
import type { Instants } from './timeline.ts';

/** Fills what was decided at this instant at its closes; `fill = "this-close"`. */
export const fillAtCloses = (
  venue: SimulatedVenue,
  market: Market,
  { count, closed, rows }: Instants,
): void => {
  for (let at = 0; at < count; at += 1) fillAtClose(venue, market, { rows }, closed[at] ?? 0);
};

/** The same for one instrument that has closed. */
export const fillAtClose = (
  venue: SimulatedVenue,
  market: Market,
  { rows }: Pick<Instants, 'rows'>,
  place: number,
): void => {
  if (venue.isWorking(place)) venue.fillAtClose(place, market.bar(place, rows[place] ?? 0));
};
