/**
 * One consistency boundary, as three pure values.
 *
 * `decide` answers with facts: a refusal is an event, a duplicate is `[]`. It never throws for
 * anything a caller can cause, never awaits, and never reads a clock or a random source.
 */
export interface Decider<State, Command, Event> {
  readonly initialState: State;
  readonly decide: (command: Command, state: State) => readonly Event[];
  readonly evolve: (state: State, event: Event) => State;
}

export const replay = <State, Command, Event>(
  decider: Decider<State, Command, Event>,
  history: readonly Event[],
): State => history.reduce(decider.evolve, decider.initialState);
