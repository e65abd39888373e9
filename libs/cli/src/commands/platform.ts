import { randomUUID } from 'node:crypto';
import { BadInput, RunFailed } from '../failure.ts';
import { askPlatform, platformAt } from '../run/platform-client.ts';
import type { Answer } from '../run/platform-client.ts';

export interface HomeOptions {
  readonly home?: string;
  readonly json?: true;
}

export interface ListOptions extends HomeOptions {
  readonly last: string;
}

export interface ControlOptions extends HomeOptions {
  readonly by: string;
  readonly reason: string;
  readonly strategy?: string;
  readonly instrument?: string;
  readonly reduceOnly?: true;
}

export interface LiftOptions extends ControlOptions {
  readonly approvedBy?: string;
  readonly cause: string;
}

const PAGE = 500;
const LAST_MAX = 10_000;

const shown = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '–';

const printJson = (value: unknown): void => console.log(JSON.stringify(value));

/** Columns as wide as what stands in them. */
const printTable = (head: readonly string[], rows: readonly (readonly string[])[]): void => {
  const widths = head.map((name, place) =>
    Math.max(name.length, ...rows.map((row) => (row[place] ?? '').length)),
  );
  for (const row of [head, ...rows])
    console.log(
      row
        .map((text, place) => text.padEnd(widths[place] ?? 0))
        .join('  ')
        .trimEnd(),
    );
};

/** All items of a list, page after page. */
const everything = async (options: HomeOptions, path: string): Promise<readonly Answer[]> => {
  const platform = platformAt(options.home);
  const items: Answer[] = [];
  let cursor = '';
  for (;;) {
    const query = `limit=${String(PAGE)}${cursor === '' ? '' : `&cursor=${cursor}`}`;
    const page = await askPlatform(platform, `${path}?${query}`);
    if (Array.isArray(page['items'])) items.push(...(page['items'] as readonly Answer[]));
    if (typeof page['nextCursor'] !== 'string') return items;
    cursor = page['nextCursor'];
  }
};

export const showStatus = async (options: HomeOptions): Promise<void> => {
  const platform = platformAt(options.home);
  const health = await askPlatform(platform, '/health/ready');
  const [account = {}] = await everything(options, '/risk/accounts');
  const halts = await everything(options, '/risk/halts');
  if (options.json) {
    printJson({ health, account, halts });
    return;
  }
  const isReady = health['status'] === 'ready';
  console.log(isReady ? 'It trades.' : `It does not trade: ${shown(health['detail'])}`);
  if (isReady)
    console.log(`${shown(health['closes'])} closes, the last at ${shown(health['lastClose'])}`);
  console.log(
    `Account ${shown(account['accountId'])}: equity ${shown(account['equity'])} ${shown(account['currency'])}, cash ${shown(account['cash'])}, gross ${shown(account['gross'])}`,
  );
  for (const { cause, effect, scope } of halts)
    console.log(`Halted by ${shown(cause)}, ${shown(effect)}: ${JSON.stringify(scope)}`);
};

const lastOf = ({ last }: ListOptions): number => {
  const count = Number(last);
  if (Number.isInteger(count) && count >= 1 && count <= LAST_MAX) return count;
  throw new BadInput([
    `--last: found "${last}", allowed is a whole number from 1 to ${String(LAST_MAX)}`,
  ]);
};

export const showOrders = async (options: ListOptions): Promise<void> => {
  const count = lastOf(options);
  const orders = (await everything(options, '/execution/orders')).slice(-count);
  if (options.json) {
    printJson(orders);
    return;
  }
  const names = [
    'decidedAt',
    'orderId',
    'side',
    'instrumentId',
    'role',
    'type',
    'quantity',
    'filled',
    'status',
  ];
  printTable(
    ['decided', 'order', 'side', 'instrument', 'role', 'type', 'quantity', 'filled', 'status'],
    orders.map((one) => names.map((name) => shown(one[name]))),
  );
};

export const showPositions = async (options: HomeOptions): Promise<void> => {
  const positions = await everything(options, '/analytics/positions');
  if (options.json) {
    printJson(positions);
    return;
  }
  const names = ['strategyId', 'instrumentId', 'quantity', 'mark', 'value', 'unrealized', 'profit'];
  printTable(
    ['strategy', 'instrument', 'quantity', 'mark', 'value', 'unrealized', 'profit'],
    positions.map((one) => names.map((name) => shown(one[name]))),
  );
};

/** Gives a command once, and says what became of it. @throws RunFailed where it was refused. */
const give = async (
  options: ControlOptions,
  path: string,
  more: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const { by, reason, strategy, instrument } = options;
  const body = {
    by,
    reason,
    ...(strategy !== undefined && { strategyId: strategy }),
    ...(instrument !== undefined && { instrumentId: instrument }),
    ...more,
  };
  const answer = await askPlatform(platformAt(options.home), path, { key: randomUUID(), body });
  if (options.json) printJson(answer);
  if (answer['outcome'] === 'refused')
    throw new RunFailed(`refused, ${shown(answer['code'])}: ${shown(answer['detail'])}`);
  if (options.json) return;
  const canceled = Array.isArray(answer['canceled']) ? answer['canceled'].length : 0;
  console.log(
    answer['outcome'] === 'done'
      ? `Done; ${String(canceled)} orders are to end.`
      : 'Nothing had to change.',
  );
};

export const halt = (options: ControlOptions): Promise<void> =>
  give(options, '/risk/halts', { kind: options.reduceOnly ? 'reduce-only' : 'cancel-block' });

export const cancelAll = (options: ControlOptions): Promise<void> =>
  give(options, '/risk/halts', { kind: 'cancel' });

export const resume = (options: LiftOptions): Promise<void> =>
  give(options, '/risk/halts/lift', {
    cause: options.cause,
    ...(options.approvedBy !== undefined && { approvedBy: options.approvedBy }),
  });
