import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { tidyProblems } from './tidy.ts';
import type { SourceFile } from './tidy.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PASSED_OVER = new Set(['node_modules', '.git', '.nx', '.cache', 'dist', 'runs', 'coverage']);
/** Made by a plugin from the `.proto` files; `npm run generated` holds them to those. */
const GENERATED = 'libs/contracts/src/generated';
const READ = /\.(ts|js|json|md|toml|sh)$/;

const repository = (folder: string): readonly SourceFile[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    const isPassedOver = PASSED_OVER.has(entry.name) || relative(ROOT, path) === GENERATED;
    if (entry.isDirectory()) return isPassedOver ? [] : repository(path);
    if (!entry.isFile() || !READ.test(entry.name)) return [];
    return [{ path: relative(ROOT, path), text: readFileSync(path, 'utf8') }];
  });

const planted = (path: string, text = 'export const a = 1;\n'): readonly string[] =>
  tidyProblems([{ path, text }]);

describe('the house rules that no linter knows', () => {
  it('hold in the whole repository', () => {
    const files = repository(ROOT);
    expect(files.length).toBeGreaterThan(30);
    expect(tidyProblems(files)).toEqual([]);
  });

  it.each([
    ['a nameless file', 'libs/a/src/utils.ts', undefined, 'says nothing'],
    ['a name in camel case', 'libs/a/src/myFile.ts', undefined, 'kebab-case'],
    ['an export of everything', 'libs/a/src/b.ts', "export * from './c.ts';\n", 'export *'],
    ['a second barrel', 'libs/a/src/b/index.ts', undefined, 'one barrel'],
    ['an indicator without a spec', 'libs/a/src/indicators/sma.ts', undefined, 'no spec'],
    ['a metric without a spec', 'libs/a/src/metrics/cagr.ts', undefined, 'no spec'],
    ['a sizer without a spec', 'libs/a/src/sizers/fraction.ts', undefined, 'no spec'],
    ['a cost model without a spec', 'libs/a/src/costs/rate.ts', undefined, 'no spec'],
    ['a strategy without a spec', 'libs/a/src/strategies/momentum.ts', undefined, 'no spec'],
    [
      'a decider without a spec',
      'libs/a/src/order.ts',
      'export const order: Decider<Order, OrderCommand, OrderEvent> = {};\n',
      'no spec',
    ],
    ['a library without a README', 'libs/a/package.json', '{}', 'no README.md'],
    ['a library without a barrel', 'libs/a/package.json', '{}', 'no src/index.ts'],
    ['a long README', 'libs/a/README.md', 'line\n'.repeat(41), '41 lines'],
    ['a leftover note', 'libs/a/src/b.ts', '// TODO later\n', 'leftover'],
    ['a banner', 'libs/a/src/b.ts', '// ------ section ------\n', 'banner'],
    ['a rule switched off', 'libs/a/src/b.ts', '/* eslint-disable */\n', 'switched off'],
    ['a loose pin', 'package.json', '{ "jest": "^30.0.0" }', 'exact version'],
    [
      'a registry in the lockfile',
      'package-lock.json',
      '{ "resolved": "https://example.com/a.tgz" }',
      'registry host',
    ],
  ])('find %s', (_what, path, text, sentence) => {
    expect(planted(path, text).join('\n')).toContain(sentence);
  });

  it('are content with an indicator that has its spec beside it', () => {
    const text = 'export const sma = 1;\n';
    expect(
      tidyProblems([
        { path: 'libs/a/src/indicators/sma.ts', text },
        { path: 'libs/a/src/indicators/sma.spec.ts', text },
      ]),
    ).toEqual([]);
  });
});
