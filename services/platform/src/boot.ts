import { VERSION } from '@stratvector/cli';
import {
  bindRun,
  bootHost,
  complain,
  drained,
  openHome,
  paperRun,
  print,
  printFills,
  sentenceOf,
  toldToEnd,
} from '@stratvector/hosting';
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
  const stop = toldToEnd();
  view.attach(platform);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`Ready after ${seconds} s. ${dataLine(run)} ${wayLine(published)}`);
  for (const line of addresses) print(line);
  print('Ctrl-C ends it.');
  platform.begin();
  await stop;
  say('Finishing what is under way.');
  const isDrained = await drained(platform.stop());
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
  return bootHost(async () => {
    const settings = settingsOf(args, environment);
    const run = await paperRun(settings.file, settings.overrides);
    const home = await openHome(settings.home);
    try {
      return await within(home, run, { httpPort: settings.httpPort, startedAt });
    } finally {
      home.close();
    }
  });
};
