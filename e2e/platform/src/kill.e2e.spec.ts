import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startPostgres } from '@stratvector/private-postgres';
import {
  buildPlatform,
  drawsOf,
  PlatformProcess,
  workFolder,
  writeRun,
} from './platform.fixture.ts';
import { backtestedLog, before, storedLog } from './run-logs.ts';
import type { Log } from './run-logs.ts';

const DAYS = 120;
const KILLS = 6;
const SCHEMAS = ['strategy', 'risk', 'execution', 'venue'];
const MINUTES = 60_000;

/** What the services of a home have stored, without the notes on how far each has come. */
const logOf = async (home: string): Promise<Log> => {
  const server = await startPostgres(join(home, 'postgres'));
  const log = await storedLog(server.url, SCHEMAS);
  await server.stop();
  return log;
};

/** A platform that is killed at moments nobody chose, again and again, until the data has ended. */
const killedRun = async (main: string, home: string, file: string): Promise<void> => {
  const draw = drawsOf(1);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const platform = new PlatformProcess(main, { home, args: [file] });
    // At times before it is ready, at times in the middle of the work.
    if (draw() < 0.8) await platform.until('Ready');
    await pass(draw() * 1200);
    await platform.end('SIGKILL');
  }
  const last = new PlatformProcess(main, { home, args: [file] });
  await last.until(`ended after ${String(DAYS)} closes`);
  await last.end('SIGTERM');
};

describe('a platform that is killed', () => {
  const { folder, remove } = workFolder();
  let file = '';
  let main = '';
  let calm: Log = {};

  beforeAll(async () => {
    file = writeRun(folder, DAYS);
    main = buildPlatform();
    const home = join(folder, 'calm');
    const platform = new PlatformProcess(main, { home, args: [file] });
    await platform.until(`ended after ${String(DAYS)} closes`);
    expect(await platform.end('SIGTERM')).toBe(0);
    calm = await logOf(home);
  }, 5 * MINUTES);
  afterAll(remove);

  it(
    'has lost nothing and doubled nothing: its log is that of one that was not',
    async () => {
      const home = join(folder, 'killed');
      await killedRun(main, home, file);
      const log = await logOf(home);
      expect(Object.keys(log)).toEqual(Object.keys(calm));
      expect(log).toEqual(calm);
    },
    8 * MINUTES,
  );

  it('has decided what a backtest decides', async () => {
    const { log, lastClose } = await backtestedLog(file);
    expect(lastClose).toBe(BigInt(Date.UTC(2020, 0, 1 + DAYS)) * 1_000_000n);
    const known = Object.entries(calm).filter(([stream]) => !stream.startsWith('venue-'));
    const traded = before(Object.fromEntries(known), lastClose);
    expect(Object.values(traded).flat().length).toBeGreaterThan(200);
    expect(traded).toEqual(before(log, lastClose));
  });
});
