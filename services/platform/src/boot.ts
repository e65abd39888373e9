import { resolve } from 'node:path';
import { BadInput } from '@stratvector/cli';
import { formatMoney } from '@stratvector/model';
import { printFills } from './console.ts';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';
import { openHome } from './home.ts';
import type { Home } from './home.ts';
import { paperRun } from './paper-run.ts';
import type { PaperRun } from './paper-run.ts';
import { Platform } from './platform.ts';
import { bindRun } from './run-binding.ts';
import { settingsOf } from './settings.ts';

const EXAMPLE = resolve(import.meta.dirname, '../../../examples/momentum.toml');
const DRAIN_MS = 20_000;
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

const sentenceOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Kept once somebody wants the platform to end. */
const asked = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of SIGNALS) process.once(signal, () => resolve(signal));
  });

const said = (run: PaperRun, published: number): readonly string[] => [
  `Data: ${run.data}, ${String(run.stored)} closes, then ${run.sources.length > 1 ? 'synthetic days' : 'the end'}.`,
  published === 0
    ? 'A new home: the first bar comes now.'
    : `The home goes on after ${String(published)} closes.`,
];

/** Whether all was finished in time; what was not is as safe as in a crash. */
const drained = async (platform: Platform): Promise<boolean> => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), DRAIN_MS);
  const stopped = platform.stop().then(() => true);
  const isDone = await Promise.race([stopped, promise]);
  clearTimeout(timer);
  return isDone;
};

const serve = async (run: PaperRun, database: Database, startedAt: number): Promise<number> => {
  const platform = new Platform({
    run,
    database,
    onFailure: (where, error) => complain(`${where}: ${sentenceOf(error)}; it is tried again`),
    onHalt: (where, reason) => complain(`${where} is held up by ${reason}`),
    onEnd: (count) => print(`The data has ended after ${String(count)} closes.`),
  });
  const published = await platform.published();
  await platform.start();
  const { instruments } = run.plan.terms;
  await printFills(platform.bus, platform.codec, { instruments, print });
  const stop = asked();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  print(`Ready after ${seconds} s. ${said(run, published).join(' ')} Ctrl-C ends it.`);
  platform.begin();
  await stop;
  print('Finishing what is under way.');
  const equity = platform.analytics?.account.equity;
  if (await drained(platform)) {
    const worth =
      equity === undefined ? '' : ` Equity ${formatMoney(equity)} ${run.plan.terms.currency}.`;
    print(`Stopped; the next start goes on from here.${worth}`);
    return 0;
  }
  complain('Not all was finished in 20 s; the next start goes on from what is stored.');
  return 1;
};

const within = async (home: Home, run: PaperRun, startedAt: number): Promise<number> => {
  bindRun(home, run.terms);
  const database = await openDatabase(home.folder);
  try {
    return await serve(run, database, startedAt);
  } finally {
    await database.stop();
  }
};

/** Runs the platform until it is told to end; answers with the exit code: 0 stopped, 1 failed, 2 bad input. */
export const boot = async (
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> => {
  const startedAt = performance.now();
  try {
    const settings = settingsOf(args, environment, EXAMPLE);
    const run = await paperRun(settings.file, settings.overrides);
    const home = await openHome(settings.home);
    try {
      return await within(home, run, startedAt);
    } finally {
      home.close();
    }
  } catch (error) {
    const lines = error instanceof BadInput ? error.lines : [sentenceOf(error)];
    for (const line of lines) complain(line);
    return error instanceof BadInput ? 2 : 1;
  }
};
