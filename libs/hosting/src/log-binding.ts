import { BadInput } from '@stratvector/cli';
import type { EventStore, JsonObject } from '@stratvector/kernel';
import { differences } from './run-binding.ts';
import type { Terms } from './run-binding.ts';

/** The stream that says by which run a log decides; nothing else is ever written to it. */
const STREAM = 'run-bound';

const termsIn = (data: JsonObject): Terms =>
  // Written below, in this version or an older one.
  data as unknown as Terms;

/**
 * A log goes on with the run that it was begun with: what it holds was decided by these terms.
 * @throws BadInput where others are given.
 */
export const bindLog = async (
  store: EventStore,
  { service, terms }: { readonly service: string; readonly terms: Terms },
): Promise<void> => {
  const event = { id: `${STREAM}/1`, type: 'RunBound', data: terms, metadata: { at: '0' } };
  const streams = [{ stream: STREAM, expectedVersion: 0, events: [event] }];
  const { outcome } = await store.append({ streams, handles: null, lease: null });
  if (outcome === 'appended') return;
  const [bound] = await store.read(STREAM, 0, 1);
  const found = bound ? differences(termsIn(bound.data), terms) : [];
  if (found.length === 0) return;
  throw new BadInput([
    `DATABASE_URL: the log of ${service} was begun with other terms; give those, or name another database for a new run`,
    ...found.map((line) => `  ${line}`),
  ]);
};
