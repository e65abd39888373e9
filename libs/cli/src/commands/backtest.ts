import { readFileSync } from 'node:fs';
import {
  Engine,
  MemoryJournal,
  RunLog,
  writeEquity,
  writeEvents,
  writeFills,
  writeOrders,
  writeSignals,
} from '@stratvector/backtest';
import type { RunPlan, RunRecord } from '@stratvector/backtest';
import { formatProblem, loadConfiguration } from '@stratvector/configuration';
import type { Settings } from '@stratvector/configuration';
import { BadInput } from '../failure.ts';
import { loadHistory } from '../run/history.ts';
import { OutputFolder } from '../run/output-folder.ts';
import { planOf } from '../run/plan.ts';
import { resolveStrategies } from '../run/strategies.ts';

export interface BacktestOptions {
  readonly out: string;
  readonly set: readonly string[];
  readonly equity: 'all' | 'daily';
}

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new BadInput([`${file}: the configuration cannot be read (${code}); name a TOML file`]);
  }
};

const settingsOf = (file: string, overrides: readonly string[]): Settings => {
  const source = { text: readText(file), file, overrides, environment: process.env };
  const { settings, problems } = loadConfiguration(source);
  if (!settings) throw new BadInput(problems.map(formatProblem));
  return settings;
};

const writeFiles = (
  folder: OutputFolder,
  plan: RunPlan,
  record: RunRecord,
  journal: MemoryJournal,
): RunLog => {
  const instruments = new Map(
    plan.instruments.map(({ instrument }) => [instrument.id, instrument]),
  );
  const log = new RunLog(journal.entries());
  const rows = Array.from({ length: record.equity.length }, (_, row) => row);
  writeEquity(folder.file('equity.csv'), record.equity, rows, null);
  writeFills(folder.file('fills.csv'), log, instruments);
  writeOrders(folder.file('orders.csv'), log, instruments);
  writeSignals(folder.file('signals.csv'), log, instruments);
  writeEvents(folder.file('events.ndjson'), journal.entries());
  return log;
};

/** `stratvector backtest FILE.toml`. */
export const backtest = async (file: string, options: BacktestOptions): Promise<void> => {
  const settings = settingsOf(file, options.set);
  const strategies = await resolveStrategies(settings, file);
  const history = loadHistory(settings);
  const plan = planOf(settings, history.series, strategies);
  const folder = new OutputFolder(options.out);
  try {
    const journal = new MemoryJournal();
    const started = performance.now();
    const record = new Engine(plan, journal).run();
    const wallMs = performance.now() - started;
    const log = writeFiles(folder, plan, record, journal);
    folder.commit();
    const last = record.equity.equity[record.equity.length - 1] ?? NaN;
    console.log(`Data: ${history.name}`);
    console.log(
      `${record.bars} bars in ${wallMs.toFixed(0)} ms, ${log.fills.length} fills, equity ${last.toFixed(2)}`,
    );
    console.log(`Files: ${folder.path}`);
  } catch (error) {
    folder.discard();
    throw error;
  }
};
