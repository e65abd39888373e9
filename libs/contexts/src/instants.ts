import type { ContractMessage } from '@stratvector/contracts';
import type { Command, Decider, Event, Timestamp } from '@stratvector/kernel';

/** The parts of an instant that a context does. */
export type Phase = 'opened' | 'filled' | 'booked' | 'decided' | 'reviewed' | 'asked' | 'placed';

export type InstantsEvent =
  /** Something to be taken in with the instant that it belongs to. */
  | Event<'MessageHeard', { message: ContractMessage }>
  /** `figures`: what the context needs to go on from here, by name. */
  | Event<'InstantHandled', { phase: Phase; closeTime: Timestamp; figures: Figures }>;

export type InstantsCommand =
  | Command<'HearMessage', { message: ContractMessage }>
  | Command<'HandleInstant', { phase: Phase; closeTime: Timestamp; figures: Figures }>;

export type Figures = Readonly<Record<string, number>>;

/** How far a context has come, by phase. */
export type Instants = Readonly<Partial<Record<Phase, Timestamp>>>;

const isPast = (state: Instants, phase: Phase, closeTime: Timestamp): boolean => {
  const last = state[phase];
  return last !== undefined && closeTime <= last;
};

const decide = (command: InstantsCommand, state: Instants): readonly InstantsEvent[] => {
  switch (command.type) {
    case 'HearMessage':
      return [{ type: 'MessageHeard', data: command.data }];
    case 'HandleInstant':
      return isPast(state, command.data.phase, command.data.closeTime)
        ? []
        : [{ type: 'InstantHandled', data: command.data }];
  }
};

const evolve = (state: Instants, event: InstantsEvent): Instants => {
  switch (event.type) {
    case 'MessageHeard':
      return state;
    case 'InstantHandled':
      return { ...state, [event.data.phase]: event.data.closeTime };
  }
};

/** The instants of one account as a context works them off: each phase of each once, in order. */
export const instants: Decider<Instants, InstantsCommand, InstantsEvent> = {
  initialState: {},
  decide,
  evolve,
};
