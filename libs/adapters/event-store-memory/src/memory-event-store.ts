import { createHash } from 'node:crypto';
import type {
  Append,
  Appended,
  EventStore,
  Lease,
  LogPlace,
  NewEvent,
  Parked,
  ParkedStream,
  Snapshot,
  StoredEvent,
  StreamAppend,
} from '@stratvector/kernel';
import { LOG_START } from '@stratvector/kernel';
import { MemoryParking } from './memory-parking.ts';

interface Held {
  epoch: number;
  holder: string;
  expires: number;
}

const isAfter = (a: LogPlace, b: LogPlace): boolean =>
  a.transaction > b.transaction || (a.transaction === b.transaction && a.position > b.position);

const isSame = (a: LogPlace, b: LogPlace): boolean =>
  a.transaction === b.transaction && a.position === b.position;

/** JSON as it would come back from a disk: nobody holds a part of what is stored. */
const copyOf = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** The log of one process, for tests, simulations and demonstrations: it ends with the process. */
export class MemoryEventStore implements EventStore {
  readonly #now: () => number;
  readonly #log: StoredEvent[] = [];
  readonly #streams = new Map<string, StoredEvent[]>();
  readonly #inbox = new Set<string>();
  readonly #checkpoints = new Map<string, LogPlace>();
  readonly #snapshots = new Map<string, Snapshot>();
  readonly #leases = new Map<string, Held>();
  readonly #parking = new MemoryParking();
  readonly #wakes = new Set<() => void>();
  #transactions = 0n;

  /** `now` is what leases run out by, in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  append(append: Append): Promise<Appended> {
    return Promise.resolve(this.#appendNow(append));
  }

  #appendNow({ streams, handles, lease }: Append): Appended {
    const message = handles ? JSON.stringify([handles.consumer, handles.message]) : null;
    const refused = this.#fenced(lease) ?? this.#duplicate(message) ?? this.#conflict(streams);
    if (refused) return refused;
    if (message !== null) this.#inbox.add(message);
    this.#transactions += 1n;
    for (const one of streams) this.#write(one);
    for (const wake of this.#wakes) queueMicrotask(wake);
    return { outcome: 'appended' };
  }

  #fenced(lease: Lease | null): Appended | null {
    if (!lease) return null;
    const epoch = this.#leases.get(lease.name)?.epoch ?? 0;
    return epoch === lease.epoch ? null : { outcome: 'fenced', epoch };
  }

  #duplicate(message: string | null): Appended | null {
    return message !== null && this.#inbox.has(message) ? { outcome: 'duplicate' } : null;
  }

  #conflict(streams: readonly StreamAppend[]): Appended | null {
    for (const { stream, expectedVersion } of streams) {
      const version = this.#streams.get(stream)?.length ?? 0;
      if (version !== expectedVersion) return { outcome: 'conflict', stream, version };
    }
    return null;
  }

  #write({ stream, events }: StreamAppend): void {
    const stored = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, stored);
    for (const event of events) {
      const version = stored.length + 1;
      const place = { transaction: this.#transactions, position: BigInt(this.#log.length + 1) };
      const hash = chained(stored.at(-1)?.hash ?? '', stream, version, event);
      const kept = { ...copyOf(event), stream, version, place, hash };
      stored.push(kept);
      this.#log.push(kept);
    }
  }

  read(stream: string, after: number, limit: number): Promise<readonly StoredEvent[]> {
    return Promise.resolve(
      (this.#streams.get(stream) ?? []).slice(after, after + limit).map(whole),
    );
  }

  tail(after: LogPlace, limit: number): Promise<readonly StoredEvent[]> {
    const from = Number(after.position);
    return Promise.resolve(
      this.#log
        .slice(from, from + limit)
        .filter(({ place }) => isAfter(place, after))
        .map(whole),
    );
  }

  listen(wake: () => void): Promise<() => Promise<void>> {
    this.#wakes.add(wake);
    return Promise.resolve(() => {
      this.#wakes.delete(wake);
      return Promise.resolve();
    });
  }

  checkpoint(name: string): Promise<LogPlace> {
    return Promise.resolve(this.#checkpoints.get(name) ?? LOG_START);
  }

  moveCheckpoint(name: string, from: LogPlace, to: LogPlace): Promise<boolean> {
    const stands = isSame(this.#checkpoints.get(name) ?? LOG_START, from);
    if (stands) this.#checkpoints.set(name, to);
    return Promise.resolve(stands);
  }

  snapshot(stream: string): Promise<Snapshot | null> {
    const known = this.#snapshots.get(stream);
    return Promise.resolve(known ? copyOf(known) : null);
  }

  saveSnapshot(stream: string, snapshot: Snapshot): Promise<void> {
    const known = this.#snapshots.get(stream);
    if (!known || known.version < snapshot.version) this.#snapshots.set(stream, copyOf(snapshot));
    return Promise.resolve();
  }

  acquireLease(name: string, holder: string, forMs: number): Promise<Lease | null> {
    const known = this.#leases.get(name);
    const now = this.#now();
    if (known && known.holder !== holder && known.expires > now) return Promise.resolve(null);
    const epoch = (known?.epoch ?? 0) + 1;
    this.#leases.set(name, { epoch, holder, expires: now + forMs });
    return Promise.resolve({ name, epoch });
  }

  renewLease({ name, epoch }: Lease, forMs: number): Promise<boolean> {
    const known = this.#leases.get(name);
    if (!known || known.epoch !== epoch) return Promise.resolve(false);
    known.expires = this.#now() + forMs;
    return Promise.resolve(true);
  }

  releaseLease({ name, epoch }: Lease): Promise<void> {
    const known = this.#leases.get(name);
    if (known && known.epoch === epoch) known.expires = this.#now();
    return Promise.resolve();
  }

  park(parked: Parked): Promise<void> {
    return Promise.resolve(this.#parking.park(parked));
  }

  parkBehind(parked: Parked): Promise<boolean> {
    return Promise.resolve(this.#parking.parkBehind(parked));
  }

  parked(consumer: string, stream: string, limit: number): Promise<readonly Parked[]> {
    return Promise.resolve(this.#parking.of(consumer, stream).slice(0, limit));
  }

  parkedStreams(consumer: string): Promise<readonly ParkedStream[]> {
    return Promise.resolve(this.#parking.streams(consumer));
  }

  unpark(consumer: string, stream: string, message: string): Promise<void> {
    return Promise.resolve(this.#parking.unpark(consumer, stream, message));
  }

  close(): Promise<void> {
    this.#wakes.clear();
    return Promise.resolve();
  }
}

const whole = (event: StoredEvent): StoredEvent => ({
  ...event,
  data: copyOf(event.data),
  metadata: copyOf(event.metadata),
});

const chained = (
  before: string,
  stream: string,
  version: number,
  { id, type, data, metadata }: NewEvent,
): string =>
  createHash('sha256')
    .update(Buffer.from(before, 'hex'))
    .update([stream, version, id, type, JSON.stringify(data), JSON.stringify(metadata)].join('\n'))
    .digest('hex');
