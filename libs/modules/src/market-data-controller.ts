import { BadRequestException, Controller, Get, Query } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { AnswersPage } from './described.ts';
import { askedOf, pageOf, pageRead } from './page-of.ts';
import type { PageQuery } from './page-of.ts';
import { PlatformView } from './platform-view.ts';
import { shownBar, shownInstrument } from './shown.ts';

interface BarsQuery extends PageQuery {
  readonly instrument?: string;
}

@ApiTags('market-data')
@Controller('market-data')
export class MarketDataController {
  readonly #view: PlatformView;

  constructor(view: PlatformView) {
    this.#view = view;
  }

  @Get('instruments')
  @AnswersPage('What is traded.', {
    instrumentId: ['text', 'its name everywhere'],
    type: ['text', 'such as stock'],
    currency: ['text', 'ISO 4217'],
    exchange: ['text', 'where orders go'],
    tick: ['decimal', 'the step of order prices'],
    lot: ['decimal', 'the step of quantities'],
  })
  instruments(@Query() query: PageQuery) {
    return pageOf(this.#view.instruments, query, shownInstrument);
  }

  @Get('bars')
  @ApiQuery({ name: 'instrument', required: false, description: 'of one instrument alone' })
  @AnswersPage('The bar log, oldest first; limit counts closes.', {
    instrumentId: ['text', 'of the bar'],
    openTime: ['time', 'when it opened'],
    closeTime: ['time', 'when it closed'],
    sequence: ['number', 'of the close in its feed'],
    open: ['number', ''],
    high: ['number', ''],
    low: ['number', ''],
    close: ['number', ''],
    volume: ['number', 'null where the data has none'],
  })
  async bars(@Query() query: BarsQuery) {
    const { instrument } = query;
    const { bars, feed, instruments } = this.#view;
    if (instrument !== undefined && !instruments.some(({ id }) => id === instrument))
      throw new BadRequestException({
        code: 'INSTRUMENT_UNKNOWN',
        detail: `instrument: found "${instrument}", allowed are ${instruments.map(({ id }) => id).join(', ')}`,
      });
    const asked = askedOf(query);
    const read = await bars.read(feed, asked.after, asked.limit + 1);
    const page = pageRead(read, asked, ({ bars: closed, closeTime, sequence }) =>
      closed
        .filter(({ instrumentId }) => instrument === undefined || instrumentId === instrument)
        .map((bar) => shownBar(bar, closeTime, sequence)),
    );
    return { ...page, items: page.items.flat() };
  }
}
