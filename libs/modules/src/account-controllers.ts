import {
  Body,
  Controller,
  Get,
  Headers,
  NotFoundException,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AskedBody } from './asked-body.ts';
import { Commands } from './commands.ts';
import { AnswersCommand, AnswersPage, CONTROL_FIELDS } from './described.ts';
import { pageOf } from './page-of.ts';
import type { PageQuery } from './page-of.ts';
import { PlatformView } from './platform-view.ts';
import { cancelCommand, shownControl } from './risk-commands.ts';
import { shownFill, shownOrder, shownPoint, shownPositions } from './shown.ts';

@ApiTags('strategy')
@Controller('strategy')
export class StrategyController {
  readonly #view: PlatformView;

  constructor(view: PlatformView) {
    this.#view = view;
  }

  @Get('strategies')
  @AnswersPage('What decides.', {
    id: ['text', 'its name everywhere'],
    name: ['text', 'of the strategy that ships'],
    parameters: ['map', 'by name'],
    instruments: ['text', 'what it trades'],
  })
  strategies(@Query() query: PageQuery) {
    return pageOf(this.#view.strategies, query, (one) => one);
  }
}

@ApiTags('execution')
@Controller('execution')
export class ExecutionController {
  readonly #view: PlatformView;
  readonly #commands: Commands;

  constructor(view: PlatformView, commands: Commands) {
    this.#view = view;
    this.#commands = commands;
  }

  @Get('orders')
  @AnswersPage('Every order, oldest first.', {
    orderId: ['text', 'its client order id'],
    strategyId: ['text', 'whose it is'],
    instrumentId: ['text', ''],
    side: ['text', 'buy or sell'],
    role: ['text', 'entry, exit, stop-loss or take-profit'],
    type: ['text', ''],
    quantity: ['decimal', 'the whole order as it stands'],
    filled: ['decimal', 'so far'],
    limitPrice: ['decimal', ''],
    stopPrice: ['decimal', ''],
    timeInForce: ['text', ''],
    status: ['text', 'queued, intended, submitted, accepted, filled, canceled, expired, rejected'],
    reason: ['text', 'why it exists'],
    decidedAt: ['time', ''],
    changedAt: ['time', 'of its last event'],
  })
  async orders(@Query() query: PageQuery) {
    return pageOf(await this.#view.board.orders(), query, (one) => shownOrder(this.#view, one));
  }

  @Post('orders/:orderId/cancel')
  @AnswersCommand('What became of it.', CONTROL_FIELDS)
  async cancel(
    @Param('orderId') orderId: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: unknown,
  ) {
    const found = (await this.#view.board.orders()).find(({ id }) => id === orderId);
    if (!found)
      throw new NotFoundException({
        code: 'ORDER_UNKNOWN',
        detail: `there is no order "${orderId.slice(0, 100)}"; GET /execution/orders lists them`,
      });
    const { strategyId, instrumentId } = found.ticket;
    const command = cancelCommand(new AskedBody(body), { id: orderId, strategyId, instrumentId });
    return shownControl(await this.#commands.give(key, command));
  }

  @Get('fills')
  @AnswersPage('Every fill, oldest first.', {
    fillId: ['text', 'of the venue'],
    orderId: ['text', 'of the order'],
    strategyId: ['text', 'whose it is'],
    instrumentId: ['text', ''],
    side: ['text', 'buy or sell'],
    quantity: ['decimal', ''],
    price: ['decimal', ''],
    commission: ['decimal', ''],
    fees: ['decimal', 'of regulators and exchanges'],
    reason: ['text', 'of the order'],
    at: ['time', ''],
  })
  async fills(@Query() query: PageQuery) {
    return pageOf(await this.#view.board.fills(), query, (one) => shownFill(this.#view, one));
  }
}

@ApiTags('analytics')
@Controller('analytics')
export class AnalyticsController {
  readonly #view: PlatformView;

  constructor(view: PlatformView) {
    this.#view = view;
  }

  @Get('positions')
  @AnswersPage('What is or was held, by strategy and instrument.', {
    strategyId: ['text', 'whose it is'],
    instrumentId: ['text', ''],
    quantity: ['decimal', 'signed'],
    cost: ['decimal', 'of what is held'],
    mark: ['decimal', 'the last close'],
    markedAt: ['time', ''],
    value: ['decimal', 'at the mark'],
    unrealized: ['decimal', 'value less cost'],
    profit: ['decimal', 'all that it has brought, less costs'],
  })
  positions(@Query() query: PageQuery) {
    return pageOf(shownPositions(this.#view), query, (one) => one);
  }

  @Get('pnl')
  @AnswersPage('The curve: the account at every close, oldest first.', {
    at: ['time', 'of the close'],
    equity: ['decimal', ''],
    cash: ['decimal', ''],
    net: ['decimal', ''],
    gross: ['decimal', ''],
    profits: ['map', 'what each strategy has brought so far'],
  })
  pnl(@Query() query: PageQuery) {
    return pageOf(this.#view.analytics?.curve ?? [], query, shownPoint);
  }
}
