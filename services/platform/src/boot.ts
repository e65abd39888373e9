import { BadInput, VERSION } from '@stratvector/cli';
import { bindRun, openHome, paperRun, printFills } from '@stratvector/hosting';
import type { Home, PaperRun } from '@stratvector/hosting';
import { formatMoney } from '@stratvector/model';
import { Metrics } from '@stratvector/modules';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';
import { HostView } from './host-view.ts';
import { openLog } from './log.ts';
import { Platform } from './platform.ts';
import { settingsOf } from './settings.ts';
import { tokenOf } from './token.ts';
import { openWeb } from './web.ts';

const DRAIN_MS = 20_000;
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

const sentenceOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Kept once somebody wants the platform to end. */
const asked = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of SIGNALS) process.once(signal, () => resolve());
  });

/** Tells the terminal, the log, the metrics and whoever asks for the health. */
class Teller {
  readonly view: HostView;
  readonly metrics: Metrics;
  readonly #log: ReturnType<typeof openLog>;

  constructor(run: PaperRun, home: Home) {
    this.view = new HostView(run);
    this.metrics = new Metrics(this.view);
    this.#log = openLog(home.folder);
  }

  readonly say = (line: string): void => {
    this.#log.info(line);
    print(line);
  };

  readonly fail = (where: string, error: unknown): void => {
    this.#log.error({ where, err: error }, 'failed, and is tried again');
    this.metrics.countFailure(where);
    this.view.fail(where, sentenceOf(error));
    complain(`${where}: ${sentenceOf(error)}; it is tried again`);
  };

  readonly halt = (where: string, reason: string): void => {
    this.#log.fatal({ where, reason }, 'held up');
    this.view.halt(where, reason);
    complain(`${where} is held up by ${reason}`);
  };
}

const dataLine = ({ data, stored, sources }: PaperRun): string =>
  `Data: ${data}, ${String(stored)} closes, then ${sources.length > 1 ? 'synthetic days' : 'the end'}.`;

const wayLine = (published: number): string =>
  published === 0
    ? 'A new home: the first bar comes now.'
    : `The home goes on after ${String(published)} closes.`;

/** Whether all was finished in time; what was not is as safe as in a crash. */
const drained = async (platform: Platform): Promise<boolean> => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), DRAIN_MS);
  const stopped = platform.stop().then(() => true);
  const isDone = await Promise.race([stopped, promise]);
  clearTimeout(timer);
  return isDone;
};

interface Started {
  readonly run: PaperRun;
  readonly database: Database;
  readonly teller: Teller;
  /** Where to look. */
  readonly addresses: readonly string[];
  readonly startedAt: number;
}

const trade = async ({ run, database, teller, addresses, startedAt }: Started): Promise<number> => {
  const { view, say, fail, halt } = teller;
  const platform = new Platform({
    run,
    database,
    onFailure: fail,
    onHalt: halt,
    onEnd: (count) => say(`The data has ended after ${String(count)} closes.`),
  });
  const published = await platform.published();
  await platform.start();
  const { instruments } = run.plan.terms;
  await printFills(platform.bus, platform.codec, { instruments, print });
  const stop = asked();
  view.attach(platform);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`Ready after ${seconds} s. ${dataLine(run)} ${wayLine(published)}`);
  for (const line of addresses) print(line);
  print('Ctrl-C ends it.');
  platform.begin();
  await stop;
  say('Finishing what is under way.');
  const isDrained = await drained(platform);
  const equity = platform.analytics?.account.equity;
  view.attach(null);
  if (!isDrained) {
    complain('Not all was finished in 20 s; the next start goes on from what is stored.');
    return 1;
  }
  const worth =
    equity === undefined ? '' : ` Equity ${formatMoney(equity)} ${run.plan.terms.currency}.`;
  say(`Stopped; the next start goes on from here.${worth}`);
  return 0;
};

const within = async (
  home: Home,
  run: PaperRun,
  { httpPort, startedAt }: { readonly httpPort: number; readonly startedAt: number },
): Promise<number> => {
  bindRun(home, run.terms);
  const token = tokenOf(home);
  const teller = new Teller(run, home);
  const { view, metrics } = teller;
  const onUnforeseen = (error: unknown): void => teller.fail('http', error);
  const web = await openWeb({ view, metrics, token, version: VERSION, onUnforeseen }, httpPort);
  try {
    // Where commands of this machine find it.
    home.write('address', `${web.address}\n`);
    const addresses = [
      `  ${web.address}/#token=${token}  the status page`,
      `  ${web.address}/docs  what it serves; the token stands in ${home.folder}/token`,
    ];
    const database = await openDatabase(home.folder);
    try {
      return await trade({ run, database, teller, addresses, startedAt });
    } finally {
      await database.stop();
    }
  } finally {
    await web.close();
  }
};

/** Runs the platform until it is told to end; answers with the exit code: 0 stopped, 1 failed, 2 bad input. */
export const boot = async (
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> => {
  const startedAt = performance.now();
  try {
    const settings = settingsOf(args, environment);
    const run = await paperRun(settings.file, settings.overrides);
    const home = await openHome(settings.home);
    try {
      return await within(home, run, { httpPort: settings.httpPort, startedAt });
    } finally {
      home.close();
    }
  } catch (error) {
    const lines = error instanceof BadInput ? error.lines : [sentenceOf(error)];
    for (const line of lines) complain(line);
    return error instanceof BadInput ? 2 : 1;
  }
};
