import { Engine, MemoryJournal } from '@stratvector/backtest';
import type { RunPlan } from '@stratvector/backtest';
import type { Journaled } from '@stratvector/kernel';
import { CheckFailed } from '../failure.ts';
import { loadHistory } from '../run/history.ts';
import { loadRun } from '../run/load-configuration.ts';
import { placed } from '../run/placed.ts';
import { planOf } from '../run/plan.ts';
import { runFailure } from '../run/run-failure.ts';
import { upTo } from '../run/run-series.ts';
import type { RunSeries } from '../run/run-series.ts';
import { pause } from '../run/stop.ts';
import { resolveStrategies } from '../run/strategies.ts';
import { indicatorMemories, MEMORY_DIFFERENCE_MAX } from '../run/indicator-memory.ts';
import type { IndicatorMemory } from '../run/indicator-memory.ts';

const CUTS = 8;

export interface CheckOptions {
  readonly set: readonly string[];
  readonly json?: true;
}

/** Says what a check came to: as a sentence, or as JSON also where it fails. */
const tell = async (
  check: 'lookahead' | 'determinism' | 'warmup',
  { json }: CheckOptions,
  work: () => Promise<string>,
): Promise<void> => {
  const print = (passed: boolean, detail: string): void => {
    if (json) console.log(JSON.stringify({ check, passed, detail }));
    else if (passed) console.log(detail);
  };
  try {
    print(true, await work());
  } catch (error) {
    if (error instanceof CheckFailed) print(false, error.message);
    throw error;
  }
};

interface Prepared {
  readonly series: readonly RunSeries[];
  readonly plan: (series: readonly RunSeries[]) => RunPlan;
}

const prepare = async (file: string, overrides: readonly string[]): Promise<Prepared> => {
  const loaded = await loadRun(file, overrides);
  const { configuration, folder } = loaded;
  const history = await placed(loaded, () => loadHistory(loaded, folder));
  const strategies = resolveStrategies(loaded);
  const plan = (series: readonly RunSeries[]) =>
    planOf(configuration, { ...history, series }, strategies);
  return { series: history.series, plan };
};

const logOf = async (plan: RunPlan): Promise<readonly Journaled[]> => {
  await pause();
  const journal = new MemoryJournal();
  try {
    new Engine(plan, journal).run();
  } catch (error) {
    throw runFailure(error);
  }
  return [...journal.entries()];
};

const plain = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value;

const lineOf = (entry: Journaled | undefined): string =>
  entry === undefined ? 'nothing' : JSON.stringify(entry, plain);

const SHOWN_CHARACTERS = 300;

