import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryBarLog } from '@stratvector/bar-log-memory';
import { MemoryEventStore } from '@stratvector/event-store-memory';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import { accountId, instrumentId } from '@stratvector/model';
import { stock } from '@stratvector/testing';
import { applicationOf, Metrics, OrderBoard, PlatformView } from './index.ts';

const DAY_MS = 86_400_000;
const TOKEN = 'the-token';
const authorization = `Bearer ${TOKEN}`;
/** What needs no token. */
const OPEN = ['/', '/health/live', '/health/ready', '/status.css', '/status.js'];

class View extends PlatformView {
  readonly accountId = accountId('A');
  readonly currency = 'USD';
  readonly feed = 'f';
  readonly instruments = [stock('AAA'), stock('BBB')];
  readonly strategies = [];
  readonly bars = new MemoryBarLog();
  readonly board = new OrderBoard(new MemoryEventStore(() => 0));
  readonly analytics = null;
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
    const { paths } = JSON.parse((await asked('/docs-json')).body) as { paths: object };
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
    for (const path of [...Object.keys(paths), '/status/stream']) {
      const isOpen = OPEN.includes(path);
      for (const wrong of [{}, { authorization: 'Bearer wrong' }, { authorization: TOKEN }]) {
        const { status } = await asked(path, wrong);
        expect([path, status === 401]).toEqual([path, !isOpen]);
      }
      if (path !== '/status/stream')
        expect([path, (await asked(path, { authorization })).status]).toEqual([path, 200]);
    }
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
    const broken = Object.assign(view, { strategies: null as never });
    const { status, body } = await asked('/strategy/strategies', { authorization });
    Object.assign(broken, { strategies: [] });
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
