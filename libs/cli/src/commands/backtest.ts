import { join, relative } from 'node:path';
import {
  benchmarkAloneOf,
  benchmarkOf,
  delayedEquityOf,
  Engine,
  figuresOf,
  MemoryJournal,
  RunLog,
} from '@stratvector/backtest';
import type { EquityCurve, RunPlan, RunRecord } from '@stratvector/backtest';
import { warningsOf } from '@stratvector/domain-analytics';
import { numberOfFraction } from '@stratvector/model';
import { cachesWritten } from '../run/bar-files.ts';
import type { ToldHistory } from '../run/history.ts';
import { loadRun } from '../run/load-configuration.ts';
import type { LoadedRun } from '../run/load-configuration.ts';
import { openFile } from '../run/open-file.ts';
import { OutputFolder } from '../run/output-folder.ts';
import { plannedInstrument } from '../run/plan.ts';
import { plannedRun } from '../run/planned-run.ts';
import { runFailure } from '../run/run-failure.ts';
import { runShown } from '../run/progress.ts';
import { writeRunFiles } from '../run/run-files.ts';
import type { FinishedRun } from '../run/finished-run.ts';
import { pause } from '../run/stop.ts';
import { unnamedStrategy } from '../run/strategies.ts';
import { summaryLines } from '../run/summary.ts';
import { barRate, grouped, heading, wrapped } from '../run/terminal.ts';
import { warningInputOf } from '../run/warning-input.ts';
import { withYoungGenerationHeld } from '../run/young-generation.ts';

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

/** Of what the configuration names, whether the run trades it or not. */
const benchmarkCurve = (
  { configuration }: LoadedRun,
  { benchmark }: ToldHistory,
  plan: RunPlan,
  { equity }: RunRecord,
): EquityCurve =>
  benchmark
    ? benchmarkAloneOf(plan, plannedInstrument(configuration, benchmark), equity.time)
    : benchmarkOf(plan, configuration.backtest.benchmark);

const execute = async (
  loaded: LoadedRun,
  history: ToldHistory,
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
    benchmark: benchmarkCurve(loaded, history, plan, record),
    delayed: delayedEquityOf(plan),
    holdout: configuration.backtest.holdout,
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

const CONTENTS: Readonly<Record<string, string>> = {
  'report.html': 'the tear sheet, for a browser',
  'run.json': 'configuration as used, fingerprints, warnings',
  'metrics.json': 'every metric, or why it has no value',
  'equity.csv': 'equity, cash, exposure, drawdown, benchmark',
  'positions.csv': 'what was held at each close',
  'signals.csv': 'every signal and what became of it',
  'orders.csv': 'every order and how it ended',
  'fills.csv': 'every fill with price and costs',
  'trades.csv': 'round trips from flat to flat',
  'events.ndjson': 'the full decision log',
};

/** From where the command was given, where that is shorter. */
const shortPath = (path: string): string => {
  const from = relative(process.cwd(), path);
  return from.startsWith('..') || from.length >= path.length ? path : from;
};

const moment = (time: Date): string => time.toISOString().slice(0, 19).replace('T', ' ');

const replacedLines = ({ path, replaces }: OutputFolder): readonly string[] =>
  replaces === null ? [] : [`  replaced the run of ${moment(replaces)} UTC in ${shortPath(path)}`];

const print = (run: FinishedRun, folder: OutputFolder): void => {
  const { record, wallMs, log } = run;
  const rate = barRate(record.bars / (wallMs / 1000), 2);
  const paths = Object.keys(CONTENTS).map((file) => shortPath(join(folder.path, file)));
  const width = Math.max(...paths.map((path) => path.length));
  const lines = [
    ...summaryLines(run),
    '',
    heading('Files'),
    ...Object.values(CONTENTS).map(
      (content, place) => `  ${(paths[place] ?? '').padEnd(width)}  ${content}`,
    ),
    ...replacedLines(folder),
    '',
    `${grouped(record.bars, 0)} bars and ${grouped(log.fills.length, 0)} fills in ${wallMs.toFixed(0)} ms, ${rate}`,
  ];
  console.log(lines.join('\n'));
};

const printJson = (run: FinishedRun, folder: OutputFolder): void => {
  const { metrics, reasons, conventions } = run.figures.report;
  console.log(
    JSON.stringify({
      out: folder.path,
      replaces: folder.replaces,
      metrics,
      reasons,
      conventions,
      warnings: run.warnings,
    }),
  );
};

/** What is known before the run, so that it can be stopped where it is not what was meant. */
const openingLines = (loaded: LoadedRun, history: ToldHistory): readonly string[] => {
  const unnamed = unnamedStrategy(loaded);
  const data = `Data: ${history.name}`;
  return unnamed === null ? [data] : [data, ...wrapped(`Strategy: ${unnamed}.`, 0)];
};

/** `stratvector backtest FILE.toml`. */
export const backtest = async (file: string, options: BacktestOptions): Promise<void> => {
  const loaded = await loadRun(file, overridesOf(options));
  const folder = new OutputFolder(options.out);
  try {
    const from = options.data === undefined ? loaded.folder : HERE;
    const { plan, history } = await plannedRun(loaded, from);
    if (!options.json) for (const line of openingLines(loaded, history)) console.log(line);
    const run = await withYoungGenerationHeld(async () => {
      const finished = await execute(loaded, history, plan, options.equity);
      await pause();
      folder.fill(() => {
        writeRunFiles(folder, finished);
      });
      return finished;
    });
    await pause();
    folder.commit();
    await cachesWritten();
    if (options.json) printJson(run, folder);
    else print(run, folder);
    if (options.open) openFile(join(folder.path, 'report.html'));
  } catch (error) {
    folder.discard();
    throw runFailure(error);
  }
};
