import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { foundBrowser } from '@stratvector/testing-servers';
import { chromium } from 'playwright-core';
import {
  askedByCommand,
  buildPlatform,
  PlatformProcess,
  workFolder,
  writeRun,
} from './platform.fixture.ts';

const DAYS = 60;
/** A machine that is full takes long. */
const LONG_MS = 180_000;
const browserPath = foundBrowser();

/** Of a desk, so far below the market that it rests. */
const ORDER = {
  strategyId: 'momentum',
  instrumentId: 'AAA',
  side: 'buy',
  type: 'limit',
  quantity: '1',
  limitPrice: '1.00',
  timeInForce: 'GTC',
};

describe('a platform that runs', () => {
  const { folder, remove } = workFolder();
  const home = join(folder, 'home');
  let main = '';
  let file = '';
  let address = '';
  let platform: PlatformProcess;

  beforeAll(async () => {
    file = writeRun(folder, DAYS);
    main = buildPlatform();
    platform = new PlatformProcess(main, { home, args: [file] });
    [address = ''] = /http:\S+/.exec(await platform.until('#token=')) ?? [];
    await platform.until(`ended after ${String(DAYS)} closes`);
  }, LONG_MS);
  afterAll(async () => {
    await platform.end('SIGTERM');
    remove();
  }, LONG_MS);

  const itemsOf = async (path: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    const [origin = '', token = ''] = address.split('/#token=');
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${origin}${path}`, { headers });
    return ((await response.json()) as { items: [] }).items;
  };

  it('prints the token that stands in its home, for this user alone', () => {
    expect(address.split('#token=')[1]).toBe(readFileSync(join(home, 'token'), 'utf8').trim());
  });

  it('shows what has happened, in figures that add up', async () => {
    const [account] = await itemsOf('/risk/accounts');
    const curve = await itemsOf('/analytics/pnl?limit=500');
    const positions = await itemsOf('/analytics/positions');
    const fills = await itemsOf('/execution/fills?limit=500');
    const orders = await itemsOf('/execution/orders?limit=500');
    expect(curve).toHaveLength(DAYS);
    expect(curve.at(-1)).toMatchObject({ equity: account?.['equity'] });
    const values = positions.reduce((sum, { value }) => sum + Number(value), 0);
    expect(Number(account?.['cash']) + values).toBeCloseTo(Number(account?.['equity']), 4);
    const filled = new Set(fills.map(({ orderId }) => orderId));
    const full = orders.filter(({ status }) => status === 'filled');
    expect(full.length).toBeGreaterThan(5);
    expect(full.every(({ orderId }) => filled.has(orderId))).toBe(true);
  });

  const give = async (path: string, key: string, body: object) => {
    const [origin = '', token = ''] = address.split('/#token=');
    const response = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify({ by: 'Ann', reason: 'drill', ...body }),
    });
    const said = (await response.json()) as Readonly<Record<string, unknown>>;
    return { ...said, status: response.status, orderId: said['orderId'] };
  };
  const statusOf = async (id: unknown): Promise<unknown> => {
    const orders = await itemsOf('/execution/orders?limit=500');
    return orders.find(({ orderId }) => orderId === id)?.['status'];
  };
  const untilStatus = async (id: unknown, wanted: string): Promise<void> => {
    while ((await statusOf(id)) !== wanted) await new Promise((resolve) => setImmediate(resolve));
  };

  it(
    'takes an order of a desk through risk to the venue, once, and a cancel back',
    async () => {
      const first = await give('/risk/orders', 'order-1', ORDER);
      expect(first).toMatchObject({ status: 202, decision: 'approved', code: null });
      expect(await give('/risk/orders', 'order-1', ORDER)).toEqual(first);
      expect(await give('/risk/orders', 'order-1', { ...ORDER, quantity: '2' })).toMatchObject({
        status: 422,
        code: 'KEY_USED',
      });
      await untilStatus(first.orderId, 'accepted');
      const path = `/execution/orders/${String(first.orderId)}/cancel`;
      expect(await give(path, 'cancel-1', {})).toMatchObject({
        status: 202,
        outcome: 'done',
        canceled: [first.orderId],
      });
      await untilStatus(first.orderId, 'canceled');
    },
    LONG_MS,
  );

  it(
    'halts, denies from then on, and stays halted after kill -9 until two persons lift it',
    async () => {
      expect(await give('/risk/halts', 'halt-1', {})).toMatchObject({
        status: 202,
        outcome: 'done',
      });
      await platform.end('SIGKILL');
      platform = new PlatformProcess(main, { home, args: [file] });
      [address = ''] = /http:\S+/.exec(await platform.until('#token=')) ?? [];
      await platform.until(`ended after ${String(DAYS)} closes`);
      expect(await itemsOf('/risk/halts')).toEqual([
        { cause: 'KILL_SWITCH', scope: { kind: 'account' }, effect: 'block' },
      ]);
      expect(await give('/risk/orders', 'order-2', ORDER)).toMatchObject({
        decision: 'denied',
        orderId: null,
        code: 'TRADING_HALTED',
      });
      expect(await give('/risk/halts/lift', 'lift-1', {})).toMatchObject({
        outcome: 'refused',
        code: 'SECOND_PERSON_MISSING',
      });
      expect(await give('/risk/halts/lift', 'lift-2', { approvedBy: 'Bob' })).toMatchObject({
        outcome: 'done',
      });
      expect(await itemsOf('/risk/halts')).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'is asked and told by commands',
    () => {
      const status = askedByCommand(home, 'status');
      expect(status.out).toMatch(
        /^It trades\.\n60 closes, the last at 2020-03-01.*\nAccount backtest: equity /,
      );
      const orders = JSON.parse(askedByCommand(home, 'orders', '--last', '3', '--json').out) as [];
      expect(orders).toHaveLength(3);
      expect(askedByCommand(home, 'positions').out).toMatch(/^strategy {2,}instrument/);
      const named = ['--by', 'Ann', '--reason', 'drill'];
      expect(askedByCommand(home, 'cancel-all', ...named)).toMatchObject({
        exitCode: 0,
        error: '',
      });
      expect(askedByCommand(home, 'halt', ...named, '--strategy', 'momentum').out).toMatch(
        /^Done; /,
      );
      expect(askedByCommand(home, 'status').out).toContain('Halted by KILL_SWITCH, block: ');
      const lift = ['resume', ...named, '--strategy', 'momentum'];
      expect(askedByCommand(home, ...lift)).toMatchObject({
        exitCode: 1,
        error:
          'refused, SECOND_PERSON_MISSING: This latch is lifted by two persons, and one is named.\n',
      });
      expect(askedByCommand(home, ...lift, '--approved-by', 'Bob').out).toMatch(/^Done; /);
      expect(askedByCommand(home, 'orders', '--last', 'all')).toMatchObject({ exitCode: 2 });
      expect(askedByCommand(join(folder, 'nowhere'), 'status').error).toContain(
        'no platform has run here; start it by "npm start"',
      );
    },
    LONG_MS,
  );

  it('lets nobody else into its home, and says who has it', async () => {
    const second = new PlatformProcess(main, { home, args: [file] });
    expect(await second.exit()).toBe(2);
    expect(second.said).toMatch(/STRATVECTOR_HOME: .*home is in use by process \d+; stop that one/);
  });

  it('says when the port is taken, and leaves nothing running', async () => {
    const port = new URL(address).port;
    const other = new PlatformProcess(main, { home: join(folder, 'other'), args: [file], port });
    expect(await other.exit()).toBe(2);
    expect(other.said).toContain(`HTTP_PORT: port ${port} is in use by another program`);
  });

  (browserPath ? it : it.skip)(
    'has a page that shows it, in light and in dark',
    async () => {
      const browser = await chromium.launch({
        executablePath: browserPath ?? '',
        args: ['--no-sandbox'],
      });
      const [account] = await itemsOf('/risk/accounts');
      const complaints: string[] = [];
      const grounds = new Set<string>();
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ colorScheme, viewport: { width: 400, height: 800 } });
        page.on('pageerror', (error) => complaints.push(error.message));
        page.on('console', (message) => complaints.push(message.text()));
        await page.goto(address);
        await page.getByText('trading', { exact: true }).waitFor();
        const equity = Number(account?.['equity']).toLocaleString('en-US', {
          minimumFractionDigits: 2,
          maximumFractionDigits: 2,
        });
        await page.locator('#figures').getByText(equity).first().waitFor();
        expect(await page.locator('#fills tr').count()).toBeGreaterThan(5);
        expect(await page.locator('#curve path').getAttribute('d')).toMatch(/^M0\.0,/);
        // The token is not left where it could be read over a shoulder, or copied with the address.
        expect(page.url()).not.toContain('token');
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
          400,
        );
        grounds.add(String(await page.evaluate('getComputedStyle(document.body).backgroundColor')));
      }
      await browser.close();
      expect(complaints).toEqual([]);
      expect(grounds.size).toBe(2);
    },
    LONG_MS,
  );
});
