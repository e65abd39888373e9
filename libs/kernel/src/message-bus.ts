/** What goes over a bus: a text under a key. */
export interface BusMessage {
  /** Derived from the event it tells of: the same told again has the same id. */
  readonly id: string;
  readonly topic: string;
  /** Messages of one key on one topic keep their order. */
  readonly key: string;
  readonly value: string;
  /** CloudEvents attributes, correlation and causation. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface Subscription {
  /** Finishes what is being handled, takes nothing more, and resolves then. */
  stop(): Promise<void>;
}

export interface Subscriber {
  /** Who reads together: each message goes to one of a group, and to every group. */
  readonly group: string;
  readonly topics: readonly string[];
  /**
   * One message at a time for each key, several keys at once. It counts as handled once the promise is
   * kept; a promise that is broken has it delivered again, before anything later of its key.
   */
  readonly handle: (message: BusMessage) => Promise<void>;
}

/** At least once, in the order of each key: whoever handles has to know what it has handled. */
export interface MessageBus {
  /** Kept once the bus holds them for good; broken when nobody knows. */
  publish(messages: readonly BusMessage[]): Promise<void>;
  subscribe(subscriber: Subscriber): Promise<Subscription>;
  close(): Promise<void>;
}
