import { resolve } from 'node:path';
import { BadInput } from '@stratvector/cli';
import { codecOf } from '@stratvector/contexts';
import {
  bindRun,
  bootHost,
  complain,
  missingForNative,
  NativePlatform,
  openHome,
  paperRun,
  print,
  printFills,
  serviceMain,
  toldToEnd,
} from '@stratvector/hosting';
import type { Home, PaperRun } from '@stratvector/hosting';
import { KafkaMessageBus } from '@stratvector/message-bus-kafka';
import { settingsOf } from './settings.ts';
import type { NativeSettings } from './settings.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const EXAMPLE = resolve(ROOT, 'examples/momentum.toml');
/** What market-data says of the end of its bars. */
const endIn = (line: string): string | null => {
  const found = /"ended":(\d+)/.exec(line);
  return found ? `The data has ended after ${String(found[1])} closes.` : null;
};

const serve = async (
  platform: NativePlatform,
  run: PaperRun,
  { stop, startedAt }: { readonly stop: Promise<string>; readonly startedAt: number },
): Promise<number> => {
  const { instruments } = run.plan.terms;
  const bus = new KafkaMessageBus({
    brokers: platform.brokers,
    clientId: 'console',
    notice: () => undefined,
    takesOver: true,
  });
  await printFills(bus, codecOf(run.plan), { instruments, print });
  const ready = platform.ready().then(() => {
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    print(
      `Ready after ${seconds} s: six processes, Kafka at ${platform.brokers.join(',')}, PostgreSQL at ${platform.databaseUrl}. Ctrl-C ends them all.`,
    );
  });
  await Promise.race([stop, ready]);
  await Promise.race([stop, platform.refusal]);
  print('Finishing what is under way.');
  await bus.close();
  if (await platform.stop()) {
    print('Stopped; the next start goes on from here.');
    return 0;
  }
  complain('Not all was finished in 20 s; the next start goes on from what is stored.');
  return 1;
};

const within = async (
  home: Home,
  run: PaperRun,
  { file, overrides }: NativeSettings,
): Promise<number> => {
  const startedAt = performance.now();
  // Over a broker messages wait elsewhere than within a process: a home of one is none of the other.
  bindRun(home, { ...run.terms, host: 'processes' });
  const stop = toldToEnd();
  const platform = await NativePlatform.start({
    folder: home.folder,
    file: resolve(file),
    overrides,
    mainOf: (service) => serviceMain(ROOT, service),
    onLine: (_service, line) => {
      const end = endIn(line);
      if (end !== null) print(end);
    },
    onRestart: complain,
  });
  try {
    return await serve(platform, run, { stop, startedAt });
  } catch (error) {
    await platform.stop();
    throw error;
  }
};

/** Runs the platform until it is told to end; answers with the exit code: 0 stopped, 1 failed, 2 bad input. */
export const boot = async (
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> =>
  bootHost(async () => {
    const settings = settingsOf(args, environment, EXAMPLE);
    const missing = missingForNative();
    if (missing !== null) throw new BadInput([missing]);
    const run = await paperRun(settings.file, settings.overrides);
    const home = await openHome(settings.home);
    try {
      return await within(home, run, settings);
    } finally {
      home.close();
    }
  });
