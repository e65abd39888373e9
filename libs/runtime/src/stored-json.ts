import { assert } from '@stratvector/kernel';
import type { Json, JsonObject } from '@stratvector/kernel';

/** The one key of an object that stands for an integer of any width. */
const INTEGER = '$integer';

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const entriesOf = (value: object): readonly [string, unknown][] => {
  assert(isPlain(value), 'an event or a state holds something that is no plain value');
  assert(!(INTEGER in value), `a field of an event or a state is named ${INTEGER}`);
  return Object.entries(value);
};

const jsonOfNumber = (value: number): number => {
  assert(Number.isFinite(value), 'an event or a state holds a number that JSON has not');
  return value;
};

const jsonOf = (value: unknown): Json => {
  switch (typeof value) {
    case 'bigint':
      return { [INTEGER]: value.toString() };
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return jsonOfNumber(value);
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value)) return value.map(jsonOf);
      return Object.fromEntries(entriesOf(value).map(([key, item]) => [key, jsonOf(item)]));
    default:
      return assertNever(typeof value);
  }
};

const assertNever = (type: string): never => {
  assert(false, `an event or a state holds a ${type}, which cannot be stored`);
  return undefined as never;
};

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const valuesOf = (json: JsonObject): Readonly<Record<string, unknown>> => {
  const values: Record<string, unknown> = {};
  // By hand: lists of entries would cost several times as much, and a start reads every event.
  for (const key in json) values[key] = valueOf(json[key] as Json);
  return values;
};

const valueOf = (json: Json): unknown => {
  if (typeof json !== 'object' || json === null) return json;
  if (!isObject(json)) return json.map(valueOf);
  const integer = json[INTEGER];
  return typeof integer === 'string' ? BigInt(integer) : valuesOf(json);
};

/**
 * The data of an event, or a state, as JSON that gives it back: integers of any width, texts, numbers,
 * lists and plain objects. Anything else is a mistake of ours and stops the process.
 */
export const stored = (data: object): JsonObject => {
  const json = jsonOf(data);
  assert(isObject(json), 'only an object is stored');
  return json;
};

/** What `stored` was given; whoever calls says what that was. */
export const restored = <Data>(json: JsonObject): Data => valueOf(json) as Data;
