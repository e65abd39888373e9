import { describe, expect, it } from '@jest/globals';
import { AssertionFailed } from '@stratvector/kernel';
import type { Journal, Journaled, Timestamp } from '@stratvector/kernel';
import type { RunPlan } from '../engine/plan.ts';
import fc from 'fast-check';
import { Engine } from '../engine/engine.ts';
import { planOf, randomBars } from '../engine/plan.fixture.ts';
import { EVENT } from './event-code.ts';
import { anyEvent, anyTime, LOGGED_TYPES } from './event.fixture.ts';
import type { LoggedEvent } from './logged.ts';
import { MemoryJournal } from './memory-journal.ts';

/** Keeps the very events, as they were decided. */
class ObjectJournal implements Journal<LoggedEvent> {
  readonly entries: Journaled<LoggedEvent>[] = [];
  readonly #names: string[] = [];
  readonly #versions = new Map<string, number>();

  open(category: string, id: string): number {
    return this.#names.push(`${category}-${id}`) - 1;
  }

  append(number: number, at: Timestamp, event: LoggedEvent): void {
    const stream = this.#names[number] ?? '';
    const version = (this.#versions.get(stream) ?? 0) + 1;
    this.#versions.set(stream, version);
    this.entries.push({ stream, version, at, event });
  }
}

/** Two journals that are told the same. */
const pair = () => {
  const [tape, objects] = [new MemoryJournal(), new ObjectJournal()];
  const both: Journal<LoggedEvent> = {
    open: (category, id) => {
      objects.open(category, id);
      return tape.open(category, id);
    },
    append: (stream, at, event) => {
      objects.append(stream, at, event);
      tape.append(stream, at, event);
    },
  };
  return { tape, objects, both };
};

type Step =
  | { readonly kind: 'open'; readonly category: string; readonly id: string }
  | {
      readonly kind: 'append';
      readonly stream: number;
      readonly at: Timestamp;
      readonly event: LoggedEvent;
    }
  /** The ticket or the signal of an event before, told again by another. */
  | { readonly kind: 'again'; readonly stream: number; readonly back: number };

const stream = fc.nat(400);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('open' as const),
    category: fc.constantFrom('account', 'order', 'strategy'),
    id: fc.oneof(fc.constantFrom('A', 'A-1', 'A-1.SL'), fc.string()),
  }),
  fc.record({ kind: fc.constant('append' as const), stream, at: anyTime, event: anyEvent }),
  fc.record({ kind: fc.constant('again' as const), stream, back: fc.nat(300) }),
);

/** The ticket of an event that another may tell again. */
const ticketOf = (event: LoggedEvent | undefined) => {
  switch (event?.type) {
    case 'OrderApproved':
    case 'OrderQueued':
      return event.data.ticket;
    default:
      return null;
  }
};

const repeated = (event: LoggedEvent | undefined, target: LoggedEvent | undefined) => {
  const ticket = ticketOf(event);
  if (ticket) return { type: 'OrderSendIntended', data: { ticket } } satisfies LoggedEvent;
  if (event?.type !== 'SignalRaised' || target?.type !== 'TargetSet') return null;
  const { signal } = event.data;
  return { type: 'TargetSet', data: { ...target.data, signal } } satisfies LoggedEvent;
};

const play = (steps: readonly Step[], journal: Journal<LoggedEvent>): void => {
  const events: LoggedEvent[] = [];
  let opened = 1;
  journal.open('account', 'A');
  const append = (number: number, at: Timestamp, event: LoggedEvent): void => {
    journal.append(number % opened, at, event);
    events.push(event);
  };
  for (const one of steps)
    if (one.kind === 'open') {
      journal.open(one.category, one.id);
      opened += 1;
    } else if (one.kind === 'append') append(one.stream, one.at, one.event);
    else {
      const target = events.find(({ type }) => type === 'TargetSet');
      const event = repeated(events.at(-1 - one.back), target);
      if (event) append(one.stream, 0n as Timestamp, event);
    }
};

