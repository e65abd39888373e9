import { realpathSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { writingProblem } from '@stratvector/local-files';
import { BadInput } from '../failure.ts';
import { filesIn } from '../run/files-in.ts';
import { writeWhole } from '../run/write-whole.ts';

const TOML = `# A run of your own strategy on real S&P 500 days. Every key: npm run explain
[strategy]
module = "./strategy.ts"
parameters = { period = 50 }

[risk]
max_position_size = 0.5
stop_loss = 0.08

[backtest.commission]
model = "per-share"
minimum = 1.0
`;

const STRATEGY = `import type { StrategyDefinition } from '@stratvector/domain-strategy';

/** Long while the close is above its average. Change it: your editor knows the types. */
export const strategy: StrategyDefinition = {
  name: 'above-average',
  title: 'Above its average',
  description: 'Long while the close is above its average.',
  source: 'my own',
  parameters: [
    { name: 'period', type: 'integer', min: 2, max: 500, default: 50, unit: 'bars', description: 'Bars of the average.' },
  ],
  indicators: ({ period }) => ({ average: \`sma(\${String(period)})\` }),
  warmUp: ({ period }) => Number(period),
  create: () => ({
    onBar: (bar, decide) =>
      decide.direction(bar, bar.close > bar.value('average') ? 1 : 0, 'above-average'),
  }),
};
`;

const README = `# My strategy

    npm run backtest

\`strategy.ts\` is the strategy, \`run.toml\` the run. The report is \`runs/first/report.html\`. Nothing has to be installed
here: the scripts of \`package.json\` start the StratVector that wrote this folder, by its path; where one of the two moves,
correct the path there and in \`tsconfig.json\`.

    npm run backtest -- --set strategy.parameters.period=100 --out runs/slower
    npm run check                             # would shorter data change decisions before its end?
    npm run explain                           # every key, and where its value comes from
    npm run stratvector -- compare runs/first runs/slower
`;

const GITIGNORE = 'runs/\n.stratvector/\n';

/** What npm takes as the name of a package. */
const packageName = (folder: string): string =>
  basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '') || 'my-strategy';

/** The program is started by its path, so nothing is installed and no registry is asked. */
const packageJson = (folder: string): string => {
  const bin = relative(folder, resolve(import.meta.dirname, '../../bin/stratvector.js'));
  const start = `node ${JSON.stringify(bin.replaceAll('\\', '/'))}`;
  const scripts = {
    backtest: `${start} backtest run.toml --out runs/first`,
    check: `${start} check lookahead run.toml`,
    explain: `${start} config explain run.toml`,
    stratvector: start,
  };
  const content = { name: packageName(folder), private: true, type: 'module', scripts };
  return `${JSON.stringify(content, null, 2)}\n`;
};

/** Types resolve through the installation that made this folder. */
const tsconfig = (folder: string): string => {
  const libraries = resolve(import.meta.dirname, '../../..');
  const paths = {
    '@stratvector/domain-strategy': [
      `${relative(folder, join(libraries, 'domain/strategy/src/index.ts'))}`,
    ],
  };
  const compilerOptions = {
    target: 'es2024',
    module: 'nodenext',
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    types: [],
    paths,
  };
  return `${JSON.stringify({ compilerOptions, include: ['*.ts'] }, null, 2)}\n`;
};

const filesFor = (folder: string): Readonly<Record<string, string>> => ({
  'package.json': packageJson(folder),
  'run.toml': TOML,
  'strategy.ts': STRATEGY,
  'README.md': README,
  'tsconfig.json': tsconfig(folder),
  '.gitignore': GITIGNORE,
});

/** A path as a shell takes it. */
const quoted = (path: string): string => (/^[\w./-]+$/.test(path) ? path : JSON.stringify(path));

/** `stratvector init DIR`: a project that runs at once. */
export const init = (directory: string, options: { readonly json?: true }): void => {
  const folder = resolve(directory);
  if (filesIn(folder, directory).length > 0)
    throw new BadInput([
      `${directory}: the folder is not empty; name a new one, nothing was written`,
    ]);
  try {
    // Relative paths are right only from where the folder really is.
    const written = writeWhole(folder, (made) => filesFor(realpathSync(made)));
    const next = `npm run backtest --prefix ${quoted(directory)}`;
    console.log(
      options.json
        ? JSON.stringify({ folder, written, next })
        : `Wrote ${written.join(', ')} to ${folder}. Now: ${next}`,
    );
  } catch (error) {
    throw new BadInput([`${directory}: it cannot be written: ${writingProblem(error)}`]);
  }
};
