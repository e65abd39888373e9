/** What a host knows of the hours in which an instrument trades. */
export interface TradingHours {
  /**
   * Whether the instrument at `place` is between two sessions, in milliseconds since the Unix epoch;
   * the very close of a session is not, for what is decided then belongs to the next.
   */
  isClosed(place: number, time: number): boolean;
}
