import type { VenueBar } from './reach.ts';

/** What a host gives so that finer bars decide inside the bars of a run. */
export interface FinerBars {
  /**
   * The finer bars of the instrument at `place` that lie within the bar, oldest first; none where
   * the finer data does not cover it, and then the bar is worked through pessimistically.
   */
  within(place: number, bar: VenueBar): readonly VenueBar[];
}
