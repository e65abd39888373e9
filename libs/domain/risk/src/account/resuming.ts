import type { AccountContext } from './context.ts';
import type { ControlRefusal } from './control-refusal.ts';
import type { AccountCommand, AccountEvent } from './events.ts';
import { isBlank, isKnownScope } from './kill-switch.ts';
import { covers, latchAt, PERSONS_TO_LIFT } from './latch.ts';
import type { LatchScope } from './latch.ts';
import type { Account } from './state.ts';

type Resume = Extract<AccountCommand, { type: 'ResumeTrading' }>['data'];

/** The same person under another spelling is no second one. */
const isSame = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

/** Where two have to agree, whoever asks may not be who approves. */
const secondMissing = ({ cause, by, approvedBy }: Resume): ControlRefusal | null => {
  if (approvedBy !== null && !isBlank(approvedBy))
    return isSame(by, approvedBy) && PERSONS_TO_LIFT[cause] > 1 ? 'SAME_PERSON' : null;
  return PERSONS_TO_LIFT[cause] > 1 ? 'SECOND_PERSON_MISSING' : null;
};

const refusalOf = (
  data: Resume,
  account: Account,
  context: AccountContext,
): ControlRefusal | null => {
  const { cause, scope, by, reason } = data;
  if (isBlank(by)) return 'NAME_MISSING';
  if (isBlank(reason)) return 'REASON_MISSING';
  if (!isKnownScope(scope, context)) return 'SCOPE_UNKNOWN';
  if (!latchAt(account.latches, cause, scope)) return 'NOT_LATCHED';
  return secondMissing(data);
};

const slotsWithin = (scope: LatchScope, { index }: AccountContext): readonly number[] =>
  index.all.filter((place) => covers(scope, place)).map(({ slot }) => slot);

/** Lifts one latch, named by cause and scope; every other one stands. */
export const resumeTrading = (
  data: Resume,
  account: Account,
  context: AccountContext,
): readonly AccountEvent[] => {
  const { cause, scope, by, approvedBy, reason, equity } = data;
  const refusal = refusalOf(data, account, context);
  if (refusal) return [{ type: 'ControlRefused', data: { control: 'resume', scope, by, refusal } }];
  const lifted = { by, approvedBy, reason, equity };
  const slots = cause === 'MAX_EXECUTIONS' ? slotsWithin(scope, context) : [];
  return [{ type: 'TradingResumed', data: { cause, scope, lifted, slots } }];
};
