import { describe, expect, it } from '@jest/globals';
import type { Decider } from './decider.ts';
import { Aggregates } from './journal.ts';
import type { Journal, Journaled } from './journal.ts';
import type { Command, Event, Timestamp } from './message.ts';

type Counted = Event<'Counted', { to: number }>;
type Count = Command<'Count', { times: number }>;

/** Counts on from its state, as often as it is told. */
const counter: Decider<number, Count, Counted> = {
  initialState: 0,
  decide: ({ data }, state) =>
    Array.from({ length: data.times }, (_, more) => ({
      type: 'Counted',
      data: { to: state + more + 1 },
    })),
  evolve: (_, { data }) => data.to,
};

class ListJournal implements Journal<Counted> {
  readonly entries: Journaled<Counted>[] = [];
  readonly names: string[] = [];

  open(category: string, id: string): number {
    return this.names.push(`${category}-${id}`) - 1;
  }

  append(number: number, at: Timestamp, event: Counted): void {
    const stream = this.names[number] ?? '';
    const version = this.entries.filter((entry) => entry.stream === stream).length + 1;
    this.entries.push({ stream, version, at, event });
  }
}

const count = (times: number, at = 7n): Count => ({
  type: 'Count',
  at: at as Timestamp,
  data: { times },
});

const opened = () => {
  const journal = new ListJournal();
  return { journal, counters: new Aggregates('counter', counter, journal) };
};

const told = ({ entries }: ListJournal) =>
  entries.map(({ stream, version, event }) => [stream, version, event.data.to]);

describe('aggregates', () => {
  it('journal what they decide by stream, stamped with the time of the command', () => {
    const { journal, counters } = opened();
    counters.open('a').step(count(2, 1n));
    counters.open('b').step(count(1, 2n));
    counters.open('a').step(count(1, 3n));
    expect(told(journal)).toEqual([
      ['counter-a', 1, 1],
      ['counter-a', 2, 2],
      ['counter-b', 1, 1],
      ['counter-a', 3, 3],
    ]);
    expect(journal.entries.map(({ at }) => at)).toEqual([1n, 1n, 2n, 3n]);
  });

  it('are the same for whoever holds one and whoever asks again', () => {
    const { counters } = opened();
    const held = counters.open('a');
    held.step(count(2));
    expect(counters.open('a')).toBe(held);
    expect(counters.open('a').step(count(1))).toEqual([{ type: 'Counted', data: { to: 3 } }]);
    expect(held.state).toBe(3);
    expect(counters.state('a')).toBe(3);
  });

  it('leave no stream behind where nothing was decided', () => {
    const { journal, counters } = opened();
    expect(counters.open('a').step(count(0))).toEqual([]);
    expect(counters.state('b')).toBe(0);
    expect(journal.names).toEqual([]);
  });

  it('start a forgotten one at the initial state, its versions going on without a gap', () => {
    const { journal, counters } = opened();
    counters.open('a').step(count(2));
    counters.forget('a');
    expect(counters.state('a')).toBe(0);
    counters.open('a').step(count(2));
    expect(told(journal)).toEqual([
      ['counter-a', 1, 1],
      ['counter-a', 2, 2],
      ['counter-a', 3, 1],
      ['counter-a', 4, 2],
    ]);
  });

  it.each([3, 16, 17, 60])('find each of %d that are open, and none that was forgotten', (many) => {
    const { counters } = opened();
    const ids = Array.from({ length: many }, (_, place) => `id${place}`);
    for (const [place, id] of ids.entries()) counters.open(id).step(count(place + 1));
    const isKept = (place: number): boolean => place % 3 !== 1;
    for (const [place, id] of ids.entries()) if (!isKept(place)) counters.forget(id);
    counters.forget('never opened');
    expect(ids.map((id) => counters.state(id))).toEqual(
      ids.map((_, place) => (isKept(place) ? place + 1 : 0)),
    );
    expect(ids.map((id) => counters.open(id).id)).toEqual(ids);
  });
});
