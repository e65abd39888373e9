import type { BusMessage } from '@stratvector/kernel';
import type { IHeaders, KafkaMessage, Message } from 'kafkajs';

/** CloudEvents 1.0, binding for Kafka, binary mode: attributes are headers whose names begin with `ce_`. */
const ID = 'ce_id';
const SPEC_VERSION = 'ce_specversion';

/** As it goes to the broker. */
export const recordOf = ({ id, key, value, headers }: BusMessage): Message => {
  const other = headers[ID];
  if (other !== undefined && other !== id)
    throw new Error(
      `the header ${ID} of message ${id} says ${other}: leave it out, the bus writes the id there`,
    );
  return { key, value, headers: { ...headers, [ID]: id, [SPEC_VERSION]: '1.0' } };
};

const textOf = (value: IHeaders[string]): string | undefined =>
  Array.isArray(value) ? value[0]?.toString() : value?.toString();

/** As it came from the broker; what others wrote without an id is named by where it stands. */
export const messageOf = (
  topic: string,
  partition: number,
  { offset, key, value, headers = {} }: KafkaMessage,
): BusMessage => {
  const own = Object.entries(headers).filter(([name]) => name !== ID && name !== SPEC_VERSION);
  return {
    id: textOf(headers[ID]) ?? `${topic}/${String(partition)}/${offset}`,
    topic,
    key: key?.toString() ?? '',
    value: value?.toString() ?? '',
    headers: Object.fromEntries(own.map(([name, text]) => [name, textOf(text) ?? ''])),
  };
};

/** Of a record: lengths, times and the two headers that the bus adds. */
const FRAME_BYTES = 100;

/** What a message takes on the wire, or a little more. */
export const sizeOf = ({ id, key, value, headers }: BusMessage): number => {
  const texts = [id, key, value, ...Object.entries(headers).flat()];
  return texts.reduce((size, text) => size + Buffer.byteLength(text) + 4, FRAME_BYTES);
};
