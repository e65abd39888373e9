import { Body, Controller, Get, Headers, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AskedBody } from './asked-body.ts';
import { Commands } from './commands.ts';
import { AnswersCommand, AnswersPage, CONTROL_FIELDS } from './described.ts';
import { pageOf } from './page-of.ts';
import type { PageQuery } from './page-of.ts';
import { PlatformView } from './platform-view.ts';
import {
  haltCommand,
  liftCommand,
  orderCommand,
  shownControl,
  shownDecision,
} from './risk-commands.ts';
import { shownAccount } from './shown.ts';

@ApiTags('risk')
@Controller('risk')
export class RiskController {
  readonly #view: PlatformView;
  readonly #commands: Commands;

  constructor(view: PlatformView, commands: Commands) {
    this.#view = view;
    this.#commands = commands;
  }

  @Get('accounts')
  @AnswersPage('The accounts, marked at the last closes.', {
    accountId: ['text', 'its name everywhere'],
    currency: ['text', 'ISO 4217'],
    equity: ['decimal', 'cash and the value of what is held'],
    cash: ['decimal', ''],
    net: ['decimal', 'signed sum of the values of positions'],
    gross: ['decimal', 'sum of their absolute values'],
  })
  accounts(@Query() query: PageQuery) {
    return pageOf([this.#view], query, shownAccount);
  }

  @Post('orders')
  @AnswersCommand(
    'What was decided; null where that takes longer than two seconds.',
    {
      orderId: ['text', 'the client order id, null where it is denied'],
      decision: ['text', 'approved or denied'],
      code: ['text', 'why it is denied, stable'],
    },
    {
      strategyId: ['text', 'whose book it is for'],
      instrumentId: ['text', ''],
      side: ['text', 'buy or sell'],
      type: ['text', 'market, limit, stop or stop-limit'],
      quantity: ['decimal', ''],
      limitPrice: ['decimal', 'for limit and stop-limit'],
      stopPrice: ['decimal', 'for stop and stop-limit'],
      timeInForce: ['text', "DAY, GTC, IOC, FOK, OPG or CLS; else the account's own"],
      override: ['text', 'why the same order may pass twice in a short time'],
    },
  )
  async order(@Headers('idempotency-key') key: string | undefined, @Body() body: unknown) {
    const command = orderCommand(new AskedBody(body), this.#view, key ?? '');
    return shownDecision(await this.#commands.give(key, command));
  }

  @Get('halts')
  @AnswersPage('What stops trading, the eldest first.', {
    cause: ['text', 'such as KILL_SWITCH'],
    scope: ['map', 'account, strategy or position'],
    effect: ['text', 'reduce-only or block'],
  })
  async halts(@Query() query: PageQuery) {
    return pageOf(await this.#view.risk.latches(), query, ({ cause, scope, effect }) => ({
      cause,
      scope,
      effect,
    }));
  }

  @Post('halts')
  @AnswersCommand('What became of it.', CONTROL_FIELDS, {
    kind: ['text', 'cancel-block, which is the default, cancel alone, or reduce-only'],
    strategyId: ['text', 'of one strategy; else of all of the account'],
    instrumentId: ['text', 'in one instrument of the strategy'],
  })
  async halt(@Headers('idempotency-key') key: string | undefined, @Body() body: unknown) {
    return shownControl(await this.#commands.give(key, haltCommand(new AskedBody(body))));
  }

  @Post('halts/lift')
  @AnswersCommand('What became of it.', CONTROL_FIELDS, {
    cause: ['text', 'of the halt; KILL_SWITCH unless said'],
    strategyId: ['text', 'as the halt has it'],
    instrumentId: ['text', 'as the halt has it'],
    approvedBy: ['text', 'a second person, where the halt asks for one'],
  })
  async lift(@Headers('idempotency-key') key: string | undefined, @Body() body: unknown) {
    return shownControl(await this.#commands.give(key, liftCommand(new AskedBody(body))));
  }
}
