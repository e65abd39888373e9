import { replay } from '@stratvector/kernel';
import type { Decider } from '@stratvector/kernel';

/** A decider's rule as a sentence: given these events, when this is asked, then this is decided. */
export interface Scenario<Command, Event> {
  readonly rule: string;
  readonly given: readonly Event[];
  readonly when: Command;
  readonly then: readonly Event[];
}

/** What the decider answers in the scenario, to be compared with its `then`. */
export const decided = <State, Command, Event>(
  decider: Decider<State, Command, Event>,
  { given, when }: Pick<Scenario<Command, Event>, 'given' | 'when'>,
): readonly Event[] => decider.decide(when, replay(decider, given));

/** Runs commands one after another, as a host does, and answers with all events and the state. */
export const play = <State, Command, Event>(
  decider: Decider<State, Command, Event>,
  commands: readonly Command[],
): { readonly events: readonly Event[]; readonly state: State } => {
  const events: Event[] = [];
  let state = decider.initialState;
  for (const command of commands)
    for (const event of decider.decide(command, state)) {
      events.push(event);
      state = decider.evolve(state, event);
    }
  return { events, state };
};
