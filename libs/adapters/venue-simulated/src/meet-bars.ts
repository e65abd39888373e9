import type { VenueBar } from './reach.ts';
import type { SimulatedVenue } from './simulated-venue.ts';

/** A bar of the instrument at a place of the venue. */
export interface MetBar {
  readonly place: number;
  readonly bar: VenueBar;
}

const byOpen = (a: MetBar, b: MetBar): number =>
  a.bar.openTime - b.bar.openTime || a.place - b.place;

/** What works at the venue meets the only bar of an instant. */
export const meetBar = (venue: SimulatedVenue, place: number, bar: VenueBar): void => {
  venue.open(place, bar);
  venue.inside(place, bar);
  venue.close(place, bar);
};

/**
 * What works at the venue meets bars of one instant: all opens in the order of their times, then by place
 * all insides, then all closes. Sorts the list it is given.
 */
export const meetBars = (venue: SimulatedVenue, touched: MetBar[]): void => {
  if (touched.length > 1) touched.sort(byOpen);
  for (const { place, bar } of touched) venue.open(place, bar);
  if (touched.length > 1) touched.sort((a, b) => a.place - b.place);
  for (const { place, bar } of touched) venue.inside(place, bar);
  for (const { place, bar } of touched) venue.close(place, bar);
};
