import type { RunPlan } from '@stratvector/backtest';
import type { AccountEvent } from '@stratvector/domain-risk';
import { LOG_START } from '@stratvector/kernel';
import type { EventStore } from '@stratvector/kernel';
import { restored } from '@stratvector/runtime';
import { Audit } from './audit.ts';
import { launched } from './scenarios.ts';
import type { PlatformFaults } from './platform.ts';
import type { VenueFaults } from './venue-process.ts';

type FillBooked = Extract<AccountEvent, { type: 'FillBooked' }>['data'];

const ALL = 1_000_000;

const NONE: VenueFaults = {
  diesBefore: 0,
  diesAfter: 0,
  standsStill: 0,
  swallows: 0,
  isMute: 0,
  isLate: 0,
  tellsTwice: 0,
};

/** Each way in which a line to a venue misbehaves by itself, and all of them at once. */
export const VENUE_STORMS: readonly (readonly [string, VenueFaults])[] = [
  ['dying between intent and send', { ...NONE, diesBefore: 0.4 }],
  ['dying between send and record', { ...NONE, diesAfter: 0.4 }],
  ['sending for a session that is over', { ...NONE, standsStill: 0.4 }],
  ['a venue that never answers', { ...NONE, swallows: 0.1, isMute: 0.1 }],
  ['a venue that fills late and twice', { ...NONE, isLate: 0.2, tellsTwice: 0.2 }],
  [
    'all of that',
    {
      diesBefore: 0.05,
      diesAfter: 0.05,
      standsStill: 0.05,
      swallows: 0.05,
      isMute: 0.05,
      isLate: 0.1,
      tellsTwice: 0.1,
    },
  ],
];

/** What risk has booked, signed, by instrument. */
const bookedBy = async (risk: EventStore): Promise<ReadonlyMap<string, bigint>> => {
  const held = new Map<string, bigint>();
  for (const { type, data } of await risk.tail(LOG_START, ALL)) {
    if (type !== 'FillBooked') continue;
    const fill = restored<FillBooked>(data);
    held.set(fill.instrumentId, (held.get(fill.instrumentId) ?? 0n) + fill.quantity);
  }
  return new Map([...held].filter(([, count]) => count !== 0n));
};

/**
 * A run over a line that misbehaves, audited after each step; then two sessions over one that does not, a
 * day apart, after which all must be known. @throws where anything does not hold.
 */
export const stormed = async (
  plan: RunPlan,
  seed: number,
  storms: { readonly faults: PlatformFaults; readonly venueFaults: VenueFaults },
) => {
  const { platform, stores } = launched(plan, seed, storms);
  const audit = new Audit(stores.execution, platform.venue);
  platform.afterStep = () => audit.step();
  await platform.run();
  await platform.reconcile();
  await platform.reconcile();
  audit.settle();
  const held = new Map(
    platform.venue.ledger.positions
      .filter(({ quantity }) => quantity !== 0n)
      .map(({ instrumentId, quantity }) => [instrumentId as string, quantity as bigint]),
  );
  return { platform, audit, held, booked: await bookedBy(stores.risk) };
};