const shown = (line: string): string =>
  line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)} …` : line;

/** The first place at which two logs differ, as a sentence; null where they do not. */
const difference = (one: readonly Journaled[], other: readonly Journaled[]): string | null => {
  for (let place = 0; place < Math.max(one.length, other.length); place += 1) {
    const [left, right] = [lineOf(one[place]), lineOf(other[place])];
    if (left !== right) return `event ${place + 1} differs:\n  ${shown(left)}\n  ${shown(right)}`;
  }
  return null;
};

/** `check determinism`: the same run twice gives the same log. */
export const checkDeterminism = (file: string, options: CheckOptions): Promise<void> =>
  tell('determinism', options, () => determinism(file, options.set));

const determinism = async (file: string, overrides: readonly string[]): Promise<string> => {
  const { series, plan } = await prepare(file, overrides);
  const [first, second] = [await logOf(plan(series)), await logOf(plan(series))];
  const found = difference(first, second);
  if (found !== null) throw new CheckFailed(`The run is not deterministic: ${found}`);
  return `Deterministic: two runs gave the same ${first.length} events.`;
};

/** What was decided before a moment, and what was wanted at it: later events belong to the end of data. */
const decidedBy = (log: readonly Journaled[], moment: number): readonly Journaled[] =>
  log.filter(({ at, event }) => {
    const time = Number(at / 1_000_000n);
    return time < moment || (time === moment && event.type === 'SignalRaised');
  });

/** Closes at which the data is cut, evenly over the bars that are decided on, all but the last. */
const cutsOf = (series: readonly RunSeries[], start: number): readonly number[] => {
  const closes = series.flatMap(({ bars }) => [...bars.closeTime.filter((time) => time >= start)]);
  const times = Float64Array.from(new Set(closes)).sort();
  const rows = Array.from({ length: CUTS }, (_, cut) =>
    Math.floor((times.length * (cut + 1)) / (CUTS + 1)),
  );
  return [...new Set(rows)]
    .filter((row) => row < times.length - 1)
    .flatMap((row) => {
      const time = times[row];
      return time === undefined ? [] : [time];
    });
};

/** `check lookahead`: a run whose data ends earlier decides the same up to there. */
export const checkLookahead = (file: string, options: CheckOptions): Promise<void> =>
  tell('lookahead', options, () => lookahead(file, options.set));

/** A strategy that decides otherwise each time does so on shorter data as well, without looking ahead. */
const aheadOrMoody = (
  found: string,
  end: number,
  [log, again]: readonly [readonly Journaled[], readonly Journaled[]],
): CheckFailed => {
  const moody = difference(log, again);
  return new CheckFailed(
    moody === null
      ? `The strategy looks ahead: with data up to ${new Date(end).toISOString()} it decides otherwise; ${found}`
      : `Whether the strategy looks ahead cannot be judged: the run is not deterministic; ${moody}\nMend that first: stratvector check determinism`,
  );
};

const lookahead = async (file: string, overrides: readonly string[]): Promise<string> => {
  const { series, plan } = await prepare(file, overrides);
  const whole = plan(series);
  const log = await logOf(whole);
  let compared = 0;
  for (const end of cutsOf(series, whole.start)) {
    const shorter = series.map((one) => upTo(one, end)).filter(({ bars }) => bars.length > 0);
    // An instrument that has no bar yet would change the universe, and with it every size.
    if (shorter.length < series.length) continue;
    const found = difference(decidedBy(log, end), decidedBy(await logOf(plan(shorter)), end));
    if (found !== null) throw aheadOrMoody(found, end, [log, await logOf(plan(series))]);
    compared += 1;
  }
  if (compared === 0)
    throw new CheckFailed(
      `Nothing could be checked: there is no moment, but the last, at which all ${series.length} instruments have bars; give more data`,
    );
  return `No look-ahead found: ${compared} ${compared === 1 ? 'run' : 'runs'} on shorter data decided the same up to their end. The check cuts the bars, so it cannot see what a strategy reads besides them, such as a file of its own.`;
};

const tooShort = ({ strategies }: RunPlan, series: readonly RunSeries[]): readonly string[] =>
  strategies.flatMap(({ definition, parameters }) => {
    const warmUp = definition.warmUp(parameters);
    return series
      .filter(({ bars }) => bars.length < warmUp)
      .map(
        ({ instrument, bars }) =>
          `${definition.name} needs ${warmUp} bars before its first decision, ${instrument} has ${bars.length}; give more data or a shorter window`,
      );
  });

/** Under this the difference is that of sums in another order. */
const ROUNDING = 1e-9;

const percent = (share: number): string => `${(share * 100).toPrecision(2)}%`;

const memoryText = ({ strategy, indicator, warmUp, difference: most }: IndicatorMemory): string => {
  const what = `  ${strategy}: ${indicator} after ${warmUp} bars`;
  if (most === null) return `${what} has no value yet`;
  return most < ROUNDING
    ? `${what} is what it is on all data`
    : `${what} is within ${percent(most)} of what it is on all data`;
};

/** `check warmup`: the windows are full at the first decision, and more history would not change them. */
export const checkWarmup = (file: string, options: CheckOptions): Promise<void> =>
  tell('warmup', options, () => warmup(file, options.set));

const warmup = async (file: string, overrides: readonly string[]): Promise<string> => {
  const { series, plan } = await prepare(file, overrides);
  const made = plan(series);
  const problems = tooShort(made, series);
  if (problems.length > 0) throw new CheckFailed(problems.join('\n'));
  const memories = indicatorMemories(made);
  const lines = memories.map(memoryText);
  const bad = memories.filter(
    ({ difference: most }) => most === null || most > MEMORY_DIFFERENCE_MAX,
  );
  if (bad.length > 0)
    throw new CheckFailed(
      [
        'The warm-up is too short: at the first decision these indicators are not what they would be with more history.',
        ...bad.map(memoryText),
        'Return more bars from warmUp, so that a start in the middle decides as a start before it.',
      ].join('\n'),
    );
  const names = made.strategies.map(
    ({ definition, parameters }) => `${definition.name} ${definition.warmUp(parameters)}`,
  );
  return [`Warm-up is covered by the data: ${names.join(', ')} bars.`, ...lines].join('\n');
};
