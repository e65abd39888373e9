import type { SimulatedVenue } from '@stratvector/venue-simulated';
import type { Market, Touched } from './market.ts';
import type { Instants } from './timeline.ts';

const byOpen = (a: Touched, b: Touched): number =>
  a.bar.openTime - b.bar.openTime || a.place - b.place;

/**
 * What works at the venue meets bars of one instant: all opens in the order of their times, then by place
 * all insides, then all closes.
 */
export const meetBars = (venue: SimulatedVenue, touched: Touched[]): void => {
  if (touched.length > 1) touched.sort(byOpen);
  for (const { place, bar } of touched) venue.open(place, bar);
  if (touched.length > 1) touched.sort((a, b) => a.place - b.place);
  for (const { place, bar } of touched) venue.inside(place, bar);
  for (const { place, bar } of touched) venue.close(place, bar);
};

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
