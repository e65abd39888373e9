import { setTimeout as pass } from 'node:timers/promises';
import kafkajs from 'kafkajs';
import type { Kafka, LogEntry, RetryOptions } from 'kafkajs';
import { mendClient } from './client-mends.ts';

export interface KafkaSettings {
  /** Where brokers listen, `host:port`; one that answers is enough to find the others. */
  readonly brokers: readonly string[];
  /** How the broker names this client in its own log. */
  readonly clientId: string;
  /** Told what goes wrong, and goes on by itself. */
  readonly notice: (sentence: string) => void;
  /**
   * Whether each group has one member at a time, and that is this one: members that a killed process has left
   * behind are put out of the group at once, and not when their session ends.
   */
  readonly takesOver?: boolean;
}

/**
 * Short, so that whoever stops does not wait: what must not give up tries anew by itself, and a
 * consumer is made anew after a crash.
 */
export const RETRY: RetryOptions = {
  initialRetryTime: 100,
  maxRetryTime: 1000,
  factor: 0.2,
  multiplier: 2,
  retries: 5,
  restartOnFailure: () => Promise.resolve(false),
};

const PAUSE_MS_MAX = 1000;

/** Before a further attempt; `attempt` counts from 1. */
export const pauseBefore = (attempt: number): Promise<void> =>
  pass(Math.min(PAUSE_MS_MAX, 10 * 2 ** Math.min(attempt, 10)), undefined, { ref: false });

export const sentenceOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** What a healthy cluster says while a coordinator starts or a group changes. */
const USUAL =
  /coordinator is loading|coordinator is not available|not the correct coordinator|rebalanc|not aware of this member|Crash: KafkaJS|Response Heartbeat|concurrent transactions|Limiting retries for the idempotent producer/i;

const lineOf = ({ log }: LogEntry): string => {
  const error: unknown = log['error'];
  return typeof error === 'string' && error !== log.message
    ? `${log.message}: ${error}`
    : log.message;
};

const logTo =
  (notice: (sentence: string) => void) => (): ((entry: LogEntry) => void) => (entry) => {
    const sentence = lineOf(entry);
    if (!USUAL.test(sentence)) notice(sentence);
  };

export const kafkaClient = ({ brokers, clientId, notice }: KafkaSettings): Kafka => {
  mendClient();
  return new kafkajs.Kafka({
    brokers: [...brokers],
    clientId,
    retry: RETRY,
    connectionTimeout: 3000,
    logLevel: kafkajs.logLevel.WARN,
    logCreator: logTo(notice),
  });
};
