import { setTimeout as pass } from 'node:timers/promises';
import { createDatabase, createRole } from '@stratvector/testing-servers';
import { describeEventStore } from '@stratvector/testing';
import { migrateEventStore, PostgresEventStore } from './index.ts';

const opened = async (groups: boolean) => {
  const owner = await createDatabase();
  const url = await createRole(owner, 'stratvector_service');
  await migrateEventStore({ url: owner, schema: 'risk', role: 'stratvector_service' });
  const store = new PostgresEventStore({ url, schema: 'risk', groups });
  // The leases of a database run out by its own clock.
  return { store, pass: (ms: number) => pass(ms), close: () => store.close() };
};

describeEventStore('the event store in PostgreSQL', () => opened(false));
describeEventStore('the event store in PostgreSQL, appends in groups', () => opened(true));
