import type { PersonOrder, RiskDesk } from '@stratvector/backtest';
import type { AccountCommand } from '@stratvector/domain-risk';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import type { GrowingMarket } from './growing-market.ts';

type DataOf<Type extends AccountCommand['type']> = Extract<AccountCommand, { type: Type }>['data'];

/** What a person asks of the account. It counts at the last close. */
export type PersonCommand =
  | { readonly topic: 'person.order'; readonly order: PersonOrder }
  | { readonly topic: 'person.kill'; readonly kill: DataOf<'EngageKillSwitch'> }
  | { readonly topic: 'person.resume'; readonly resume: Omit<DataOf<'ResumeTrading'>, 'equity'> };

export const isPersonCommand = (input: { readonly topic: string }): input is PersonCommand =>
  input.topic.startsWith('person.');

interface Asked {
  readonly market: Pick<GrowingMarket, 'closeTime' | 'placeOf'>;
  readonly desk: RiskDesk;
  readonly step: (command: AccountCommand) => void;
}

/**
 * Puts it to the account, with what the desk knows of prices and equity. Before the first bar there is no
 * account that could be asked.
 */
export const obey = (input: PersonCommand, { market, desk, step }: Asked): void => {
  if (Number.isNaN(market.closeTime)) return;
  const at = timestampOfMilliseconds(market.closeTime);
  switch (input.topic) {
    case 'person.order':
      desk.reviewOrder(input.order, market.placeOf(input.order.instrumentId));
      return;
    case 'person.kill':
      step({ type: 'EngageKillSwitch', at, data: input.kill });
      return;
    case 'person.resume':
      step({ type: 'ResumeTrading', at, data: { ...input.resume, equity: desk.equity } });
  }
};
