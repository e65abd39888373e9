import type { Timestamp } from '@stratvector/kernel';
import fc from 'fast-check';
import { ACCOUNT_EVENTS } from './account-event.fixture.ts';
import { count, PLAIN } from './event-values.fixture.ts';
import type { Datas } from './event-values.fixture.ts';
import type { LoggedEvent, LoggedType } from './logged.ts';
import { ORDER_EVENTS } from './order-event.fixture.ts';

const DATA: Datas<LoggedType> = { ...ACCOUNT_EVENTS, ...ORDER_EVENTS };

/** Every type there is, so that a test can say which it has seen. */
export const LOGGED_TYPES: readonly string[] = Object.keys(DATA);

/** Any event of any type, all its fields at any value. */
export const anyEvent: fc.Arbitrary<LoggedEvent> = fc.oneof(
  ...Object.entries<Readonly<Record<string, fc.Arbitrary<unknown>>>>(DATA).map(([type, fields]) =>
    // The type and the fields of its own row belong together.
    fc.record(fields, PLAIN).map((data) => ({ type, data }) as LoggedEvent),
  ),
);

export const anyTime: fc.Arbitrary<Timestamp> = count<Timestamp>();
