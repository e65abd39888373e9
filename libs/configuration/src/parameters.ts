import { nearestNames } from '@stratvector/kernel';
import { resolveParameters } from '@stratvector/model';
import type { ParameterValue, ParameterValues } from '@stratvector/model';
import type { CatalogEntry } from './catalog.ts';
import type { Given } from './origin.ts';
import type { Problems } from './problem.ts';
import { showGiven } from './value-check.ts';
import { didYouMean } from './vocabulary.ts';

export interface GivenParameters {
  /** Where they stand: `strategy.parameters`, `backtest.commission`. */
  readonly section: string;
  readonly given: ReadonlyMap<string, Given>;
  /** Whose they are; null when that is not known yet. */
  readonly owner: CatalogEntry | null;
  /** Others that the user may have meant. */
  readonly others: readonly CatalogEntry[];
}

const plain = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value);

const isScalar = (value: unknown): value is ParameterValue =>
  typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);

const unchecked = ({ section, given }: GivenParameters, problems: Problems): ParameterValues => {
  const values = [...given].flatMap(([name, one]): [string, ParameterValue][] => {
    const value = plain(one.value);
    if (isScalar(value)) return [[name, value]];
    const sentence = `found ${showGiven(one)}; allowed is a number, a text or true or false; write one of them`;
    problems.add(`${section}.${name}`, one.origin, sentence);
    return [];
  });
  return Object.fromEntries(values);
};

const unknownHint = (
  name: string,
  owner: CatalogEntry,
  others: readonly CatalogEntry[],
): string => {
  const known = owner.parameters.map((parameter) => parameter.name);
  const near = nearestNames(name, known, 1);
  if (near.length > 0) return didYouMean(near);
  const holder = others.find(({ parameters }) => parameters.some((one) => one.name === name));
  if (holder) return `it belongs to "${holder.name}"; choose that or remove the key`;
  return known.length > 0 ? `its parameters are ${known.join(', ')}` : 'remove it, there are none';
};

/** The values of all declared parameters: those given where they are right, else the defaults. */
export const checkParameters = (source: GivenParameters, problems: Problems): ParameterValues => {
  const { section, given, owner, others } = source;
  if (owner === null) return unchecked(source, problems);
  const entries = [...given].map(([name, { value }]) => [name, plain(value)]);
  const resolved = resolveParameters(
    owner.parameters,
    Object.fromEntries(entries) as Record<string, unknown>,
  );
  for (const { name, allowed } of resolved.problems) {
    const one = given.get(name);
    if (!one) continue;
    const declared = owner.parameters.find((parameter) => parameter.name === name);
    const sentence = declared
      ? `found ${showGiven(one)}; allowed is ${allowed}; without the key it is ${String(declared.default)}`
      : `"${owner.name}" has no such parameter; ${unknownHint(name, owner, others)}`;
    problems.add(`${section}.${name}`, one.origin, sentence);
  }
  return resolved.values;
};
