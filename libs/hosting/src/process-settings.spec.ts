import { hostname } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { BadInput } from '@stratvector/cli';
import { processSettings } from './process-settings.ts';

const GIVEN = {
  KAFKA_BROKERS: 'one:9092,other:9092',
  DATABASE_URL: 'postgres://risk@127.0.0.1:5432/trading',
  RUN_FILE: 'run.toml',
};

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    processSettings(environment);
    return [];
  } catch (error) {
    if (error instanceof BadInput) return error.lines;
    throw error;
  }
};

describe('the settings of a process', () => {
  it('are taken from the environment', () => {
    const settings = processSettings({
      ...GIVEN,
      RUN_SET: 'account.cash=5\nplatform.bars_per_second=2',
      HEALTH_PORT: '8001',
      SERVICE_HOLDER: 'left',
    });
    expect(settings).toMatchObject({
      brokers: ['one:9092', 'other:9092'],
      databaseUrl: GIVEN.DATABASE_URL,
      file: 'run.toml',
      overrides: ['account.cash=5', 'platform.bars_per_second=2'],
      health: { host: '127.0.0.1', port: 8001 },
      holder: 'left',
    });
  });

  it('have this machine hold the lease, and serve on loopback, unless told otherwise', () => {
    expect(processSettings(GIVEN)).toMatchObject({
      overrides: [],
      health: { host: '127.0.0.1', port: 9090 },
      holder: hostname(),
      isSupervised: false,
    });
  });

  it('are refused with all that is missing at once', () => {
    const problems = problemsOf({});
    expect(problems).toHaveLength(3);
    expect(problems.join('\n')).toMatch(/KAFKA_BROKERS.*\nDATABASE_URL.*\nRUN_FILE/);
  });

  it.each([
    ['KAFKA_BROKERS', 'one'],
    ['KAFKA_BROKERS', 'one:9092,,other'],
    ['DATABASE_URL', 'mysql://x/y'],
    ['DATABASE_URL', 'not a url'],
    ['RUN_FILE', ''],
    ['HEALTH_PORT', '65536'],
    ['HEALTH_PORT', 'x'],
    ['LOG_LEVEL', 'loud'],
  ])('are refused with a sentence for %s=%s', (name, value) => {
    const problems = problemsOf({ ...GIVEN, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}: found .*, allowed `));
  });

  it('never repeat a URL, which may have a password', () => {
    const problems = problemsOf({ ...GIVEN, DATABASE_URL: 'mysql://me:secret@host/db' });
    expect(problems.join()).not.toContain('secret');
  });
});
