import type { Command } from 'commander';
import type { ControlOptions, HomeOptions, LiftOptions, ListOptions } from './commands/platform.ts';

const HOME: readonly [string, string] = [
  '--home <folder>',
  'of the platform; default STRATVECTOR_HOME, else .stratvector',
];
const JSON_OPTION: readonly [string, string] = ['--json', 'print the answer as JSON'];
const BY: readonly [string, string] = ['--by <name>', 'the person who asks'];
const REASON: readonly [string, string] = ['--reason <text>', 'why'];
const STRATEGY: readonly [string, string] = ['--strategy <id>', 'of one strategy; default all'];
const INSTRUMENT: readonly [string, string] = [
  '--instrument <id>',
  'in one instrument of the strategy',
];

const addViews = (root: Command): void => {
  root
    .command('status')
    .description('Whether the platform trades, and what its account is worth.')
    .option(...HOME)
    .option(...JSON_OPTION)
    .action(async (options: HomeOptions) => {
      const { showStatus } = await import('./commands/platform.ts');
      await showStatus(options);
    });
  root
    .command('orders')
    .description('The last orders of the platform.')
    .option('--last <number>', 'how many', '20')
    .option(...HOME)
    .option(...JSON_OPTION)
    .action(async (options: ListOptions) => {
      const { showOrders } = await import('./commands/platform.ts');
      await showOrders(options);
    });
  root
    .command('positions')
    .description('What the platform holds, and what that has brought.')
    .option(...HOME)
    .option(...JSON_OPTION)
    .action(async (options: HomeOptions) => {
      const { showPositions } = await import('./commands/platform.ts');
      await showPositions(options);
    });
};

const addControls = (root: Command): void => {
  root
    .command('halt')
    .description('Stop trading and cancel what works, until two persons lift it.')
    .requiredOption(...BY)
    .requiredOption(...REASON)
    .option(...STRATEGY)
    .option(...INSTRUMENT)
    .option('--reduce-only', 'let pass what only reduces')
    .option(...HOME)
    .option(...JSON_OPTION)
    .action(async (options: ControlOptions) => {
      const { halt } = await import('./commands/platform.ts');
      await halt(options);
    });
  root
    .command('cancel-all')
    .description('Cancel what works; trading goes on. Protective orders stay.')
    .requiredOption(...BY)
    .requiredOption(...REASON)
    .option(...STRATEGY)
    .option(...INSTRUMENT)
    .option(...HOME)
    .option(...JSON_OPTION)
    .action(async (options: ControlOptions) => {
      const { cancelAll } = await import('./commands/platform.ts');
      await cancelAll(options);
    });
  root
    .command('resume')
    .description('Lift a halt.')
    .requiredOption(...BY)
    .requiredOption(...REASON)
    .option('--approved-by <name>', 'a second person, where the halt asks for one')
    .option('--cause <code>', 'of the halt', 'KILL_SWITCH')
    .option(...STRATEGY)
    .option(...INSTRUMENT)
    .option(...HOME)
    .option(...JSON_OPTION)
    .action(async (options: LiftOptions) => {
      const { resume } = await import('./commands/platform.ts');
      await resume(options);
    });
};

/** What is asked of a platform that runs: they are clients of what it serves over HTTP. */
export const addPlatform = (root: Command): void => {
  addViews(root);
  addControls(root);
};
