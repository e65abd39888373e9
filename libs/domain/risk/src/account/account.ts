import type { Decider } from '@stratvector/kernel';
import type { Money } from '@stratvector/model';
import { recordOrderFact } from './booking.ts';
import { checksOf } from './checks.ts';
import type { AccountCommand, AccountEvent } from './events.ts';
import { reviewOrder } from './desk-orders.ts';
import { closeEnded, endInstrument } from './ending.ts';
import { evolve } from './evolve.ts';
import { accrueFinancing, bookDividend, bookFlow } from './flows.ts';
import { engageKillSwitch } from './kill-switch.ts';
import { checkLosses, startSession } from './losses.ts';
import { checkMargin } from './margin.ts';
import { reviewModification } from './modify.ts';
import { contextsByRates, withRates } from './rates.ts';
import { resumeTrading } from './resuming.ts';
import { reviewTargets } from './review.ts';
import type { AccountContext } from './context.ts';
import { SlotIndex } from './slot-index.ts';
import { bookSplit } from './splits.ts';
import { hasStops, withStops } from './stops.ts';
import { UNOPENED } from './state.ts';
import type { Account } from './state.ts';
import type { AccountTerms } from './terms.ts';

const open = (
  cash: Money,
  { status }: Account,
  { index }: AccountContext,
): readonly AccountEvent[] =>
  status === 'active' ? [] : [{ type: 'AccountOpened', data: { cash, slots: index.all.length } }];

const decideActive = (
  command: AccountCommand,
  account: Account,
  context: AccountContext,
): readonly AccountEvent[] => {
  if (command.type === 'OpenAccount') return open(command.data.cash, account, context);
  // An account that nobody opened has nothing that could change.
  if (account.status === 'unopened') return [];
  switch (command.type) {
    case 'ReviewTargets':
      return reviewTargets(command, account, context);
    case 'RecordOrderFact':
      return recordOrderFact(command.data.message, account, context);
    case 'CheckLosses':
      return checkLosses(command, account, context);
    case 'CheckMargin':
      return checkMargin(command.data, account, context);
    case 'StartSession':
      return startSession(command.data.equity, account);
    case 'BookFlow':
      return bookFlow(command.data, account);
    case 'BookDividend':
      return bookDividend(command.data, account, context);
    case 'BookSplit':
      return bookSplit(command.data, account, context);
    case 'AccrueFinancing':
      return accrueFinancing(command.data, account, context);
    case 'ReviewOrder':
      return reviewOrder(command, account, context);
    case 'ReviewModification':
      return reviewModification(command, account, context);
    case 'EngageKillSwitch':
      return engageKillSwitch(command.data, account, context);
    case 'ResumeTrading':
      return resumeTrading(command.data, account, context);
    case 'EndInstrument':
      return endInstrument(command.data, account, context);
    case 'CloseEnded':
      return closeEnded(command, account, context);
  }
};

const decide = (
  command: AccountCommand,
  account: Account,
  context: AccountContext,
): readonly AccountEvent[] => {
  const events = decideActive(command, account, context);
  return context.stops ? withStops(command, events, account, context) : events;
};

/** The same at the exchange rates that the command brings, or those of the last decision. */
const decideAtRates = (context: AccountContext): typeof decide => {
  const contextAt = contextsByRates(context);
  return (command, account) => {
    const events = decide(command, account, contextAt(command.rates ?? account.rates));
    return withRates(command.rates, events, account);
  };
};

/** The books, targets, limits and reservations of one account: everything that an order is asked. */
export const createAccount = (
  terms: AccountTerms,
): Decider<Account, AccountCommand, AccountEvent> => {
  const context: AccountContext = {
    terms,
    index: new SlotIndex(terms),
    checks: checksOf(terms),
    stops: hasStops(terms),
  };
  const decider = terms.movingRates ? decideAtRates(context) : decide;
  return {
    initialState: UNOPENED,
    decide: (command, account) => decider(command, account, context),
    evolve,
  };
};
