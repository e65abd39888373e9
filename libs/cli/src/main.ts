import { Command, CommanderError, Option } from 'commander';
import type { VerifyOptions } from './commands/audit/verify.ts';
import type { BacktestOptions } from './commands/backtest.ts';
import type { CheckOptions } from './commands/check.ts';
import type { MetricsOptions } from './commands/metrics.ts';
import { addData } from './data-commands.ts';
import {
  BadInput,
  CheckFailed,
  EXIT_BAD_INPUT,
  EXIT_FAILED,
  EXIT_OK,
  RunFailed,
} from './failure.ts';
import { addPlatform } from './platform-commands.ts';
import { stoppable } from './run/stop.ts';
import { addTopics } from './topics-commands.ts';
import { VERSION } from './version.ts';

// A command brings the whole of what it needs, so each is loaded only when it is given.

interface JsonOption {
  readonly json?: true;
}

interface ExplainOptions extends JsonOption {
  readonly set: readonly string[];
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

const addBacktest = (root: Command): Command =>
  root
    .command('backtest')
    .description('Run a strategy over historical bars and write its files and report.')
    .argument('<file>', 'configuration in TOML')
    .option('--out <folder>', 'where the files of the run go', 'runs/latest')
    .option('--set <key=value>', 'override a key of the configuration; repeatable', collect, [])
    .option('--data <glob>', 'bars to run on, instead of data.path')
    .option('--json', 'print metrics and warnings as JSON')
    .option('--open', 'show the report when it is written')
    .addOption(
      new Option('--equity <rows>', 'rows of equity.csv').choices(['all', 'daily']).default('all'),
    )
    .action(async (file: string, options: BacktestOptions) => {
      const { backtest } = await import('./commands/backtest.ts');
      await backtest(file, options);
    });

const addMetrics = (root: Command): Command =>
  root
    .command('metrics')
    .description('Compute every metric of a series: time,equity or time,return.')
    .argument('<file>', 'CSV file')
    .addOption(new Option('--kind <kind>', 'which column counts').choices(['equity', 'returns']))
    .option('--benchmark <file>', 'a series of the same periods')
    .addOption(
      new Option('--period <period>', 'what a return is of: daily closes, or every row')
        .choices(['day', 'row'])
        .default('day'),
    )
    .option('--periods-per-year <number>', 'periods a year', '252')
    .option('--json', 'print the object of metrics.json')
    .action(async (file: string, options: MetricsOptions) => {
      const { metrics } = await import('./commands/metrics.ts');
      metrics(file, options);
    });

const addConfig = (root: Command): void => {
  const config = root.command('config').description('Look at the configuration.');
  config
    .command('explain')
    .description('Print the configuration as used, with the origin of each value.')
    .argument('<file>', 'configuration in TOML')
    .option('--set <key=value>', 'override a key; repeatable', collect, [])
    .option('--json', 'print each key with its value and origin as JSON')
    .action(async (file: string, options: ExplainOptions) => {
      const { explainConfiguration } = await import('./commands/config.ts');
      await explainConfiguration(file, options);
    });
  config
    .command('schema')
    .description('Print a JSON Schema for editors.')
    .action(async () => (await import('./commands/config.ts')).printSchema());
};

const addStrategies = (root: Command): void => {
  const strategies = root.command('strategies').description('Look at the strategies that ship.');
  strategies
    .command('list')
    .description('Their names.')
    .option('--json', 'print them as JSON')
    .action(async (options: JsonOption) =>
      (await import('./commands/strategies.ts')).listStrategies(options),
    );
  strategies
    .command('show')
    .description('What one does, its source and its parameters.')
    .argument('<name>', 'as in strategies list')
    .option('--json', 'print it as JSON')
    .action(async (name: string, options: JsonOption) => {
      const { showStrategy } = await import('./commands/strategies.ts');
      showStrategy(name, options);
    });
};

const addChecks = (root: Command): void => {
  const check = root.command('check').description('Look for what makes a backtest lie.');
  const add = (
    name: string,
    what: string,
    run: 'checkLookahead' | 'checkDeterminism' | 'checkWarmup',
  ) =>
    check
      .command(name)
      .description(what)
      .argument('<file>', 'configuration in TOML')
      .option('--set <key=value>', 'override a key; repeatable', collect, [])
      .option('--json', 'print what the check came to as JSON')
      .action(async (file: string, options: CheckOptions) => {
        const checks = await import('./commands/check.ts');
        await checks[run](file, options);
      });
  add('lookahead', 'Whether shorter data changes decisions before its end.', 'checkLookahead');
  add('determinism', 'Whether two runs give the same log.', 'checkDeterminism');
  add(
    'warmup',
    'Whether the data covers the warm-up, and more history would not change the indicators.',
    'checkWarmup',
  );
};

const addAudit = (root: Command): void => {
  root
    .command('audit')
    .description('Look at what services have stored.')
    .command('verify')
    .description('Whether the logs are what was appended: exit 0 intact, 1 broken, 2 not checked.')
    .option('--database <url>', 'the database; default the environment variable DATABASE_URL')
    .option('--schema <name>', 'the schema of a service; repeatable; default all', collect, [])
    .option('--json', 'print what was found as JSON')
    .action(async (options: VerifyOptions) => {
      const { verifyAudit } = await import('./commands/audit/verify.ts');
      await verifyAudit(options);
    });
};

/** The commands as declared; the reference page reads them. */
export const program = (): Command => {
  const root = new Command('stratvector')
    .description('Takes a trading strategy from an idea to live orders with one body of code.')
    .exitOverride()
    .showHelpAfterError('Run "stratvector --help" for what is allowed.')
    .version(VERSION, '--version', 'print the version')
    .option('--debug', 'show stack traces');
  addBacktest(root);
  addMetrics(root);
  addConfig(root);
  addStrategies(root);
  addChecks(root);
  addData(root);
  addTopics(root);
  addAudit(root);
  addPlatform(root);
  root
    .command('compare')
    .description('Metrics of runs side by side, and what differs in configuration and fills.')
    .argument('<runs...>', 'folders of runs')
    .option('--json', 'print all of it as JSON')
    .action(async (runs: readonly string[], options: JsonOption) => {
      const { compare } = await import('./commands/compare.ts');
      compare(runs, options);
    });
  root
    .command('init')
    .description('Write a new project: a run, a strategy, a README.')
    .argument('<folder>', 'a new or empty folder')
    .option('--json', 'print what was written as JSON')
    .action(async (folder: string, options: JsonOption) => {
      const { init } = await import('./commands/init.ts');
      init(folder, options);
    });
  return root;
};

/** What a user typed is echoed, but not a hundred thousand signs of it. */
const LONGEST_LINE = 2000;

const say = (text: string): void => {
  for (const line of text.split('\n'))
    console.error(
      line.length > LONGEST_LINE
        ? `${line.slice(0, LONGEST_LINE / 2)} ... ${line.slice(-LONGEST_LINE / 2)}`
        : line,
    );
};

const describe = (error: unknown, debug: boolean): string => {
  if (!(error instanceof Error)) return String(error);
  return debug ? (error.stack ?? error.message) : `${error.message} (--debug shows where)`;
};

/** What went wrong is said already; where the code threw it is for who asks. */
const failed = ({ message, cause }: Error, debug: boolean): number => {
  say(message);
  if (debug && cause instanceof Error) console.error(cause.stack);
  return EXIT_FAILED;
};

const exitCodeOf = (error: unknown, debug: boolean): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_OK : EXIT_BAD_INPUT;
  if (error instanceof BadInput) {
    for (const line of error.lines) say(line);
    return EXIT_BAD_INPUT;
  }
  if (error instanceof CheckFailed || error instanceof RunFailed) return failed(error, debug);
  say(`stratvector failed: ${describe(error, debug)}`);
  return EXIT_FAILED;
};

/**
 * Runs one command; answers with the exit code: 0 done, 1 failed, 2 bad input. Stopped by a signal, the
 * process ends with 128 and the signal's number (130 for Ctrl-C).
 */
export const main = async (args: readonly string[]): Promise<number> => {
  try {
    await stoppable(() => program().parseAsync(args, { from: 'user' }));
    return EXIT_OK;
  } catch (error) {
    return exitCodeOf(error, args.includes('--debug'));
  }
};
