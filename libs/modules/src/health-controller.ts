import { Controller, Get, Header, ServiceUnavailableException } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answers } from './described.ts';
import { Metrics } from './metrics.ts';
import { PlatformView } from './platform-view.ts';
import { timeText } from './shown.ts';
import { Open } from './token-guard.ts';

@ApiTags('health')
@Controller()
export class HealthController {
  readonly #view: PlatformView;
  readonly #metrics: Metrics;

  constructor(view: PlatformView, metrics: Metrics) {
    this.#view = view;
    this.#metrics = metrics;
  }

  /** The process answers; it need not be able to trade. */
  @Get('health/live')
  @Open()
  @Answers('It runs.', { status: ['text', 'live'] })
  live() {
    return { status: 'live' };
  }

  /** Every context has its state, and nothing stands in the way. */
  @Get('health/ready')
  @Open()
  @Answers('It trades.', {
    status: ['text', 'ready'],
    closes: ['number', 'that everybody has done their part of'],
    lastClose: ['time', ''],
  })
  ready() {
    const { isReady, problems, closes, lastClose } = this.#view.health;
    if (!isReady || problems.length > 0)
      throw new ServiceUnavailableException({
        code: isReady ? 'HELD_UP' : 'STARTING',
        detail: problems.length > 0 ? problems.join(' ') : 'the contexts take in their logs; wait',
      });
    return {
      status: 'ready',
      closes,
      lastClose: lastClose === null ? null : timeText(lastClose),
    };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): Promise<string> {
    return this.#metrics.text();
  }
}
