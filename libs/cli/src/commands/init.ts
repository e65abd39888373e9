import { writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { BadInput } from '../failure.ts';
import { filesIn, makeFolder } from '../run/make-folder.ts';
import { codeOf } from '../run/system-error.ts';

const TOML = `# A run of your own strategy on real S&P 500 days. Every key: stratvector config explain run.toml
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

    stratvector backtest run.toml --out runs/first

\`strategy.ts\` is the strategy, \`run.toml\` the run. The report is \`runs/first/report.html\`.
`;

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

/** \`stratvector init DIR\`: a project that runs at once. */
export const init = (directory: string): void => {
  const folder = resolve(directory);
  if (filesIn(folder, directory).length > 0)
    throw new BadInput([
      `${directory}: the folder is not empty; name a new one, nothing was written`,
    ]);
  const files = {
    'run.toml': TOML,
    'strategy.ts': STRATEGY,
    'README.md': README,
    'tsconfig.json': tsconfig(folder),
  };
  try {
    makeFolder(folder);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  } catch (error) {
    throw new BadInput([
      `${directory}: it cannot be written (${codeOf(error)}); name another folder`,
    ]);
  }
  console.log(
    `Wrote ${Object.keys(files).join(', ')} to ${folder}. Now: stratvector backtest ${join(directory, 'run.toml')}`,
  );
};
