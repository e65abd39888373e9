import type { Command, Decider, Event, Timestamp } from '@stratvector/kernel';

/** Counts up, and refuses by saying so; the smallest decider that tells one state from another. */
export type Counted = Event<'Counted', { readonly to: bigint }>;
export type Count = Command<'Count', { readonly by: bigint }>;

export const counter: Decider<bigint, Count, Counted> = {
  initialState: 0n,
  decide: ({ data }, state) =>
    data.by === 0n ? [] : [{ type: 'Counted', data: { to: state + data.by } }],
  evolve: (_, { data }) => data.to,
};

export const count = (by = 1n): Count => ({ type: 'Count', at: 0n as Timestamp, data: { by } });
