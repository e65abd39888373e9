import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryBarLog } from '@stratvector/bar-log-memory';
import { MemoryEventStore } from '@stratvector/event-store-memory';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import { accountId, instrumentId, strategyId } from '@stratvector/model';
import { planOf, randomBars } from '@stratvector/backtest/fixture';
import type { PersonCommand } from '@stratvector/contexts';
import { StepJournal } from '@stratvector/runtime';
import { stock } from '@stratvector/testing';
import { applicationOf, Metrics, OrderBoard, PlatformView, RiskBoard } from './index.ts';

const DAY_MS = 86_400_000;
const TOKEN = 'the-token';
const authorization = `Bearer ${TOKEN}`;
/** What needs no token. */
const OPEN = ['/', '/health/live', '/health/ready', '/status.css', '/status.js'];

const BARE = planOf({ AAA: randomBars(3, 1) });
const PLAN = { ...BARE, terms: { ...BARE.terms, id: accountId('A') } };

class View extends PlatformView {
  readonly accountId = accountId('A');
  readonly currency = 'USD';
  readonly feed = 'f';
  readonly instruments = [stock('AAA'), stock('BBB')];
  readonly strategies = [
    { id: strategyId('momentum'), name: 'momentum', parameters: {}, instruments: ['AAA'] },
  ];
  readonly bars = new MemoryBarLog();
  readonly board = new OrderBoard(new MemoryEventStore(() => 0));
  readonly analytics = null;
  readonly #risk = new MemoryEventStore(() => 0);
  readonly risk = new RiskBoard(this.#risk, PLAN.terms);
  /** What was asked, by its id. */
  readonly asked = new Map<string, PersonCommand>();

  /** Decides as risk does: the account has been opened. */
  async command(command: PersonCommand, id: string): Promise<void> {
    this.asked.set(id, command);
    const journal = new StepJournal();
    const version = (await this.#risk.read('account-A', 0, 100)).length;
    journal.restart(new Map([['account-A', version]]));
    const at = timestampOfMilliseconds(1);
    const data = { control: 'engage', by: 'x', refusal: 'SCOPE_UNKNOWN' } as const;
    if (command.topic === 'person.kill' && command.kill.scope.kind === 'strategy')
      journal.append(journal.open('account', 'A'), at, {
        type: 'ControlRefused',
        data: { ...data, scope: command.kill.scope },
      });
    else if (command.topic === 'person.kill')
      journal.append(journal.open('account', 'A'), at, {
        type: 'KillSwitchEngaged',
        data: { ...command.kill, effect: 'block' },
      });
    await this.#risk.append({ streams: journal.take(id), handles: null, lease: null });
  }

  health = { isReady: true, problems: [] as string[], closes: 3, lastClose: null };
}

describe('what the platform serves', () => {
  const view = new View();
  const unforeseen: unknown[] = [];
  let app: Awaited<ReturnType<typeof applicationOf>>;

  beforeAll(async () => {
    for (let sequence = 1; sequence <= 5; sequence += 1)
      await view.bars.append({
        feed: 'f',
        sequence,
        closeTime: timestampOfMilliseconds((sequence + 1) * DAY_MS),
        bars: ['AAA', 'BBB'].map((id) => ({
          instrumentId: instrumentId(id),
          openTime: sequence * DAY_MS,
          ...{ open: 1, high: 2, low: 1, close: sequence, volume: 0, hasVolume: false },
          ...{ firstOfSession: true, lastOfSession: true },
        })),
      });
    app = await applicationOf({
      view,
      metrics: new Metrics(view),
      token: TOKEN,
      version: '1',
      onUnforeseen: (error) => unforeseen.push(error),
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  const asked = async (url: string, headers: Readonly<Record<string, string>> = {}) => {
    const { statusCode, body, headers: answered } = await app.inject({ url, headers });
    return { status: statusCode, body, type: String(answered['content-type']) };
  };
  const json = async (
    url: string,
  ): Promise<{ items: Record<string, unknown>[]; nextCursor: string | null }> =>
    JSON.parse((await asked(url, { authorization })).body) as never;

  it('describes every path, and asks for the token on each that is not open', async () => {
    const { paths } = JSON.parse((await asked('/docs-json')).body) as {
      paths: Record<string, object>;
    };
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        '/market-data/instruments',
        '/market-data/bars',
        '/strategy/strategies',
        '/risk/accounts',
        '/execution/orders',
        '/execution/fills',
        '/analytics/positions',
        '/analytics/pnl',
        '/metrics',
      ]),
    );
    const read = Object.entries(paths).flatMap(([path, by]) => ('get' in by ? [path] : []));
    for (const path of [...read, '/status/stream']) {
      const isOpen = OPEN.includes(path);
      for (const wrong of [{}, { authorization: 'Bearer wrong' }, { authorization: TOKEN }]) {
        const { status } = await asked(path, wrong);
        expect([path, status === 401]).toEqual([path, !isOpen]);
      }
      if (path !== '/status/stream')
        expect([path, (await asked(path, { authorization })).status]).toEqual([path, 200]);
    }
  });

  const told = async (url: string, key: string | null, body: unknown) => {
    const { statusCode, body: answered } = await app.inject({
      method: 'POST',
      url,
      headers: { authorization, ...(key !== null && { 'idempotency-key': key }) },
      payload: body as object,
    });
    const said = JSON.parse(answered) as Readonly<Record<string, unknown>>;
    return { ...said, status: statusCode, detail: said['detail'] };
  };
  const halt = { by: 'Ann', reason: 'drill' };

  it('asks for the token with every command', async () => {
    for (const url of [
      '/risk/orders',
      '/risk/halts',
      '/risk/halts/lift',
      '/execution/orders/x/cancel',
    ])
      expect((await app.inject({ method: 'POST', url, payload: halt })).statusCode).toBe(401);
    expect(view.asked.size).toBe(0);
  });

  it('gives a command once: the same key and body have the same answer, another body is refused', async () => {
    const first = await told('/risk/halts', 'k1', halt);
    expect(first).toMatchObject({ status: 202, outcome: 'done', code: null });
    const given = view.asked.size;
    expect(await told('/risk/halts', 'k1', halt)).toEqual(first);
    expect(view.asked.size).toBe(given);
    expect(await told('/risk/halts', 'k1', { ...halt, reason: 'another' })).toMatchObject({
      status: 422,
      code: 'KEY_USED',
    });
    expect(await told('/risk/halts', null, halt)).toMatchObject({
      status: 400,
      code: 'KEY_MISSING',
    });
    const refused = await told('/risk/halts', 'k2', { ...halt, strategyId: 'nobody' });
    expect(refused).toMatchObject({
      outcome: 'refused',
      code: 'SCOPE_UNKNOWN',
      detail: 'The account has no such strategy or instrument.',
    });
    const halts = await json('/risk/halts');
    expect(halts.items).toEqual([
      { cause: 'KILL_SWITCH', scope: { kind: 'account' }, effect: 'block' },
    ]);
  });

  const order = {
    strategyId: 'momentum',
    instrumentId: 'AAA',
    side: 'buy',
    type: 'limit',
    quantity: '10',
    limitPrice: '12.5',
    ...halt,
  };

  it('reads an order to the count', async () => {
    await told('/risk/orders', 'o1', order);
    const [, command] = [...view.asked].at(-1) ?? [];
    expect(command).toMatchObject({
      topic: 'person.order',
      order: {
        requestId: 'o1',
        by: 'Ann',
        idea: {
          side: 'buy',
          type: 'limit',
          quantity: 10n,
          limitPrice: 12_500_000n,
          stopPrice: null,
        },
      },
    });
  });

  it.each([
    [
      { ...order, quantity: '1.5' },
      'quantity: found "1.5", allowed is a decimal above 0 in quotes',
    ],
    [{ ...order, quantity: 10 }, 'quantity: found 10, allowed is a text'],
    [{ ...order, quantity: '-1' }, 'quantity: found "-1"'],
    [{ ...order, quantity: '9'.repeat(40) }, 'quantity: found'],
    [{ ...order, limitPrice: undefined }, 'limitPrice: found null, allowed is a decimal above 0'],
    [{ ...order, type: 'market' }, 'limitPrice: found "a price", allowed is nothing'],
    [{ ...order, side: 'long' }, 'side: found "long", allowed is one of buy, sell'],
    [{ ...order, strategyId: 'x' }, 'strategyId: found "x", allowed is one of momentum'],
    [{ ...order, instrumentId: 'x' }, 'instrumentId: found "x", allowed is one of AAA, BBB'],
    [{ ...order, by: ' ' }, 'by: found " ", allowed is a text that is not empty'],
    [{ ...order, colour: 'red' }, 'colour: there is no such field; the fields are'],
    [[], 'the body has to be a JSON object'],
  ])('says what is wrong with the order %j', async (body, sentence) => {
    const before = view.asked.size;
    const answered = await told('/risk/orders', 'wrong', body);
    expect(answered).toMatchObject({ status: 422, code: 'BODY_INVALID' });
    expect(answered.detail).toContain(sentence);
    expect(view.asked.size).toBe(before);
  });

  it('tells of all that is wrong at once, and refuses what is no JSON or too large', async () => {
    const { detail } = await told('/risk/orders', 'w', { side: 1, type: 2 });
    for (const name of ['side', 'type', 'quantity', 'strategyId', 'instrumentId', 'by', 'reason'])
      expect(detail).toContain(`${name}: `);
    const send = (payload: string) =>
      app.inject({
        method: 'POST',
        url: '/risk/halts',
        headers: { authorization, 'content-type': 'application/json' },
        payload,
      });
    expect((await send('{"by":')).statusCode).toBe(400);
    expect((await send(`{"by":"${'x'.repeat(70_000)}"}`)).statusCode).toBe(413);
    expect(await told('/execution/orders/nobody/cancel', 'c', halt)).toMatchObject({
      status: 404,
      code: 'ORDER_UNKNOWN',
    });
  });

  it('pages: every item once, and no cursor at the end', async () => {
    const closes: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const next: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await json(`/market-data/bars?instrument=BBB&limit=2${next}`);
      closes.push(...page.items.map(({ close }) => close));
      cursor = page.nextCursor;
    }
    expect(closes).toEqual([1, 2, 3, 4, 5]);
    expect((await json('/market-data/instruments?limit=1')).nextCursor).not.toBeNull();
  });

  it.each([
    [
      '/market-data/bars?limit=0',
      'LIMIT_OUT_OF_RANGE',
      'limit: found "0", allowed is a whole number from 1 to 500',
    ],
    ['/market-data/bars?limit=many', 'LIMIT_OUT_OF_RANGE', 'found "many"'],
    ['/market-data/bars?limit=1&limit=2', 'LIMIT_OUT_OF_RANGE', 'limit: found'],
    ['/execution/orders?cursor=nonsense', 'CURSOR_UNKNOWN', 'take nextCursor of the page before'],
    ['/market-data/bars?instrument=CCC', 'INSTRUMENT_UNKNOWN', 'found "CCC", allowed are AAA, BBB'],
  ])('answers %s with a problem', async (url, code, detail) => {
    const { status, body, type } = await asked(url, { authorization });
    expect([status, type]).toEqual([400, expect.stringContaining('application/problem+json')]);
    const problem = JSON.parse(body) as { code: string; detail: string };
    expect(problem.code).toBe(code);
    expect(problem.detail).toContain(detail);
  });

  it('answers with a problem what is not there, and what was not foreseen', async () => {
    expect((await asked('/nowhere', { authorization })).status).toBe(404);
    const known = view.strategies;
    const broken = Object.assign(view, { strategies: null as never });
    const { status, body } = await asked('/strategy/strategies', { authorization });
    Object.assign(broken, { strategies: known });
    expect(status).toBe(500);
    expect(body).not.toContain('TypeError');
    expect(unforeseen).toHaveLength(1);
  });

  it('is live while it cannot trade, and ready only when it can', async () => {
    expect((await asked('/health/ready')).status).toBe(200);
    view.health = { ...view.health, isReady: false };
    expect((await asked('/health/ready')).body).toContain('the contexts take in their logs');
    view.health = { ...view.health, isReady: true, problems: ['risk is held up.'] };
    const held = await asked('/health/ready');
    expect([held.status, held.body]).toEqual([503, expect.stringContaining('risk is held up.')]);
    expect((await asked('/health/live')).status).toBe(200);
    const metrics = (await asked('/metrics', { authorization })).body;
    expect(metrics).toContain('stratvector_ready 0');
    view.health = { ...view.health, problems: [] };
    expect((await asked('/metrics', { authorization })).body).toContain('stratvector_ready 1');
  });

  it('has a page that brings all it needs with it', async () => {
    const page = await asked('/');
    expect(page.type).toContain('text/html');
    for (const name of ['status.css', 'status.js']) expect(page.body).toContain(`"${name}"`);
    expect(page.body).not.toMatch(/https?:/);
  });
});
