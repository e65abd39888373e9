import { Engine, MemoryJournal } from '@stratvector/backtest';
import type { RunPlan } from '@stratvector/backtest';
import type { Journaled } from '@stratvector/kernel';
import type { LoadedSeries } from '@stratvector/model';
import { CheckFailed } from '../failure.ts';
import { loadHistory, upTo } from '../run/history.ts';
import { loadRun } from '../run/load-configuration.ts';
import { planOf } from '../run/plan.ts';
import { resolveStrategies } from '../run/strategies.ts';
import { refuseUnavailable } from '../run/unavailable.ts';

const CUTS = 8;

interface Prepared {
  readonly series: readonly LoadedSeries[];
  readonly plan: (series: readonly LoadedSeries[]) => RunPlan;
}

const prepare = async (file: string, overrides: readonly string[]): Promise<Prepared> => {
  const loaded = await loadRun(file, overrides);
  refuseUnavailable(loaded);
  const { configuration, folder } = loaded;
  const { series } = loadHistory(configuration, folder);
  const strategies = resolveStrategies(loaded);
  return { series, plan: (some) => planOf(configuration, some, strategies) };
};

const logOf = (plan: RunPlan): readonly Journaled[] => {
  const journal = new MemoryJournal();
  new Engine(plan, journal).run();
  return [...journal.entries()];
};

const plain = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value;

const lineOf = (entry: Journaled | undefined): string =>
  entry === undefined ? 'nothing' : JSON.stringify(entry, plain).slice(0, 300);

/** The first place at which two logs differ, as a sentence; null where they do not. */
const difference = (one: readonly Journaled[], other: readonly Journaled[]): string | null => {
  for (let place = 0; place < Math.max(one.length, other.length); place += 1)
    if (lineOf(one[place]) !== lineOf(other[place]))
      return `event ${place + 1} differs:\n  ${lineOf(one[place])}\n  ${lineOf(other[place])}`;
  return null;
};

/** `check determinism`: the same run twice gives the same log. */
export const checkDeterminism = async (
  file: string,
  options: { readonly set: readonly string[] },
): Promise<void> => {
  const { series, plan } = await prepare(file, options.set);
  const [first, second] = [logOf(plan(series)), logOf(plan(series))];
  const found = difference(first, second);
  if (found !== null) throw new CheckFailed(`The run is not deterministic: ${found}`);
  console.log(`Deterministic: two runs gave the same ${first.length} events.`);
};

/** What was decided before a moment, and what was wanted at it: later events belong to the end of data. */
const decidedBy = (log: readonly Journaled[], moment: number): readonly Journaled[] =>
  log.filter(({ at, event }) => {
    const time = Number(at / 1_000_000n);
    return time < moment || (time === moment && event.type === 'SignalRaised');
  });

/** `check lookahead`: a run whose data ends earlier decides the same up to there. */
export const checkLookahead = async (
  file: string,
  options: { readonly set: readonly string[] },
): Promise<void> => {
  const { series, plan } = await prepare(file, options.set);
  const whole = logOf(plan(series));
  const [first] = series;
  const rows = first?.bars.length ?? 0;
  for (let cut = 1; cut <= CUTS; cut += 1) {
    const end = first?.bars.closeTime[Math.floor((rows * cut) / (CUTS + 1))] ?? Infinity;
    const shorter = series.map((one) => upTo(one, end)).filter(({ bars }) => bars.length > 0);
    if (shorter.length < series.length) continue;
    const found = difference(decidedBy(whole, end), decidedBy(logOf(plan(shorter)), end));
    if (found !== null)
      throw new CheckFailed(
        `The strategy looks ahead: with data up to ${new Date(end).toISOString()} it decides otherwise; ${found}`,
      );
  }
  console.log(
    `No look-ahead found: ${CUTS} runs on shorter data decided the same up to their end.`,
  );
};

/** `check warmup`: a run that starts later on the same data wants the same of the market there. */
export const checkWarmup = async (
  file: string,
  options: { readonly set: readonly string[] },
): Promise<void> => {
  const { series, plan } = await prepare(file, options.set);
  const made = plan(series);
  const problems = made.strategies.flatMap(({ definition, parameters }) => {
    const warmUp = definition.warmUp(parameters);
    const short = series.filter(({ bars }) => bars.length < warmUp);
    return short.map(
      ({ instrument, bars }) =>
        `${definition.name} needs ${warmUp} bars before its first decision, ${instrument} has ${bars.length}`,
    );
  });
  if (problems.length > 0) throw new CheckFailed(problems.join('\n'));
  const names = made.strategies.map(
    ({ definition, parameters }) => `${definition.name} ${definition.warmUp(parameters)}`,
  );
  console.log(`Warm-up is covered by the data: ${names.join(', ')} bars.`);
};
