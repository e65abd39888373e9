import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditDatabase } from '@stratvector/event-store-postgres';
import { missingForNative } from '@stratvector/hosting';
import { skipped } from '@stratvector/testing-servers';
import { SCENARIOS, startNative } from './native.fixture.ts';
import { workFolder, writeScenario } from './platform.fixture.ts';
import { backtestedLog, before, storedLog } from './run-logs.ts';
import type { Backtested, Log } from './run-logs.ts';

const DAYS = 40;
const MINUTES = 60_000;
const DECIDERS = ['strategy', 'risk', 'execution'];

const missing = missingForNative();
if (missing !== null) skipped('kafka', missing);
const suite = missing === null ? describe : describe.skip;

suite.each(SCENARIOS)('processes over Kafka, %s', (name, text) => {
  const { folder, remove } = workFolder();
  let expected: Backtested | null = null;
  let log: Log = {};
  let isDone = false;
  let troubles: readonly unknown[] = ['not looked at'];

  beforeAll(async () => {
    const file = writeScenario(folder, text, DAYS);
    expected = await backtestedLog(file);
    const home = join(folder, 'home');
    mkdirSync(home);
    const { platform, ended } = await startNative(home, file);
    await ended;
    isDone = await platform.halt();
    log = await storedLog(platform.databaseUrl, DECIDERS);
    const audits = await auditDatabase(platform.databaseUrl, []);
    troubles = audits.flatMap(({ faults }) => faults);
    await platform.stop();
  }, 5 * MINUTES);
  afterAll(remove);

  it('decide what a backtest decides, event by event, ids included', () => {
    if (!expected) throw new Error(`there is no backtest of ${name}`);
    const { lastClose } = expected;
    expect(Object.values(before(log, lastClose)).flat().length).toBeGreaterThan(50);
    expect(before(log, lastClose)).toEqual(before(expected.log, lastClose));
  });

  it('finish what is under way, and leave chains that hold', () => {
    expect(isDone).toBe(true);
    expect(troubles).toEqual([]);
  });
});
