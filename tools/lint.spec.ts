import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const ROOT = resolve(import.meta.dirname, '..');
const KERNEL = 'libs/kernel/src/nearest.ts';
const RISK = 'libs/domain/risk/src/published.ts';
const ADAPTER = 'libs/adapters/venue-simulated/src/book.ts';
const BACKTEST = 'libs/backtest/src/index.ts';

/** One violation of each rule, planted in place of a real file: what, where, code, rule. */
const PLANTED: readonly (readonly [string, string, string, string])[] = [
  [
    'kernel imports model',
    KERNEL,
    "import { price } from '@stratvector/model';\nexport const p = price;\n",
    '@nx/enforce-module-boundaries',
  ],
  [
    'a domain imports an adapter',
    RISK,
    "import { SimulatedVenue } from '@stratvector/venue-simulated';\nexport const v = SimulatedVenue;\n",
    '@nx/enforce-module-boundaries',
  ],
  [
    'a domain imports another domain',
    RISK,
    "import { order } from '@stratvector/domain-execution';\nexport const o = order;\n",
    '@nx/enforce-module-boundaries',
  ],
  [
    'an adapter imports a domain',
    ADAPTER,
    "import { order } from '@stratvector/domain-execution';\nexport const o = order;\n",
    '@nx/enforce-module-boundaries',
  ],
  [
    'a library imports the command line',
    BACKTEST,
    "import { main } from '@stratvector/cli';\nexport const m = main;\n",
    '@nx/enforce-module-boundaries',
  ],
  [
    'a domain imports an npm package',
    RISK,
    "import fc from 'fast-check';\nexport const f = fc;\n",
    '@nx/enforce-module-boundaries',
  ],
  [
    'the core reads a file',
    KERNEL,
    "import { readFileSync } from 'node:fs';\nexport const r = readFileSync;\n",
    'no-restricted-imports',
  ],
  [
    'the core reads a file by the short name of the module',
    RISK,
    "import { readFileSync } from 'fs';\nexport const r = readFileSync;\n",
    'no-restricted-imports',
  ],
  [
    'the core looks at the process as a module',
    RISK,
    "import { cwd } from 'process';\nexport const here = cwd;\n",
    'no-restricted-imports',
  ],
  [
    'the core goes round by the global object',
    KERNEL,
    'export const here = (): string => globalThis.process.cwd();\n',
    'no-restricted-globals',
  ],
  [
    'the core calls the date',
    KERNEL,
    'export const now = (): string => Date();\n',
    'no-restricted-syntax',
  ],
  [
    'the core formats now',
    KERNEL,
    'export const now = (): string => new Intl.DateTimeFormat().format();\n',
    'no-restricted-syntax',
  ],
  [
    'the core promises',
    KERNEL,
    'export const soon = (): Promise<void> => Promise.resolve();\n',
    'no-restricted-syntax',
  ],
  [
    'the core reads the clock',
    KERNEL,
    'export const now = (): number => Date.now();\n',
    'no-restricted-properties',
  ],
  [
    'the core asks what day it is',
    KERNEL,
    'export const now = (): Date => new Date();\n',
    'no-restricted-syntax',
  ],
  [
    'the core draws',
    KERNEL,
    'export const draw = (): number => Math.random();\n',
    'no-restricted-properties',
  ],
  [
    'the core awaits',
    RISK,
    'export const wait = async (): Promise<void> => { await Promise.resolve(); };\n',
    'no-restricted-syntax',
  ],
  [
    'the core prints',
    KERNEL,
    "export const print = (): void => { console.log('x'); };\n",
    'no-restricted-globals',
  ],
  [
    'the core sets a timer',
    KERNEL,
    'export const later = (): void => { setTimeout(() => undefined, 1); };\n',
    'no-restricted-globals',
  ],
  [
    'the core looks at the process',
    KERNEL,
    'export const here = (): string => process.cwd();\n',
    'no-restricted-globals',
  ],
  [
    'the host draws identifiers',
    BACKTEST,
    "import { randomUUID } from 'node:crypto';\nexport const id = randomUUID;\n",
    'no-restricted-imports',
  ],
  [
    'any',
    KERNEL,
    'export const a = (x: any): unknown => x;\n',
    '@typescript-eslint/no-explicit-any',
  ],
  [
    'a non-null assertion',
    KERNEL,
    'export const a = (x: string | null): string => x!;\n',
    '@typescript-eslint/no-non-null-assertion',
  ],
  [
    'a promise nobody waits for',
    BACKTEST,
    'const wait = (): Promise<void> => Promise.resolve();\nexport const go = (): void => { wait(); };\n',
    '@typescript-eslint/no-floating-promises',
  ],
  [
    'a switch that forgets a case',
    KERNEL,
    "export const a = (x: 'b' | 'c'): number => { switch (x) { case 'b': return 1; } return 2; };\n",
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
  ['a default export', KERNEL, 'export default 1;\n', 'no-restricted-exports'],
  [
    'a complex function',
    KERNEL,
    `export const a = (x: number): number => { ${'if (x > 1) x += 1; '.repeat(9)} return x; };\n`,
    'complexity',
  ],
  [
    'deep nesting',
    KERNEL,
    'export const a = (x: number): number => { if (x) { if (x > 1) { if (x > 2) { if (x > 3) return 1; } } } return x; };\n',
    'max-depth',
  ],
  [
    'five parameters',
    KERNEL,
    'export const a = (b: number, c: number, d: number, e: number, f: number): number => b + c + d + e + f;\n',
    'max-params',
  ],
  [
    'a long function',
    KERNEL,
    `export const a = (x: number): number => {\n${'x += 1;\n'.repeat(70)}return x;\n};\n`,
    'max-lines-per-function',
  ],
  ['a long file', KERNEL, `${'\n// a line\n'.repeat(160)}export const a = 1;\n`, 'max-lines'],
];

/** ESLint runs in a process of its own: its configuration builds the project graph as it loads. */
const SCRIPT = `
  import { readFileSync } from 'node:fs';
  import { ESLint } from 'eslint';
  const eslint = new ESLint();
  const answers = [];
  for (const [, filePath, code] of JSON.parse(readFileSync(0, 'utf8'))) {
    const [result] = await eslint.lintText(code, { filePath });
    answers.push(result.messages.map(({ ruleId }) => ruleId));
  }
  console.log(JSON.stringify(answers));
`;

describe('a planted violation is found', () => {
  let answers: (string | null)[][] = [];

  beforeAll(() => {
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', SCRIPT], {
      cwd: ROOT,
      input: JSON.stringify(PLANTED),
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      // In "single run" mode the parser reads the file on the disk instead of the planted text.
      env: { ...process.env, CI: '', TSESTREE_SINGLE_RUN: 'false', NODE_OPTIONS: '' },
    });
    answers = JSON.parse(output) as (string | null)[][];
  }, 180_000);

  it.each(PLANTED.map(([what, , , rule], place) => [what, rule, place] as const))(
    '%s: %s',
    (_what, rule, place) => {
      expect(answers[place]).toContain(rule);
    },
  );
});

