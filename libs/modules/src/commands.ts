import { createHash } from 'node:crypto';
import {
  BadRequestException,
  ConflictException,
  Injectable,
  UnprocessableEntityException,
} from '@nestjs/common';
import type { PersonCommand } from '@stratvector/contexts';
import { PlatformView } from './platform-view.ts';
import { PERSON } from './risk-board.ts';
import type { Decided } from './risk-board.ts';

const KEY = /^[\w.:-]{1,64}$/;
const WAIT_MS = 2_000;

const hashOf = (command: PersonCommand): string =>
  createHash('sha256')
    .update(
      JSON.stringify(command, (_name, value: unknown) =>
        typeof value === 'bigint' ? `${value.toString()}n` : value,
      ),
    )
    .digest('hex')
    .slice(0, 32);

const refusal = (key: string) =>
  new UnprocessableEntityException({
    code: 'KEY_USED',
    detail: `Idempotency-Key: "${key}" was used for another command; take a new one for each command`,
  });

/**
 * Commands of persons: the same key and body have the same answer, however often they come and whatever
 * died in between; the key with another body is refused.
 */
@Injectable()
export class Commands {
  readonly #view: PlatformView;
  readonly #underWay = new Set<string>();

  constructor(view: PlatformView) {
    this.#view = view;
  }

  /** What was decided, null where that takes longer than two seconds, or nothing had to be. */
  async give(key: string | undefined, command: PersonCommand): Promise<Decided | null> {
    if (key === undefined || !KEY.test(key))
      throw new BadRequestException({
        code: 'KEY_MISSING',
        detail:
          'a command needs the header "Idempotency-Key": 1 to 64 letters, digits or . _ : -, a new one for each command',
      });
    if (this.#underWay.has(key))
      throw new ConflictException({
        code: 'COMMAND_UNDER_WAY',
        detail: `the command with the key "${key}" is being worked on; ask again in a moment`,
      });
    this.#underWay.add(key);
    const work = this.#work(key, command).finally(() => this.#underWay.delete(key));
    return this.#within(work);
  }

  async #work(key: string, command: PersonCommand): Promise<Decided | null> {
    const { risk, health } = this.#view;
    const beginning = `${PERSON}${key}/`;
    const id = `${beginning}${hashOf(command)}`;
    const before = await risk.decided(beginning);
    if (before && before.id !== id) throw refusal(key);
    if (before) return before;
    if (health.closes === 0)
      throw new ConflictException({
        code: 'NOT_STARTED',
        detail: 'no bar has come yet, so nothing has a price; ask again in a moment',
      });
    await this.#view.command(command, id);
    return risk.decided(id);
  }

  async #within(work: Promise<Decided | null>): Promise<Decided | null> {
    const { promise, resolve } = Promise.withResolvers<null>();
    const timer = setTimeout(() => resolve(null), WAIT_MS);
    // It goes on whoever waits; the same key asks for its end.
    work.catch(() => undefined);
    return Promise.race([work, promise]).finally(() => clearTimeout(timer));
  }
}
