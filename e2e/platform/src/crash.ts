import { parseArgs } from 'node:util';
import { missingForNative } from '@stratvector/hosting';
import { crashRun } from './crash-run.ts';
import type { CrashReport } from './crash-run.ts';
import { workFolder } from './platform.fixture.ts';

/** `npm run crash -- --cycles N [--seed S]`: kills parts of the platform at work, and audits what is left. */

const wholeOf = (name: string, text: string): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new RangeError(`--${name}: found "${text}", allowed is a whole number from 1 on`);
};

const told = ({ kills, closes, events, audit, isDone, differing }: CrashReport) => [
  `killed: ${Object.entries(kills)
    .map(([part, count]) => `${part} ${String(count)}`)
    .sort()
    .join(', ')}`,
  `${String(closes)} closes, ${String(events)} events, ${String(audit.orders)} orders and ${String(audit.fills)} fills at the venue`,
  `lost ${String(audit.lost.length)}, doubled ${String(audit.doubled.length)}, faults of chains ${String(audit.faults.length)}, streams unlike the backtest's ${String(differing.length)}${isDone ? '' : ', not all was finished in 20 s'}`,
  ...[...audit.lost, ...audit.doubled, ...audit.faults, ...differing].map((one) => `  ${one}`),
];

const isGood = ({ audit, differing }: CrashReport): boolean =>
  [...audit.lost, ...audit.doubled, ...audit.faults, ...differing].length === 0;

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      cycles: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
    },
  });
  const cycles = wholeOf('cycles', values.cycles);
  const seed = wholeOf('seed', values.seed);
  const missing = missingForNative();
  if (missing !== null) throw new RangeError(missing);
  const { folder, remove } = workFolder();
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const report = await crashRun({ folder, cycles, seed, say });
  for (const line of told(report)) say(line);
  if (isGood(report)) remove();
  else say(`What is left is in ${folder}.`);
  return isGood(report) ? 0 : 1;
};

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof RangeError || error instanceof TypeError ? 2 : 1;
}
process.exit();
