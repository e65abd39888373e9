import { createHash } from 'node:crypto';

/** An event as the database holds it: its texts are those that its hash was taken over. */
export interface ChainedRow {
  readonly stream: string;
  readonly version: string;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
  readonly hash: Buffer;
}

/** Where a log is not what was appended, and how that shows. */
export interface AuditFault {
  readonly stream: string;
  /** Null where it is the stream as a whole. */
  readonly version: number | null;
  readonly problem: string;
}

const hashOf = (before: Buffer, row: ChainedRow): Buffer => {
  const { stream, version, id, type, data, metadata } = row;
  const lines = [stream, version, id, type, data, metadata].join('\n');
  return createHash('sha256').update(before).update(lines).digest();
};

const NOTHING = Buffer.alloc(0);

/**
 * Follows the events of streams in the order of streams and versions. After a fault it goes on from what
 * is stored, so that each fault is told once, where it is.
 */
export class ChainCheck {
  #stream: string | null = null;
  #version = 0;
  #hash: Buffer = NOTHING;
  streams = 0;
  events = 0;

  /** Null where the event follows from the one before it. */
  follow(row: ChainedRow): AuditFault | null {
    if (row.stream !== this.#stream) this.#begin(row.stream);
    const version = Number(row.version);
    const problem = this.#gap(version) ?? this.#break(row);
    this.#version = version;
    this.#hash = row.hash;
    this.events += 1;
    return problem === null ? null : { stream: row.stream, version, problem };
  }

  #begin(stream: string): void {
    this.#stream = stream;
    this.#version = 0;
    this.#hash = NOTHING;
    this.streams += 1;
  }

  #gap(version: number): string | null {
    const expected = this.#version + 1;
    if (version === expected) return null;
    return version < expected
      ? `version ${String(version)} is there twice`
      : `version ${String(expected)} was expected here: what stands between is missing`;
  }

  #break(row: ChainedRow): string | null {
    return hashOf(this.#hash, row).equals(row.hash)
      ? null
      : 'the hash does not follow from the event before it and this one: one of them was changed';
  }
}