describe('what ESLint does not see', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stratvector-lint-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What a tool prints when it fails; nothing where it finds nothing. */
  const fails = (tool: string, args: readonly string[], cwd = ROOT): string => {
    const path = join(ROOT, 'node_modules', tool);
    const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
      cwd,
      encoding: 'utf8',
    });
    return status === 0 ? '' : `${stdout}${stderr}`;
  };

  it('an import cycle', () => {
    writeFileSync(
      join(folder, 'a.ts'),
      "import type { B } from './b.ts';\nexport interface A { b: B }\n",
    );
    writeFileSync(
      join(folder, 'b.ts'),
      "import type { A } from './a.ts';\nexport interface B { a: A }\n",
    );
    const config = join(ROOT, '.dependency-cruiser.json');
    expect(
      fails('dependency-cruiser/bin/dependency-cruiser.mjs', ['--config', config, folder]),
    ).toContain('no-circular');
  });

  it('a badly formatted file', () => {
    writeFileSync(join(folder, 'c.ts'), 'export   const a = {b:1}\n');
    const output = fails('prettier/bin/prettier.cjs', [
      '--check',
      join(folder, 'c.ts'),
      '--log-level',
      'log',
    ]);
    expect(output).toContain('c.ts');
  });

  it('an export that nobody uses', () => {
    writeFileSync(
      join(folder, 'package.json'),
      '{ "name": "planted", "type": "module", "main": "index.js" }\n',
    );
    writeFileSync(join(folder, 'index.js'), "import { used } from './d.js';\nconsole.log(used);\n");
    writeFileSync(join(folder, 'd.js'), 'export const used = 1;\nexport const unused = 2;\n');
    expect(fails('knip/bin/knip.js', ['--include', 'exports'], folder)).toContain('unused');
  });
});
