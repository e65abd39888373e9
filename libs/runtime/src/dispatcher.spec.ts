import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '@stratvector/event-store-memory';
import { MemoryMessageBus } from '@stratvector/message-bus-memory';
import type { BusMessage } from '@stratvector/kernel';
import { CommandHandler, LeaseLost } from './command-handler.ts';
import { count, counter } from './counter.fixture.ts';
import { Dispatcher, parkingStreamOf } from './dispatcher.ts';

const said = (id: string, key: string, value = '1', topic = 't.v1'): BusMessage => ({
  id,
  topic,
  key,
  value,
  headers: {},
});

const readNumber = ({ topic, value }: BusMessage): bigint => {
  if (topic === 't.v2') throw new Error('t.v2 is a later version than this service reads');
  if (!/^\d+$/.test(value)) throw new Error(`"${value}" is no count`);
  return BigInt(value);
};

/** Counters by key, which messages raise; `fails` says how often each message fails before it does not. */
const opened = () => {
  const store = new MemoryEventStore(() => 0);
  const counters = new CommandHandler({
    category: 'counter',
    decider: counter,
    store,
    lease: () => null,
  });
  const fails = new Map<string, { times: number; error: unknown }>();
  const log = { parked: [] as string[], halted: [] as string[], pauses: [] as number[] };
  const dispatcher = new Dispatcher<bigint>({
    group: 'counters',
    topics: ['t.v1', 't.v2', 'fill.v1'],
    store,
    map: readNumber,
    handle: async (by, { id, key }) => {
      const failing = fails.get(id);
      if (failing && failing.times > 0) {
        failing.times -= 1;
        throw failing.error;
      }
      const handles = { consumer: 'counters', message: id };
      await counters.handle(key, count(by), { handles, metadata: {} });
    },
    parks: ({ topic }) => topic !== 'fill.v1',
    halt: ({ key }, reason) => Promise.resolve(void log.halted.push(`${key}: ${reason}`)),
    onParked: ({ id }) => void log.parked.push(id),
    pause: (attempt) => Promise.resolve(void log.pauses.push(attempt)),
  });
  const failing = (id: string, times: number, error: unknown = new Error('it will not')) =>
    fails.set(id, { times, error });
  return { store, counters, dispatcher, log, failing };
};

const waiting = async (store: MemoryEventStore, stream: string) =>
  (await store.parked('counters', stream, 99)).map(({ message }) => message.id);

describe('a dispatcher', () => {
  it('handles what comes over a bus, once, however often it comes', async () => {
    const { dispatcher, counters } = opened();
    const bus = new MemoryMessageBus(() => Promise.resolve());
    const subscription = await dispatcher.subscribe(bus);
    await bus.publish([said('1', 'a'), said('2', 'b'), said('1', 'a'), said('3', 'a', '5')]);
    await subscription.stop();
    expect([await counters.state('a'), await counters.state('b')]).toEqual([6n, 1n]);
  });

  it('tries again after a pause, and parks what still fails then', async () => {
    const { dispatcher, counters, store, log, failing } = opened();
    failing('1', 4);
    failing('2', 5);
    await dispatcher.dispatch(said('1', 'a'));
    expect(log.pauses).toEqual([1, 2, 3, 4]);
    expect(await counters.state('a')).toBe(1n);
    await dispatcher.dispatch(said('2', 'a'));
    expect(await store.parkedStreams('counters')).toEqual([
      { stream: 't.v1 a', count: 1, reason: 'it will not' },
    ]);
  });

  it('parks a message with those of its stream behind it, and lets everything else flow', async () => {
    const { dispatcher, counters, store, log } = opened();
    for (const message of [said('1', 'a', 'x'), said('2', 'a'), said('3', 'b'), said('4', 'a')])
      await dispatcher.dispatch(message);
    expect(await waiting(store, 't.v1 a')).toEqual(['1', '2', '4']);
    expect(log.parked).toEqual(['1', '2', '4']);
    expect([await counters.state('a'), await counters.state('b')]).toEqual([0n, 1n]);
    expect(log.pauses).toEqual([]);
  });

  it('parks a version that it does not read, and a redelivery of it once', async () => {
    const { dispatcher, store } = opened();
    const later = said('1', 'a', '1', 't.v2');
    await dispatcher.dispatch(later);
    await dispatcher.dispatch(later);
    expect(await store.parked('counters', parkingStreamOf(later), 9)).toEqual([
      {
        consumer: 'counters',
        stream: 't.v2 a',
        message: later,
        reason: 't.v2 is a later version than this service reads',
      },
    ]);
  });

  it('handles what waited in order once it can be, and later messages by themselves again', async () => {
    const { dispatcher, counters, store, failing } = opened();
    failing('1', 6);
    for (const id of ['1', '2', '3']) await dispatcher.dispatch(said(id, 'a', id));
    expect(await dispatcher.unpark('t.v1 a')).toEqual({ handled: 3, stoppedBy: null });
    await dispatcher.dispatch(said('4', 'a', '4'));
    expect(await waiting(store, 't.v1 a')).toEqual([]);
    const events = await store.read('counter-a', 0, 9);
    expect(events.map(({ data }) => data)).toEqual(
      ['1', '3', '6', '10'].map((to) => ({ to: { $integer: to } })),
    );
    expect(await counters.state('a')).toBe(10n);
  });

  it('stops unparking at what fails again, which keeps its place', async () => {
    const { dispatcher, store, failing } = opened();
    failing('1', 5);
    failing('2', 5);
    for (const id of ['1', '2', '3']) await dispatcher.dispatch(said(id, 'a'));
    expect(await dispatcher.unpark('t.v1 a')).toEqual({ handled: 1, stoppedBy: 'it will not' });
    expect(await waiting(store, 't.v1 a')).toEqual(['2', '3']);
  });

  it('halts for a fill that it cannot read, and never passes it', async () => {
    const { dispatcher, store, log } = opened();
    const fill = said('1', 'a', 'x', 'fill.v1');
    await expect(dispatcher.dispatch(fill)).rejects.toThrow('1 cannot be handled, and may not be');
    await expect(dispatcher.dispatch(fill)).rejects.toThrow('"x" is no count');
    expect(log.halted).toEqual(['a: "x" is no count', 'a: "x" is no count']);
    expect(await store.parkedStreams('counters')).toEqual([]);
  });

  it.each([
    [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    [Object.assign(new Error('terminating connection'), { code: '57P01' })],
    [Object.assign(new Error('could not extend file'), { code: '53100' })],
    [new Error('Connection terminated unexpectedly')],
    [new AggregateError([Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })])],
  ])('parks nothing and halts nothing while the store is away: %p', async (error) => {
    const { dispatcher, counters, store, log, failing } = opened();
    failing('1', 5, error);
    failing('2', 5, error);
    await expect(dispatcher.dispatch(said('1', 'a'))).rejects.toBe(error);
    await expect(dispatcher.dispatch(said('2', 'a', '1', 'fill.v1'))).rejects.toBe(error);
    expect(log.halted).toEqual([]);
    expect(await store.parkedStreams('counters')).toEqual([]);
    await dispatcher.dispatch(said('1', 'a'));
    expect(await counters.state('a')).toBe(1n);
  });

  it('stops at once where another process has the lease', async () => {
    const { dispatcher, store, log, failing } = opened();
    failing('1', 5, new LeaseLost('passed on'));
    await expect(dispatcher.dispatch(said('1', 'a'))).rejects.toThrow(LeaseLost);
    expect(log.pauses).toEqual([]);
    expect(await store.parkedStreams('counters')).toEqual([]);
  });
});
