import { isDeepStrictEqual, parseArgs } from 'node:util';
import { backtested, SCENARIOS, simulated, STORM } from './scenarios.ts';

/** `npm run simulate -- --seeds N --from S`: every scenario for N seeds from S on. */

const wholeOf = (name: string, text: string): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new RangeError(`--${name}: found "${text}", allowed is a whole number from 1 on`);
};

const failureOf = async (plan: (typeof SCENARIOS)[number][1], seed: number) => {
  try {
    const { streams, platform } = await simulated(plan, seed, STORM);
    if (!isDeepStrictEqual(streams, backtested(plan))) return 'the logs differ';
    return platform.view?.imbalance === 0n ? null : 'the books of analytics do not add up';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '100' },
      from: { type: 'string', default: '1' },
    },
  });
  const from = wholeOf('from', values.from);
  const seeds = wholeOf('seeds', values.seeds);
  let failures = 0;
  for (let seed = from; seed < from + seeds; seed += 1)
    for (const [name, plan] of SCENARIOS) {
      const failure = await failureOf(plan, seed);
      if (failure === null) continue;
      failures += 1;
      process.stdout.write(
        `${name}: ${failure}; again by: npm run simulate -- --seeds 1 --from ${String(seed)}\n`,
      );
    }
  process.stdout.write(
    `${String(seeds * SCENARIOS.length)} runs of ${String(SCENARIOS.length)} scenarios, seeds ${String(from)} to ${String(from + seeds - 1)}: ${String(failures)} failed\n`,
  );
  return failures === 0 ? 0 : 1;
};

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
