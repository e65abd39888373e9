import { STATUS_CODES } from 'node:http';
import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** RFC 9457, with a stable code that a program can go by. */
interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

const FAILED = 500;

const codeOf = (title: string): string => title.toUpperCase().replaceAll(/[^A-Z]+/g, '_');

const textIn = (body: unknown, field: string): string | null => {
  const value: unknown =
    typeof body === 'object' && body !== null ? Reflect.get(body, field) : undefined;
  return typeof value === 'string' ? value : null;
};

const problemOf = (error: unknown): Problem => {
  const status = error instanceof HttpException ? error.getStatus() : FAILED;
  const title = STATUS_CODES[status] ?? 'Error';
  const body: unknown = error instanceof HttpException ? error.getResponse() : null;
  return {
    type: 'about:blank',
    title,
    status,
    code: textIn(body, 'code') ?? codeOf(title),
    detail:
      textIn(body, 'detail') ??
      (error instanceof HttpException
        ? error.message
        : 'this was not foreseen; the log of the platform says more'),
  };
};

/** Whatever goes wrong is answered as `application/problem+json`; what was not foreseen is told to the host. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #onUnforeseen: (error: unknown) => void;

  constructor(onUnforeseen: (error: unknown) => void) {
    this.#onUnforeseen = onUnforeseen;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = problemOf(error);
    if (problem.status === FAILED) this.#onUnforeseen(error);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    void reply
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(problem));
  }
}
