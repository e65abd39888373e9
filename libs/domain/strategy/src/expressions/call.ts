import { nearestNames } from '@stratvector/kernel';
import { resolveParameters } from '@stratvector/model';
import type { ParameterDeclaration, ParameterValues } from '@stratvector/model';
import type { CallShape } from './shape.ts';

/** What an expression may name: an indicator, or a label. */
interface Callable {
  readonly name: string;
  readonly parameters: readonly ParameterDeclaration[];
  readonly outputs: readonly string[];
}

/** A definition with its parameters, and the output that is meant. */
export interface Call<Definition extends Callable> {
  readonly definition: Definition;
  readonly parameters: ParameterValues;
  /** Null where all outputs are meant. */
  readonly output: string | null;
  /** As the user wrote it, but for spaces; columns are named by it: `macd(12,26,9).signal`. */
  readonly written: string;
}

/** What was understood, or in a sentence why nothing was. */
export type Parsed<Expression> =
  | { readonly expression: Expression; readonly problem: null }
  | { readonly expression: null; readonly problem: string };

/** What may be named, and how to speak of it. */
export interface CallVocabulary<Definition extends Callable> {
  readonly definitions: readonly Definition[];
  /** `indicator`. */
  readonly kind: string;
  readonly example: string;
}

export const failed = (problem: string) => ({ expression: null, problem }) as const;

/** The definition that is called, or in a sentence why there is none. */
export const calledBy = <Definition extends Callable>(
  { name }: CallShape,
  { definitions, kind }: CallVocabulary<Definition>,
): Definition | string => {
  const known = definitions.find((one) => one.name === name);
  if (known) return known;
  const names = definitions.map((definition) => definition.name);
  const nearest = nearestNames(name, names);
  const hint =
    nearest.length > 0 ? `did you mean ${nearest.join(' or ')}?` : `there are ${names.join(', ')}`;
  return `there is no ${kind} "${name}"; ${hint}`;
};

const valueOf = (text: string): unknown => {
  if (text === 'true' || text === 'false') return text === 'true';
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
};

type Given = Record<string, unknown>;

const NAMED = /^([A-Za-z][A-Za-z0-9_]*)\s*=(.*)$/s;

/** The name and the value of `name=value`; null for a value that stands by its place. */
export const namedPart = (part: string): readonly [string, string] | null => {
  const [, name, value] = NAMED.exec(part) ?? [];
  return name !== undefined && value !== undefined ? [name, value.trim()] : null;
};

/** Parameters that stand by their place: all but the source, in the order of declaration. */
export const placedNames = (declared: readonly ParameterDeclaration[]): readonly string[] =>
  declared.map(({ name }) => name).filter((name) => name !== 'source');

const tooMany = (names: readonly string[], part: string): string => {
  if (names.length === 0) return `it takes no parameters and got ${part}`;
  const counted = names.length === 1 ? 'one parameter' : `${names.length} parameters`;
  return `it takes ${counted} (${names.join(', ')}) and got one more: ${part}`;
};

const givenBy = (
  parts: readonly string[],
  declared: readonly ParameterDeclaration[],
): Given | string => {
  const given: Given = {};
  const names = placedNames(declared);
  let place = 0;
  for (const part of parts) {
    const [name, value] = namedPart(part) ?? [names[place++], part];
    if (name === undefined) return tooMany(names, part);
    if (Object.hasOwn(given, name)) return `${name} is given twice`;
    given[name] = valueOf(value);
  }
  return given;
};

/** The parameters that the parts give, or in a sentence what is wrong with them. */
export const parametersOf = (
  { name, parameters: declared }: Callable,
  parts: readonly string[],
): ParameterValues | string => {
  const given = givenBy(parts, declared);
  if (typeof given === 'string') return `${name}: ${given}`;
  const { values, problems } = resolveParameters(declared, given);
  const [problem] = problems;
  return problem
    ? `${name}: ${problem.name} is ${JSON.stringify(problem.found)}, allowed is ${problem.allowed}`
    : values;
};

/** Why there is no such output; null where there is, or none is named. */
export const outputProblem = ({ name, outputs }: Callable, output: string | null) => {
  if (output === null || outputs.includes(output)) return null;
  const nearest = nearestNames(output, outputs, 1);
  const hint = nearest.length > 0 ? `did you mean ${nearest.join()}? It has` : 'it has';
  return `${name} has no output "${output}"; ${hint} ${outputs.join(', ')}`;
};

export const notACall = <Definition extends Callable>(
  text: string,
  { example }: CallVocabulary<Definition>,
): string => `found ${JSON.stringify(text)}; ${example}`;
