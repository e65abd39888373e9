import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';

/**
 * What takes too long for every change: each property again with many seeds, then the benchmarks. The
 * result is a page of docs/reference, to be committed: `npm run nightly -- --rounds 20 --seed 1`.
 */

const ROOT = resolve(import.meta.dirname, '..');
const PAGE = resolve(ROOT, 'docs/reference/nightly.md');

interface Options {
  readonly rounds: number;
  readonly seed: number;
}

interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly ratio: { readonly of: string; readonly value: number } | null;
  readonly target: { readonly atLeast?: number; readonly atMost?: number } | null;
  readonly note: string;
}

interface Bench {
  readonly machine: Readonly<Record<string, string | number>>;
  readonly groups: readonly {
    readonly title: string;
    readonly isNoisy: boolean;
    readonly rows: readonly Row[];
  }[];
}

const numberAfter = (flag: string, otherwise: number): number => {
  const place = process.argv.indexOf(flag);
  const value = place < 0 ? otherwise : Number(process.argv[place + 1]);
  if (Number.isSafeInteger(value) && value > 0) return value;
  console.error(`${flag} needs a whole number above 0, such as ${flag} ${otherwise}`);
  process.exit(2);
};

const output = (command: string, parameters: readonly string[]): string =>
  spawnSync(command, parameters, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;

const specsWithProperties = (): readonly string[] =>
  output('git', ['ls-files', 'libs', 'e2e'])
    .split('\n')
    .filter((path) => path.endsWith('.spec.ts'))
    .filter((path) => readFileSync(resolve(ROOT, path), 'utf8').includes('fc.assert'));

/** The output of a round that failed, or null. */
const failureOf = (specs: readonly string[], seed: number): string | null => {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['test', '--', '--testTimeout=120000', ...specs],
    {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, STRATVECTOR_SEED: String(seed) },
    },
  );
  return status === 0 ? null : `${stdout}${stderr}`;
};

const failedSeeds = ({ rounds, seed }: Options, specs: readonly string[]): readonly number[] => {
  const failed: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const text = failureOf(specs, seed + round);
    console.log(`seed ${seed + round}: ${text === null ? 'passed' : 'FAILED'}`);
    if (text === null) continue;
    console.error(text);
    failed.push(seed + round);
  }
  return failed;
};

const digits = (value: number): string => String(Number(value.toPrecision(3)));

const wantedOf = ({ target }: Row): string => {
  if (!target) return '';
  return target.atLeast === undefined
    ? `at most ${digits(target.atMost ?? NaN)}`
    : `at least ${digits(target.atLeast)}`;
};

const line = (row: Row): string =>
  `| ${row.name} | ${digits(row.value)} ${row.unit} | ${row.ratio ? `${digits(row.ratio.value)} of ${row.ratio.of}` : ''} | ${wantedOf(row)} | ${row.note} |`;

const benchPage = ({ machine, groups }: Bench): string => {
  const tables = groups.map(({ title, isNoisy, rows }) =>
    [
      `### ${title}${isNoisy ? ' (noisy: the machine was busy, so these gate nothing)' : ''}`,
      '',
      '| what | figure | ratio | wanted | of what |',
      '| --- | --- | --- | --- | --- |',
      ...rows.map(line),
    ].join('\n'),
  );
  const named = Object.entries(machine).map(([name, value]) => `${name} ${value}`);
  return [`Machine: ${named.join(', ')}.`, ...tables].join('\n\n');
};

const pageOf = (
  { rounds, seed }: Options,
  specs: readonly string[],
  failed: readonly number[],
): string => {
  const commit = output('git', ['rev-parse', 'HEAD']).trim();
  const dirty = output('git', ['status', '--porcelain']).trim() !== '';
  const bench = JSON.parse(output('node', ['benchmarks/src/main.ts', '--json'])) as Bench;
  return [
    '# Nightly results',
    '',
    `Commit \`${commit}\`${dirty ? ' with uncommitted changes' : ''}; command \`npm run nightly -- --rounds ${rounds} --seed ${seed}\`.`,
    '',
    '## Properties',
    '',
    `${specs.length} spec files with properties, ${rounds} rounds with seeds ${seed} to ${seed + rounds - 1}: ${failed.length === 0 ? 'all passed' : `failed with ${failed.join(', ')}`}. One again: \`STRATVECTOR_SEED=${seed} npm test\`.`,
    '',
    '## Benchmarks',
    '',
    `${benchPage(bench)}`,
    '',
  ].join('\n');
};

const options: Options = { rounds: numberAfter('--rounds', 20), seed: numberAfter('--seed', 1) };
const specs = specsWithProperties();
const failed = failedSeeds(options, specs);
writeFileSync(PAGE, pageOf(options, specs, failed));
console.log(`Wrote ${relative(process.cwd(), PAGE)}; commit it.`);
process.exit(failed.length === 0 ? 0 : 1);
