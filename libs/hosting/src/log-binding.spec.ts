import { describe, expect, it } from '@jest/globals';
import { BadInput } from '@stratvector/cli';
import { MemoryEventStore } from '@stratvector/event-store-memory';
import { LOG_START } from '@stratvector/kernel';
import { bindLog } from './log-binding.ts';

const TERMS = { 'account.cash': '100000', 'strategy.name': '"momentum"' };

describe('the binding of a log', () => {
  it('is made once, and kept by whoever comes back with the same terms', async () => {
    const store = new MemoryEventStore(() => 0);
    await bindLog(store, { service: 'risk', terms: TERMS });
    await bindLog(store, { service: 'risk', terms: { ...TERMS } });
    const events = await store.tail(LOG_START, 10);
    expect(events.map(({ type, data }) => ({ type, data }))).toEqual([
      { type: 'RunBound', data: TERMS },
    ]);
  });

  it('refuses other terms with what differs', async () => {
    const store = new MemoryEventStore(() => 0);
    await bindLog(store, { service: 'risk', terms: TERMS });
    const other = bindLog(store, { service: 'risk', terms: { ...TERMS, 'account.cash': '5' } });
    await expect(other).rejects.toThrow(BadInput);
    await expect(other).rejects.toThrow(/log of risk.*\n {2}account.cash was 100000, found 5/);
  });
});
