import type { Decider } from '@stratvector/kernel';
import { recordOrderFact } from './booking.ts';
import { checksOf } from './checks.ts';
import type { AccountCommand, AccountEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { checkLosses, startSession } from './losses.ts';
import { reviewTargets } from './review.ts';
import type { AccountContext } from './review.ts';
import { SlotIndex } from './slot-index.ts';
import { UNOPENED } from './state.ts';
import type { Account } from './state.ts';
import type { AccountTerms } from './terms.ts';

const decide = (
  command: AccountCommand,
  account: Account,
  context: AccountContext,
): readonly AccountEvent[] => {
  switch (command.type) {
    case 'OpenAccount':
      return account.status === 'active'
        ? []
        : [
            {
              type: 'AccountOpened',
              data: { cash: command.data.cash, slots: context.index.all.length },
            },
          ];
    case 'ReviewTargets':
      return account.status === 'active' ? reviewTargets(command, account, context) : [];
    case 'RecordOrderFact':
      return recordOrderFact(command.data.message, account, context);
    case 'CheckLosses':
      return account.status === 'active' ? checkLosses(command, account, context) : [];
    case 'StartSession':
      return startSession(command.data.equity, account);
    case 'BookFlow':
      return account.status === 'active' && command.data.amount !== 0n
        ? [{ type: 'FlowBooked', data: command.data }]
        : [];
  }
};

/** The books, targets, limits and reservations of one account: everything that an order is asked. */
export const createAccount = (
  terms: AccountTerms,
): Decider<Account, AccountCommand, AccountEvent> => {
  const context: AccountContext = {
    terms,
    index: new SlotIndex(terms),
    checks: checksOf(terms),
  };
  return {
    initialState: UNOPENED,
    decide: (command, account) => decide(command, account, context),
    evolve,
  };
};
