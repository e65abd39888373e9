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

const valueOf = (json: Json): unknown => {
  if (Array.isArray(json)) return json.map(valueOf);
  if (!isObject(json)) return json;
  const integer = json[INTEGER];
  if (typeof integer === 'string') return BigInt(integer);
  return Object.fromEntries(Object.entries(json).map(([key, item]) => [key, valueOf(item)]));
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
