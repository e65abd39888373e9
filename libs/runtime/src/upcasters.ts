import type { Json, JsonObject, StoredEvent } from '@stratvector/kernel';

/** From the data of one schema to those of the next; pure, and as JSON, since the old shape has no type any longer. */
export type Lift = (data: JsonObject) => JsonObject;

/** By the type of the event: from schema 1 to 2, from 2 to 3, and so on; a type without any is at schema 1. */
export type Upcasters = Readonly<Record<string, readonly Lift[]>>;

/** The field of the metadata that says in which schema the data are; absent for the first. */
const SCHEMA = 'schema';

/** An event was written in a schema that this version of the code does not know. */
export class UnknownSchema extends Error {
  override readonly name = 'UnknownSchema';
}

const liftsOf = (upcasters: Upcasters, type: string): readonly Lift[] =>
  Object.hasOwn(upcasters, type) ? (upcasters[type] ?? []) : [];

/** What is written of an event of this type: nothing of the first schema. */
export const withSchema = (
  metadata: JsonObject,
  upcasters: Upcasters,
  type: string,
): JsonObject => {
  const lifts = liftsOf(upcasters, type);
  return lifts.length === 0 ? metadata : { ...metadata, [SCHEMA]: lifts.length + 1 };
};

const isSchema = (schema: Json, latest: number): schema is number =>
  typeof schema === 'number' && Number.isInteger(schema) && schema >= 1 && schema <= latest;

/**
 * The event as this version of the code writes it; one that it would write is the same object.
 * @throws UnknownSchema for a later schema: an older process must not decide on what it cannot read.
 */
export const lifted = (event: StoredEvent, upcasters: Upcasters): StoredEvent => {
  const lifts = liftsOf(upcasters, event.type);
  const latest = lifts.length + 1;
  const schema = event.metadata[SCHEMA] ?? 1;
  if (!isSchema(schema, latest))
    throw new UnknownSchema(
      `${event.stream} version ${String(event.version)}: ${event.type} is written in schema ${JSON.stringify(schema)}, this version reads up to ${String(latest)}; start the version that wrote it, or a later one`,
    );
  if (schema === latest) return event;
  const data = lifts.slice(schema - 1).reduce((older, lift) => lift(older), event.data);
  return { ...event, data, metadata: { ...event.metadata, [SCHEMA]: latest } };
};
