/** Why a command of a person was refused. The order here is the order of the checks. */
export type ControlRefusal =
  | 'NAME_MISSING'
  | 'REASON_MISSING'
  | 'SCOPE_UNKNOWN'
  | 'NOT_LATCHED'
  | 'SECOND_PERSON_MISSING'
  | 'SAME_PERSON';

/** What each code means, in the order of the checks. */
export const CONTROL_REFUSALS: Readonly<Record<ControlRefusal, string>> = {
  NAME_MISSING: 'Whoever asks is not named.',
  REASON_MISSING: 'No reason is given.',
  SCOPE_UNKNOWN: 'The account has no such strategy or instrument.',
  NOT_LATCHED: 'No latch of that cause stands over exactly that scope.',
  SECOND_PERSON_MISSING: 'This latch is lifted by two persons, and one is named.',
  SAME_PERSON: 'Whoever asks to lift a latch may not be who approves it.',
};
