import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, SetMetadata, UnauthorizedException } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';

export const TOKEN = Symbol('the bearer token of the platform');
const OPEN = 'isOpen';

/** For what everybody on this machine may read: health and the files of the page. */
export const Open = () => SetMetadata(OPEN, true);

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Every call needs the token, unless it is marked as open. */
@Injectable()
export class TokenGuard implements CanActivate {
  readonly #reflector: Reflector;
  readonly #wanted: Buffer;

  constructor(reflector: Reflector, @Inject(TOKEN) token: string) {
    this.#reflector = reflector;
    this.#wanted = digest(`Bearer ${token}`);
  }

  canActivate(context: ExecutionContext): boolean {
    if (this.#reflector.get<boolean | undefined>(OPEN, context.getHandler())) return true;
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (timingSafeEqual(digest(headers.authorization ?? ''), this.#wanted)) return true;
    throw new UnauthorizedException({
      code: 'TOKEN_MISSING',
      detail:
        'this call needs the header "Authorization: Bearer TOKEN"; the token stands in the file "token" of the home',
    });
  }
}
