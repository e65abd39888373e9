import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const VARIANT = fileURLToPath(new URL('engine-variant.ts', import.meta.url));

/** What a variant prints that runs in a process of its own. */
export const outputOf = (variant: string, flags: readonly string[] = []): string => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...flags, VARIANT, variant], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`the variant ${variant} failed: ${stderr}`);
  return stdout;
};

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

/** The figures of a variant, which are its last line. */
export const measuredIn = <Result>(variant: string): Result =>
  JSON.parse(lastLine(outputOf(variant))) as Result;

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
