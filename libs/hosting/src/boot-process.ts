import { setTimeout as pass } from 'node:timers/promises';
import { BadInput } from '@stratvector/cli';
import type { ServiceName } from '@stratvector/contexts';
import { pino } from 'pino';
import type { Logger } from 'pino';
import { complain, toldToEnd } from './boot-host.ts';
import { drained } from './drained.ts';
import { serveHealth } from './health.ts';
import { OneContext } from './one-context.ts';
import { paperRun } from './paper-run.ts';
import { processSettings } from './process-settings.ts';
import type { Environment, ProcessSettings } from './process-settings.ts';
import { sentenceOf } from './sentence-of.ts';

const RETRY_MS = 500;

/** Why a process ends: somebody wants it to, or it can do nothing more. */
interface Ending {
  readonly code: 0 | 1;
  readonly reason: string;
}

const asked = ({ isSupervised }: ProcessSettings): Promise<Ending> =>
  new Promise((resolve) => {
    void toldToEnd().then((signal) => resolve({ code: 0, reason: `was told to by ${signal}` }));
    if (!isSupervised) return;
    // Whoever started it holds the other end, and lets go of it however they end.
    process.stdin.once('close', () => resolve({ code: 0, reason: 'its starter is gone' }));
    process.stdin.resume();
  });

const serve = async (
  name: ServiceName,
  settings: ProcessSettings,
  log: Logger,
): Promise<number> => {
  const run = await paperRun(settings.file, settings.overrides);
  const lost = Promise.withResolvers<Ending>();
  const context = new OneContext({
    name,
    settings,
    run,
    onFailure: (error) => log.warn({ err: error }, 'failed, and is tried again'),
    onHalt: (reason) => log.fatal({ reason }, 'held up until a person looks'),
    onLost: (reason) => lost.resolve({ code: 1, reason }),
    onEnd: (closes) => log.info({ ended: closes }, 'the data has ended'),
  });
  let isStarted = false;
  const health = await serveHealth(settings.health, () =>
    isStarted ? context.troubles() : Promise.resolve(['it is starting']),
  );
  log.info({ healthPort: health.port }, 'starting');
  const end = Promise.race([asked(settings), lost.promise]);
  const started = context.start(async (reason) => {
    log.warn({ reason }, 'cannot start yet');
    await pass(RETRY_MS);
  });
  const first = await Promise.race([end, started]);
  if (!first) {
    isStarted = true;
    log.info({ ready: true }, 'ready');
  }
  const { code, reason } = await end;
  isStarted = false;
  log.info({ reason }, 'finishing what is under way');
  // What has not started yet has nothing under way.
  const isDone = first !== undefined || (await drained(context.stop()));
  health.close();
  if (!isDone)
    log.error('not all was finished in 20 s; the next start goes on from what is stored');
  else log.info('stopped');
  return isDone ? code : 1;
};

/** Runs one context until it is told to end; answers with the exit code: 0 stopped, 1 failed, 2 bad input. */
export const bootProcess = async (name: ServiceName, environment: Environment): Promise<number> => {
  const log = pino({ base: { service: name }, level: environment['LOG_LEVEL'] ?? 'info' });
  try {
    return await serve(name, processSettings(environment), log);
  } catch (error) {
    if (!(error instanceof BadInput)) {
      log.fatal({ err: error }, sentenceOf(error));
      return 1;
    }
    for (const line of error.lines) complain(line);
    return 2;
  }
};
