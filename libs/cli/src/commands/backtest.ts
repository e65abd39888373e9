import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { benchmarkOf, Engine, figuresOf, MemoryJournal, RunLog } from '@stratvector/backtest';
import type { RunPlan } from '@stratvector/backtest';
import { warningsOf } from '@stratvector/domain-analytics';
import { numberOfFraction } from '@stratvector/model';
import { loadHistory } from '../run/history.ts';
import type { History } from '../run/history.ts';
import { loadRun } from '../run/load-configuration.ts';
import type { LoadedRun } from '../run/load-configuration.ts';
import { openFile } from '../run/open-file.ts';
import { OutputFolder } from '../run/output-folder.ts';
import { planOf } from '../run/plan.ts';
import { runShown } from '../run/progress.ts';
import { writeRunFiles } from '../run/run-files.ts';
import type { FinishedRun } from '../run/finished-run.ts';
import { resolveStrategies } from '../run/strategies.ts';
import { summaryLines } from '../run/summary.ts';
import { refuseUnavailable } from '../run/unavailable.ts';
import { warningInputOf } from '../run/warning-input.ts';

export interface BacktestOptions {
  readonly out: string;
  readonly set: readonly string[];
  readonly data?: string;
  readonly equity: 'all' | 'daily';
  readonly json?: true;
  readonly open?: true;
}

/** A pattern on the command line is taken from where the command is given. */
const HERE = '.';

const overridesOf = ({ set, data }: BacktestOptions): readonly string[] =>
  data === undefined ? set : [...set, `data.path=${JSON.stringify(data)}`];

const execute = async (
  loaded: LoadedRun,
  history: History,
  plan: RunPlan,
  equityRows: 'all' | 'daily',
): Promise<FinishedRun> => {
  const { configuration } = loaded;
  const { metrics } = configuration;
  const journal = new MemoryJournal();
  const total = plan.instruments.reduce((sum, { columns }) => sum + columns.length, 0);
  const cpu = process.cpuUsage();
  const started = performance.now();
  const record = await runShown(new Engine(plan, journal), total);
  const wallMs = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  const log = new RunLog(journal.entries());
  const figures = figuresOf(plan, record, log, {
    periodsPerYear: metrics.periodsPerYear,
    cashRate: numberOfFraction(metrics.cashRate),
    benchmark: benchmarkOf(plan),
  });
  const warnings = warningsOf(warningInputOf({ plan, log, figures }, configuration, history));
  const cpuMs = (user + system) / 1000;
  return {
    loaded,
    history,
    plan,
    journal,
    record,
    log,
    figures,
    warnings,
    equityRows,
    wallMs,
    cpuMs,
  };
};

const print = (run: FinishedRun, folder: OutputFolder, files: readonly string[]): void => {
  const { record, wallMs, log } = run;
  const rate = (record.bars / (wallMs / 1000) / 1e6).toFixed(2);
  const lines = [
    ...summaryLines(run.figures, record.equity.equity, run.warnings),
    '',
    `${record.bars} bars, ${log.fills.length} fills in ${wallMs.toFixed(0)} ms (${rate} million bars/s)`,
    'Files',
    ...files.map((file) => `  ${join(folder.path, file)}`),
  ];
  console.log(lines.join('\n'));
};

const printJson = (run: FinishedRun, folder: OutputFolder): void => {
  const { metrics, reasons, conventions } = run.figures.report;
  console.log(
    JSON.stringify({ out: folder.path, metrics, reasons, conventions, warnings: run.warnings }),
  );
};

/** `stratvector backtest FILE.toml`. */
export const backtest = async (file: string, options: BacktestOptions): Promise<void> => {
  const loaded = await loadRun(file, overridesOf(options));
  refuseUnavailable(loaded);
  const { configuration, folder: own } = loaded;
  const history = loadHistory(configuration, options.data === undefined ? own : HERE);
  const plan = planOf(configuration, history.series, resolveStrategies(loaded));
  if (!options.json) console.log(`Data: ${history.name}`);
  const folder = new OutputFolder(options.out);
  try {
    const run = await execute(loaded, history, plan, options.equity);
    writeRunFiles(folder, run);
    folder.commit();
    if (options.json) printJson(run, folder);
    else print(run, folder, (await readdir(folder.path)).sort());
    if (options.open) openFile(join(folder.path, 'report.html'));
  } catch (error) {
    folder.discard();
    throw error;
  }
};
