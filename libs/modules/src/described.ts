import { applyDecorators, HttpCode } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiBody,
  ApiHeader,
  ApiOkResponse,
  ApiQuery,
  ApiResponse,
} from '@nestjs/swagger';
import { LIMIT_MAX } from './page-of.ts';

/** A field of an answer: its kind and what it means. */
type Field = readonly [kind: 'text' | 'decimal' | 'time' | 'number' | 'map', meaning: string];
export type Fields = Readonly<Record<string, Field>>;

const SCHEMAS = {
  text: { type: 'string' },
  decimal: { type: 'string', example: '1360.03' },
  time: { type: 'string', format: 'date-time' },
  number: { type: 'number' },
  map: { type: 'object', additionalProperties: true },
} as const;

const objectOf = (fields: Fields) => ({
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(fields).map(([name, [kind, description]]) => [
      name,
      { ...SCHEMAS[kind], description, nullable: true },
    ]),
  ),
});

const PROBLEM = {
  description: 'What is wrong, as RFC 9457 has it, with a stable code.',
  content: {
    'application/problem+json': {
      schema: objectOf({
        title: ['text', 'of the status'],
        status: ['number', 'of HTTP'],
        code: ['text', 'stable, for programs'],
        detail: ['text', 'a sentence: what was found, what is allowed, what to do'],
      }),
    },
  },
};

const described = () =>
  applyDecorators(
    ApiBearerAuth(),
    ApiResponse({ status: 401, ...PROBLEM }),
    ApiResponse({ status: 400, ...PROBLEM }),
  );

/** One object. */
export const Answers = (description: string, fields: Fields) =>
  applyDecorators(described(), ApiOkResponse({ description, schema: objectOf(fields) }));

/** A page of objects. */
export const AnswersPage = (description: string, fields: Fields) =>
  applyDecorators(
    described(),
    ApiQuery({
      name: 'limit',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: LIMIT_MAX, default: 100 },
    }),
    ApiQuery({ name: 'cursor', required: false, description: 'nextCursor of the page before' }),
    ApiOkResponse({
      description,
      schema: {
        type: 'object',
        properties: {
          items: { type: 'array', items: objectOf(fields) },
          nextCursor: { type: 'string', nullable: true, description: 'null at the end' },
        },
      },
    }),
  );

export const CONTROL_FIELDS: Fields = {
  outcome: ['text', 'done, unchanged or refused'],
  code: ['text', 'why it was refused, stable'],
  detail: ['text', 'the same in a sentence'],
  canceled: ['map', 'orders that are to end'],
};

/** Who asks, and why: with every command. */
const PERSON_FIELDS: Fields = {
  by: ['text', 'the name of the person'],
  reason: ['text', 'why'],
};

/** A command: 202, since what it brings about at a venue comes later. */
export const AnswersCommand = (description: string, answer: Fields, body: Fields = {}) =>
  applyDecorators(
    described(),
    HttpCode(202),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'A new one for each command: the same key and body have the same answer.',
    }),
    ApiBody({ schema: objectOf({ ...body, ...PERSON_FIELDS }) }),
    ApiAcceptedResponse({ description, schema: objectOf(answer) }),
    ApiResponse({ status: 409, ...PROBLEM }),
    ApiResponse({ status: 422, ...PROBLEM }),
  );
