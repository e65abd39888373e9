import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Header, Sse } from '@nestjs/common';
import type { MessageEvent } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { concatMap, distinctUntilChanged, interval, map, startWith } from 'rxjs';
import type { Observable } from 'rxjs';
import { PlatformView } from './platform-view.ts';
import {
  shownAccount,
  shownFill,
  shownOrder,
  shownPoint,
  shownPositions,
  timeText,
} from './shown.ts';
import { Open } from './token-guard.ts';

const FOLDER = join(
  dirname(createRequire(import.meta.url).resolve('@stratvector/modules')),
  'page',
);
const LOOK_MS = 250;
const ROWS = 12;
const POINTS = 500;

const file = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

/** Evenly spread, the first and the last among them. */
const thinned = <Item>(all: readonly Item[], count: number): readonly Item[] => {
  if (all.length <= count) return all;
  const step = (all.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, place) => all[Math.round(place * step)]).filter(
    (item) => item !== undefined,
  );
};

/** The status page: its files, which anybody on the machine may have, and what it shows, which needs the token. */
@ApiExcludeController()
@Controller()
export class StatusController {
  readonly #view: PlatformView;

  constructor(view: PlatformView) {
    this.#view = view;
  }

  @Get()
  @Open()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', "default-src 'self'; img-src 'self' data:")
  @Header('referrer-policy', 'no-referrer')
  page(): string {
    return file('status.html');
  }

  @Get('status.css')
  @Open()
  @Header('content-type', 'text/css; charset=utf-8')
  style(): string {
    return file('status.css');
  }

  @Get('status.js')
  @Open()
  @Header('content-type', 'text/javascript; charset=utf-8')
  script(): string {
    return file('status.js');
  }

  /** All of the page again whenever something has changed, four times a second at most. */
  @Sse('status/stream')
  stream(): Observable<MessageEvent> {
    return interval(LOOK_MS).pipe(
      startWith(0),
      concatMap(() => this.#status()),
      distinctUntilChanged((before, now) => JSON.stringify(before) === JSON.stringify(now)),
      map((data) => ({ data })),
    );
  }

  async #status() {
    const view = this.#view;
    const { health } = view;
    const [orders, fills] = await Promise.all([view.board.orders(), view.board.fills()]);
    return {
      health: {
        ...health,
        lastClose: health.lastClose === null ? null : timeText(health.lastClose),
      },
      account: shownAccount(view),
      positions: shownPositions(view),
      orders: orders
        .slice(-ROWS)
        .reverse()
        .map((one) => shownOrder(view, one)),
      fills: fills
        .slice(-ROWS)
        .reverse()
        .map((one) => shownFill(view, one)),
      curve: thinned(view.analytics?.curve ?? [], POINTS).map((point) => {
        const { at, equity } = shownPoint(point);
        return [at, equity];
      }),
    };
  }
}