const plain = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? `${value}n` : value;
const textOf = (entries: Iterable<Journaled<LoggedEvent>>): readonly string[] =>
  [...entries].map((entry) => JSON.stringify(entry, plain));

const ONE = { AAA: randomBars(400, 1) };
const THREE = { AAA: randomBars(300, 1), BBB: randomBars(300, 2), CCC: randomBars(300, 3) };

const changed = (plan: RunPlan, terms: Partial<RunPlan['terms']>): RunPlan => ({
  ...plan,
  terms: { ...plan.terms, ...terms },
});

const limited = (plan: RunPlan): RunPlan =>
  changed(plan, {
    limits: {
      ...plan.terms.limits,
      maxDailyLoss: 10_000_000n as RunPlan['terms']['leverage'],
      maxGrossExposure: 500_000_000n as RunPlan['terms']['leverage'],
      maxExecutionsPerSession: 1,
    },
  });

describe('the journal in memory', () => {
  it('has a code of its own for each event', () => {
    expect(new Set(Object.values(EVENT)).size).toBe(LOGGED_TYPES.length);
  });

  it('gives back every event as it was appended, whatever its fields hold', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        const { tape, objects, both } = pair();
        play(steps, both);
        for (const { event } of objects.entries) seen.add(event.type);
        expect([...tape.entries()]).toStrictEqual(objects.entries);
        expect(tape.length).toBe(objects.entries.length);
      }),
      { numRuns: 300 },
    );
    expect([...seen].sort()).toEqual([...LOGGED_TYPES].sort());
  });

  it('gives them back over many chunks and streams', () => {
    const { tape, objects, both } = pair();
    const steps = fc.sample(step, { numRuns: 6000, seed: 7 });
    play(steps, both);
    expect([...tape.entries()]).toStrictEqual(objects.entries);
  });

  it.each([
    ['one instrument', planOf(ONE)],
    ['three instruments', planOf(THREE)],
    ['first in, first out', changed(planOf(THREE), { costBasis: 'fifo' })],
    ['limits that deny and halt', limited(planOf(THREE))],
    ['limit orders', changed(planOf(THREE), { orderType: 'limit' })],
  ])('holds a run, field by field and in the order of fields: %s', (_name, plan) => {
    const { tape, objects, both } = pair();
    new Engine(plan, both).run();
    expect(objects.entries.length).toBeGreaterThan(300);
    expect(textOf(tape.entries())).toEqual(textOf(objects.entries));
  });

  it('can be read twice, and while it grows', () => {
    const { tape, objects, both } = pair();
    const steps = fc.sample(step, { numRuns: 200, seed: 8 });
    play(steps.slice(0, 100), both);
    expect([...tape.entries()]).toStrictEqual(objects.entries);
    play(steps.slice(100), both);
    expect([...tape.entries()]).toStrictEqual(objects.entries);
  });

  it('counts the versions of a stream on when it is opened again', () => {
    const journal = new MemoryJournal();
    const event: LoggedEvent = { type: 'OrderSubmitted', data: {} };
    const at = 5n as Timestamp;
    const first = journal.open('order', 'A-1');
    journal.append(first, at, event);
    journal.append(journal.open('order', 'A-2'), at, event);
    const second = journal.open('order', 'A-1');
    journal.append(second, at, event);
    journal.append(first, at, event);
    expect([...journal.entries()].map(({ stream, version }) => [stream, version])).toEqual([
      ['order-A-1', 1],
      ['order-A-2', 1],
      ['order-A-1', 2],
      ['order-A-1', 3],
    ]);
  });

  it('refuses a name that its lists do not have', () => {
    const journal = new MemoryJournal();
    // What no type allows, as a new venue might send it.
    const event = {
      type: 'OrderCanceled',
      data: { code: 'NEW_CODE', cumulative: 0n },
    } as unknown as LoggedEvent;
    const stream = journal.open('order', 'A-1');
    expect(() => journal.append(stream, 5n as Timestamp, event)).toThrow(AssertionFailed);
  });
});
