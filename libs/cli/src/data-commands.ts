import { Command, InvalidArgumentError, Option } from 'commander';
import type { DataCheckOptions } from './commands/data/check.ts';
import type { ExportOptions } from './commands/data/export.ts';
import type { FeatureOptions } from './commands/data/features.ts';
import type { ImportOptions } from './commands/data/import.ts';
import type { ListOptions } from './commands/data/list.ts';
import type { ResampleOptions } from './commands/data/resample.ts';
import type { ShowOptions } from './commands/data/show.ts';

// A command brings the whole of what it needs, so each is loaded only when it is given.

/** As the vendors' adapter names them; loading it for a line of help would take longer than the help. */
export const LAYOUT_NAMES = [
  'binance',
  'metatrader-4',
  'metatrader-5',
  'stooq',
  'databento',
  'polygon',
  'interactive-brokers',
  'yahoo',
  'alpha-vantage',
  'generic',
] as const;

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

const count = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It is a whole number above 0.');
  return Number(text);
};

const INPUT = 'a file, a pattern in quotes, or SYMBOL[@TIMEFRAME] of the store';
const STORE: readonly [string, string] = [
  '--store <folder>',
  'the local store; default .stratvector/data here',
];

const WRITTEN: readonly [string, string] = ['--json', 'print what was written as JSON'];

/** The flags that say how text files are to be read. */
const readingFlags = (command: Command): Command =>
  command
    .option(
      '--layout <name>',
      `how the files are written, if it is not recognized: ${LAYOUT_NAMES.join(', ')}`,
    )
    .option('--timezone <zone>', 'of times without an offset, such as America/New_York')
    .addOption(
      new Option('--timestamp <meaning>', 'what a time in the file means')
        .choices(['open', 'close'])
        .default('open'),
    )
    .option('--symbol <name>', 'of files without a symbol column; default the name of the file')
    .option('--timeframe <length>', 'of the bars; default the most common gap between them')
    .addOption(
      new Option('--on-bad-bar <policy>', 'what becomes of a row that breaks a rule')
        .choices(['error', 'drop', 'repair'])
        .default('error'),
    );

const addImport = (data: Command): void => {
  readingFlags(data.command('import'))
    .description('Put bars of files into the local store. Doing it twice changes nothing.')
    .argument('<files...>', 'CSV, gzip CSV and Parquet; patterns in quotes')
    .addOption(
      new Option('--on-overlap <rule>', 'where a bar is stored already with other values')
        .choices(['keep', 'replace', 'error'])
        .default('error'),
    )
    .addOption(
      new Option(
        '--adjust <kind>',
        'what prices are adjusted for; default as the vendor documents',
      ).choices(['none', 'splits', 'all', 'unknown']),
    )
    .option(...STORE)
    .option('--json', 'print what it did, with every finding')
    .action(async (files: readonly string[], options: ImportOptions) => {
      const { importBars } = await import('./commands/data/import.ts');
      await importBars(files, options);
    });
};

const addCheck = (data: Command): void => {
  readingFlags(data.command('check'))
    .description(
      'Look for what is wrong with bars, row by row. Exits with 1 when there are errors.',
    )
    .argument('<inputs...>', INPUT)
    .option('--calendar <code>', 'whose sessions the bars should fill, such as XNYS or 24x7')
    .option('--limit <count>', 'findings shown of each kind', count, 10)
    .option(...STORE)
    .option('--json', 'print every finding with its numbers')
    .action(async (inputs: readonly string[], options: DataCheckOptions) => {
      const { checkData } = await import('./commands/data/check.ts');
      await checkData(inputs, options);
    });
};

const addStore = (data: Command): void => {
  data
    .command('list')
    .description('What the local store holds.')
    .option(...STORE)
    .option('--json', 'print the notes of the files')
    .action(async (options: ListOptions) => {
      const { listBars } = await import('./commands/data/list.ts');
      await listBars(options);
    });
  data
    .command('show')
    .description('What a stored series is, where it came from, its first and last bars.')
    .argument('<name>', 'SYMBOL or SYMBOL@TIMEFRAME')
    .option('--rows <count>', 'bars shown at each end', count, 5)
    .option(...STORE)
    .option('--json', 'print it as JSON')
    .action(async (name: string, options: ShowOptions) => {
      const { showBars } = await import('./commands/data/show.ts');
      await showBars(name, options);
    });
  data
    .command('export')
    .description('Write stored bars as a file.')
    .argument('<name>', 'SYMBOL or SYMBOL@TIMEFRAME')
    .requiredOption('--out <file>', '.csv, .csv.gz or .parquet')
    .option('--start <date>', 'the first day, or moment')
    .option('--end <date>', 'the last day, or moment')
    .option(...STORE)
    .option(...WRITTEN)
    .action(async (name: string, options: ExportOptions) => {
      const { exportBars } = await import('./commands/data/export.ts');
      await exportBars(name, options);
    });
};

const addMaking = (data: Command): void => {
  readingFlags(data.command('resample'))
    .description('Make coarser bars, by session.')
    .argument('<input>', INPUT)
    .requiredOption('--to <timeframe>', 'the length of the new bars, such as 1h or 1w')
    .requiredOption('--out <file>', '.csv, .csv.gz or .parquet')
    .option('--calendar <code>', 'whose sessions rule; default the dates in the data')
    .option(...STORE)
    .option(...WRITTEN)
    .action(async (input: string, options: ResampleOptions) => {
      const { resampleBars } = await import('./commands/data/resample.ts');
      await resampleBars(input, options);
    });
  readingFlags(data.command('features'))
    .description('Write bars with indicator and label columns.')
    .argument('<input>', INPUT)
    .option(
      '--indicator <expression>',
      'for example "macd(12,26,9)", "lag(rsi(14),3)" or "beta(60,SPY)"; repeatable',
      collect,
      [],
    )
    .option(
      '--label <expression>',
      'looks forward: "fixed_horizon(10)", "triple_barrier(20,0.02,0.01)"; repeatable',
      collect,
      [],
    )
    .option(
      '--with <input>',
      'bars that indicators compare with, beside those of the input; repeatable',
      collect,
      [],
    )
    .requiredOption('--out <file>', '.csv, .csv.gz or .parquet')
    .option(...STORE)
    .option(...WRITTEN)
    .action(async (input: string, options: FeatureOptions) => {
      const { features } = await import('./commands/data/features.ts');
      await features(input, options);
    });
};

/** `stratvector data`. */
export const addData = (root: Command): void => {
  const data = root.command('data').description('Work with bars.');
  addImport(data);
  addCheck(data);
  addStore(data);
  addMaking(data);
};
