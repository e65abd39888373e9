import { describe, expect, it } from '@jest/globals';
import { instrumentId } from '@stratvector/model';
import { play, stock } from '@stratvector/testing';
import { at, direction, fillOf, markOf, OPEN, review, signal, termsOf } from './account.fixture.ts';
import { createAccount } from './account.ts';
import type { AccountCommand } from './events.ts';

const STOCKS = [stock('AAA'), stock('BBB')];
const terms = termsOf(STOCKS, { orderType: 'limit' });
const entry = { id: 'A-1' };

const end = (cause: 'DATA_ENDED' | 'DELISTED' = 'DATA_ENDED'): AccountCommand => ({
  type: 'EndInstrument',
  at: at(3000),
  data: { instrumentId: instrumentId('AAA'), cause },
});
const close: AccountCommand = { type: 'CloseEnded', at: at(3000), data: { mark: markOf('AAA') } };

const run = (...commands: readonly AccountCommand[]) =>
  play(createAccount(terms), [OPEN, ...commands]);

describe('an instrument that ends', () => {
  it.each(['DATA_ENDED', 'DELISTED'] as const)('is ordered no longer: %s', (cause) => {
    const { events } = run(end(cause), review([signal('AAA', direction(1))]));
    expect(events.at(-1)).toMatchObject({ type: 'OrderDenied', data: { reason: { code: cause } } });
  });

  it('leaves others alone', () => {
    const { events } = run(end(), review([signal('BBB', direction(1))]));
    expect(events.at(-1)?.type).toBe('OrderApproved');
  });

  it('ends once', () => {
    expect(run(end(), end()).events.map(({ type }) => type)).toEqual([
      'AccountOpened',
      'InstrumentEnded',
    ]);
  });

  it('is wanted no longer', () => {
    const { state } = run(review([signal('AAA', direction(1))]), fillOf(entry, 400, 100), end());
    expect(state.slots[0]?.target).toBeNull();
    expect(state.unmet).toBe(0);
  });

  it('is closed at the market, whatever orders are otherwise', () => {
    const { events } = run(fillOf(entry, 400, 100), end('DELISTED'), close);
    const last = events.at(-1);
    expect(last?.type === 'OrderApproved' && last.data.ticket).toMatchObject({
      side: 'sell',
      quantity: 400n,
      type: 'market',
      role: 'exit',
      reduceOnly: true,
      reason: 'DELISTED',
    });
  });

  it.each([
    ['nothing is held', [end(), close]],
    ['it has not ended', [fillOf(entry, 400, 100), close]],
  ])('is not closed where %s', (_what, commands) => {
    expect(run(...commands).events.filter(({ type }) => type === 'OrderApproved')).toEqual([]);
  });
});
