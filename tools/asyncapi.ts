import { TOPICS } from '@stratvector/contracts';
import type { TopicTerms } from '@stratvector/contracts';
import { protoImage } from './proto-image.ts';
import type { Described, ProtoEnum, ProtoField, ProtoImage, ProtoMessage } from './proto-image.ts';

const DAY_MS = 86_400_000;

const schemaRef = (fullName: string) => ({ $ref: `#/components/schemas/${fullName}` });

/** The JSON mapping of proto3, https://protobuf.dev/programming-guides/json/. */
const SCALARS: Readonly<Record<string, object>> = {
  TYPE_STRING: { type: 'string' },
  TYPE_BOOL: { type: 'boolean' },
  TYPE_INT32: { type: 'integer' },
  TYPE_INT64: { type: 'string', pattern: '^-?[0-9]+$' },
  TYPE_DOUBLE: { anyOf: [{ type: 'number' }, { enum: ['NaN', 'Infinity', '-Infinity'] }] },
};

const fieldSchema = ({ name, type, label, typeName }: ProtoField): object => {
  const one = typeName === undefined ? SCALARS[type] : schemaRef(typeName.slice(1));
  if (!one) throw new Error(`${name} is ${type}: say in tools/asyncapi.ts how that stands in JSON`);
  return label === 'LABEL_REPEATED' ? { type: 'array', items: one } : one;
};

const described = ({ comment }: Described<object>) =>
  comment === '' ? {} : { description: comment };

/** Fields that are not known are allowed: an old subscriber reads what a newer publisher adds. */
const messageSchema = (message: Described<ProtoMessage>) => ({
  type: 'object',
  ...described(message),
  properties: Object.fromEntries(
    (message.type.field ?? []).map((field) => [field.jsonName, fieldSchema(field)]),
  ),
});

const enumSchema = (one: Described<ProtoEnum>) => ({
  type: 'string',
  ...described(one),
  enum: one.type.value.map(({ name }) => name),
});

/** "Topic a, b, key account_id." above a message says what it is the value of. */
const messageOfTopic = ({ messages }: ProtoImage): ReadonlyMap<string, string> =>
  new Map(
    messages.flatMap(({ comment, fullName }) => {
      const names = /^Topic ((?:[\w.-]+, )+)key /.exec(comment)?.[1] ?? '';
      return names
        .split(', ')
        .filter((name) => name !== '')
        .map((name) => [name, fullName] as const);
    }),
  );

type Declared = readonly [string, TopicTerms];
type Named = readonly [string, object];

const TERMS: readonly Declared[] = Object.entries(TOPICS);
const CHANNELS = TERMS.filter(([, { carriedBy }]) => carriedBy === null);

const carriedOn = (channel: string): readonly string[] =>
  TERMS.filter(([name, { carriedBy }]) => name === channel || carriedBy === channel).map(
    ([name]) => name,
  );

const channel = ([name, terms]: Declared): Named => [
  name,
  {
    address: name,
    description: terms.describes,
    messages: Object.fromEntries(
      carriedOn(name).map((type) => [type, { $ref: `#/components/messages/${type}` }]),
    ),
    bindings: {
      kafka: {
        topic: name,
        partitions: terms.partitions,
        topicConfiguration: {
          'cleanup.policy': [terms.compacted ? 'compact' : 'delete'],
          'retention.ms': terms.compacted ? -1 : terms.retentionDays * DAY_MS,
        },
        bindingVersion: '0.5.0',
      },
    },
  },
];

/** Named by whoever publishes, which is the first part of the topic. */
const operation = ([name]: Declared): Named => [
  `publish.${name}`,
  {
    action: 'send',
    channel: { $ref: `#/channels/${name}` },
    summary: `${name.split('.')[0] ?? ''} publishes`,
  },
];

const message =
  (messages: ReadonlyMap<string, string>) =>
  ([name, terms]: Declared): Named => {
    const fullName = messages.get(name);
    if (fullName === undefined)
      throw new Error(`no message of the .proto files says "Topic ${name}, key ..." above it`);
    return [
      name,
      {
        name,
        summary: terms.describes,
        contentType: 'application/json',
        headers: { $ref: '#/components/schemas/CloudEventHeaders' },
        payload: schemaRef(fullName),
        bindings: {
          kafka: { key: { type: 'string', description: terms.key }, bindingVersion: '0.5.0' },
        },
      },
    ];
  };

const CLOUD_EVENT_HEADERS = {
  type: 'object',
  description: 'Attributes of CloudEvents 1.0 in the binary mode of its binding for Kafka.',
  properties: {
    ce_id: { type: 'string', description: 'the same when the same is told again' },
    ce_specversion: { const: '1.0' },
  },
  required: ['ce_id', 'ce_specversion'],
};

/** The topics as a document of AsyncAPI 3.0, its values by the `.proto` files. */
export const asyncApi = (): string => {
  const image = protoImage();
  const schemas: readonly Named[] = [
    ...image.messages.map((one): Named => [one.fullName, messageSchema(one)]),
    ...image.enums.map((one): Named => [one.fullName, enumSchema(one)]),
  ];
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'StratVector topics',
      version: '1',
      description:
        'What the contexts tell each other, at least once and in the order of each key. Values are proto3 JSON. Made from code by "npm run generate".',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(CHANNELS.map(channel)),
    operations: Object.fromEntries(CHANNELS.map(operation)),
    components: {
      messages: Object.fromEntries(TERMS.map(message(messageOfTopic(image)))),
      schemas: { CloudEventHeaders: CLOUD_EVENT_HEADERS, ...Object.fromEntries(schemas) },
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
