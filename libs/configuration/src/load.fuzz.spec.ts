import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatExplained } from './explain.ts';
import { KeyLocator } from './key-locator.ts';
import { KEYS } from './keys.ts';
import { loadConfiguration } from './load.ts';
import { formatProblem } from './problem.ts';
import { CATALOG } from './specs/catalog.ts';
import { FULL } from './specs/full-example.ts';

const PATHS = KEYS.map(({ path }) => path);

/** Whatever comes in: a configuration that can be explained, or problems that can be printed. */
const check = (
  text: string,
  overrides: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): void => {
  const loaded = loadConfiguration({ text, file: 'a', overrides, environment, catalog: CATALOG });
  if (loaded.configuration === null) {
    expect(loaded.problems.length).toBeGreaterThan(0);
    for (const problem of loaded.problems) {
      expect(formatProblem(problem)).toMatch(/^(a:\d+:\d+|--set |environment )/);
      expect(problem.sentence).not.toMatch(/undefined|\[object|NaN;.*NaN/);
    }
  } else {
    expect(loaded.explain.length).toBeGreaterThan(PATHS.length - 10);
    const used = loaded.explain.filter(({ isUsed }) => isUsed);
    expect(formatExplained(loaded.explain).split('\n')).toHaveLength(used.length);
    expect(loaded.configuration.strategies.length).toBeGreaterThan(0);
  }
};

const FRAGMENTS = [
  ...'[]{}=",\'\n#. 0159eE+-_\\\u0000\uFEFF',
  '[[strategies]]',
  '[strategy.parameters]',
  '"""',
  'inf',
  'nan',
  'true',
  '2015-02-30',
  '__proto__',
  'constructor',
  '99999999999999999999',
  '1e400',
  '{ a = { b = 1 } }',
  ...PATHS,
];
const fragment = fc.constantFrom(...FRAGMENTS);

const value = fc.oneof(
  fc.double().map((number) => String(number).replace('Infinity', 'inf').replace('NaN', 'nan')),
  fc.bigInt().map(String),
  fc.string().map((text) => JSON.stringify(text)),
  fc.constantFrom('true', 'false', '[]', '{}', '["A", 1]', '2015-01-01', '10:00:00', '[[1], [2]]'),
);
const key = fc.oneof(
  fc.constantFrom(...PATHS),
  fc.constantFrom('strategy.parameters.lookback', 'sizing.fraction', 'toString', '__proto__.a'),
  fc.string().map((text) => JSON.stringify(text)),
);

describe('any text', () => {
  it('answers random characters', () =>
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => check(text))));

  it('answers pieces of TOML in any order', () =>
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 30 }), (pieces) => check(pieces.join(''))),
      { numRuns: 300 },
    ));

  it('answers known keys with any value', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value), { maxLength: 8 }), (pairs) =>
        check(pairs.map((pair) => pair.join(' = ')).join('\n')),
      ),
      { numRuns: 300 },
    ));

  it('answers a good file that was cut, doubled and overwritten', () =>
    fc.assert(
      fc.property(fc.nat(FULL.length), fc.nat(40), fragment, (at, cut, piece) =>
        check(FULL.slice(0, at) + piece + FULL.slice(at + cut)),
      ),
      { numRuns: 200 },
    ));

  it('answers any flag and variable', () =>
    fc.assert(
      fc.property(key, fc.string(), (path, text) =>
        check('', [`${path}=${text}`, text], {
          [`STRATVECTOR_${path.toUpperCase().replaceAll('.', '__')}`]: text,
        }),
      ),
      { numRuns: 200 },
    ));

  it('places keys inside the text', () =>
    fc.assert(
      fc.property(
        fc.array(fragment, { maxLength: 20 }),
        fc.constantFrom(...PATHS),
        (pieces, path) => {
          const text = pieces.join('');
          const { line, column } = new KeyLocator(text).find(path);
          expect(line).toBeLessThanOrEqual(text.split('\n').length);
          expect(column).toBeGreaterThan(0);
        },
      ),
    ));

  it('answers what is nested without end', () => {
    check(`a = ${'['.repeat(5000)}`);
    check(`${'[a.'.repeat(3000)}`);
    check(`${Array.from({ length: 3000 }, () => 'a').join('.')} = 1`);
    check(`a = ${'{ a = '.repeat(900)}1${' }'.repeat(900)}`);
  });
});
