import type { BusMessage, JsonObject, StoredEvent } from '@stratvector/kernel';
import type { Outgoing } from './step-journal.ts';

/** Which topic a type of message travels on. */
export type TopicOf = (type: string) => string;

/** Metadata as the step journal writes it, and nobody else does. */
interface StepMetadata {
  readonly cause?: string;
  readonly messages?: readonly Outgoing[];
}

const saidIn = (metadata: JsonObject): readonly Outgoing[] =>
  (metadata as StepMetadata).messages ?? [];

/** The message that brought an event about; null of one that was stored without. */
export const causeOf = ({ metadata }: StoredEvent): string | null =>
  (metadata as StepMetadata).cause ?? null;

/**
 * What the world hears of an event: the messages that were stored with it, under ids that follow from
 * where it stands and whose it is: services may name their streams alike. Headers are the attributes of CloudEvents 1.0.
 */
export const messagesOf = (
  event: StoredEvent,
  { source, topicOf }: { readonly source: string; readonly topicOf: TopicOf },
): readonly BusMessage[] =>
  saidIn(event.metadata).map(({ type, key, value }, place) => {
    const id = `${source}/${event.id}/${String(place)}`;
    return {
      id,
      topic: topicOf(type),
      key,
      value,
      headers: { ce_specversion: '1.0', ce_id: id, ce_type: type, ce_source: source },
    };
  });
