import { Command, CommanderError, Option } from 'commander';
import { backtest } from './commands/backtest.ts';
import type { BacktestOptions } from './commands/backtest.ts';
import { checkDeterminism, checkLookahead, checkWarmup } from './commands/check.ts';
import { compare } from './commands/compare.ts';
import { explainConfiguration, printSchema } from './commands/config.ts';
import { features } from './commands/features.ts';
import type { FeatureOptions } from './commands/features.ts';
import { init } from './commands/init.ts';
import { metrics } from './commands/metrics.ts';
import type { MetricsOptions } from './commands/metrics.ts';
import { listStrategies, showStrategy } from './commands/strategies.ts';
import { BadInput, CheckFailed, EXIT_BAD_INPUT, EXIT_FAILED, EXIT_OK } from './failure.ts';

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
    .action((file: string, options: BacktestOptions) => backtest(file, options));

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
    .action((file: string, options: MetricsOptions) => metrics(file, options));

const addConfig = (root: Command): void => {
  const config = root.command('config').description('Look at the configuration.');
  config
    .command('explain')
    .description('Print the configuration as used, with the origin of each value.')
    .argument('<file>', 'configuration in TOML')
    .option('--set <key=value>', 'override a key; repeatable', collect, [])
    .action((file: string, options: { set: readonly string[] }) =>
      explainConfiguration(file, options),
    );
  config.command('schema').description('Print a JSON Schema for editors.').action(printSchema);
};

const addStrategies = (root: Command): void => {
  const strategies = root.command('strategies').description('Look at the strategies that ship.');
  strategies.command('list').description('Their names.').action(listStrategies);
  strategies
    .command('show')
    .description('What one does, its source and its parameters.')
    .argument('<name>', 'as in strategies list')
    .action(showStrategy);
};

const addChecks = (root: Command): void => {
  const check = root.command('check').description('Look for what makes a backtest lie.');
  const add = (
    name: string,
    what: string,
    run: (file: string, options: { set: readonly string[] }) => Promise<void>,
  ) =>
    check
      .command(name)
      .description(what)
      .argument('<file>', 'configuration in TOML')
      .option('--set <key=value>', 'override a key; repeatable', collect, [])
      .action(run);
  add('lookahead', 'Whether shorter data changes decisions before its end.', checkLookahead);
  add('determinism', 'Whether two runs give the same log.', checkDeterminism);
  add('warmup', 'Whether the data covers the warm-up of the strategies.', checkWarmup);
};

const addData = (root: Command): void => {
  const data = root.command('data').description('Work with bars.');
  data
    .command('features')
    .description('Write bars with indicator columns.')
    .argument('<input>', 'CSV file of bars')
    .option('--indicator <expression>', 'for example "macd(12,26,9)"; repeatable', collect, [])
    .option('--timezone <zone>', 'of times without an offset', 'UTC')
    .requiredOption('--out <file>', 'CSV file to write')
    .action((input: string, options: FeatureOptions) => features(input, options));
};

/** The commands as declared; the reference page reads them. */
export const program = (): Command => {
  const root = new Command('stratvector')
    .description('Takes a trading strategy from an idea to live orders with one body of code.')
    .exitOverride()
    .showHelpAfterError('Run "stratvector --help" for what is allowed.')
    .option('--debug', 'show stack traces');
  addBacktest(root);
  addMetrics(root);
  addConfig(root);
  addStrategies(root);
  addChecks(root);
  addData(root);
  root
    .command('compare')
    .description('Metrics of runs side by side, and what differs in configuration and fills.')
    .argument('<runs...>', 'folders of runs')
    .action(compare);
  root
    .command('init')
    .description('Write a new project: a run, a strategy, a README.')
    .argument('<folder>', 'a new or empty folder')
    .action(init);
  return root;
};

const describe = (error: unknown, debug: boolean): string => {
  if (!(error instanceof Error)) return String(error);
  return debug ? (error.stack ?? error.message) : `${error.message} (--debug shows where)`;
};

const exitCodeOf = (error: unknown, debug: boolean): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_OK : EXIT_BAD_INPUT;
  if (error instanceof BadInput) {
    for (const line of error.lines) console.error(line);
    return EXIT_BAD_INPUT;
  }
  if (error instanceof CheckFailed) {
    console.error(error.message);
    return EXIT_FAILED;
  }
  console.error(`stratvector failed: ${describe(error, debug)}`);
  return EXIT_FAILED;
};

/** Runs one command; answers with the exit code: 0 done, 1 failed, 2 bad input. */
export const main = async (args: readonly string[]): Promise<number> => {
  try {
    await program().parseAsync(args, { from: 'user' });
    return EXIT_OK;
  } catch (error) {
    return exitCodeOf(error, args.includes('--debug'));
  }
};
