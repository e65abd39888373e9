import { nearestNames } from '@stratvector/kernel';
import { resolveParameters } from '@stratvector/model';
import type { ParameterDeclaration, ParameterValues } from '@stratvector/model';

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
  /** As columns are named: `macd(12,26,9).signal`. */
  readonly canonical: string;
}

export type ParsedCall<Definition extends Callable> =
  | { readonly expression: Call<Definition>; readonly problem: null }
  | { readonly expression: null; readonly problem: string };

/** What may be named, and how to speak of it. */
export interface CallVocabulary<Definition extends Callable> {
  readonly definitions: readonly Definition[];
  /** `indicator`. */
  readonly kind: string;
  readonly example: string;
}

const SHAPE =
  /^\s*([A-Za-z][A-Za-z0-9_]*)\s*(?:\(([^()]*)\))?\s*(?:\.\s*([A-Za-z][A-Za-z0-9_]*))?\s*$/;

/** The name that an expression calls, in lower case; null where it has not that shape. */
export const calledName = (text: string): string | null =>
  SHAPE.exec(text)?.[1]?.toLowerCase() ?? null;

const failed = (problem: string) => ({ expression: null, problem }) as const;

const unknown = <Definition extends Callable>(
  name: string,
  { definitions, kind }: CallVocabulary<Definition>,
): string => {
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

/** One parameter by position, or by name; a sentence where it is neither. */
const argumentOf = (
  part: string,
  place: number,
  positional: readonly string[],
): readonly [string, unknown] | string => {
  const [left = '', right] = part.split('=').map((side) => side.trim());
  if (right !== undefined) return [left, valueOf(right)];
  const name = positional[place];
  if (name !== undefined) return [name, valueOf(left)];
  return `it takes ${positional.length} numbers and got one more: ${left}`;
};

/** Parameters by position in the order of declaration, the source by name alone. */
const argumentsOf = (text: string, declared: readonly ParameterDeclaration[]): Given | string => {
  const given: Given = {};
  const positional = declared.map(({ name }) => name).filter((name) => name !== 'source');
  const parts = text.trim() === '' ? [] : text.split(',');
  for (const [place, part] of parts.entries()) {
    const argument = argumentOf(part, place, positional);
    if (typeof argument === 'string') return argument;
    const [name, value] = argument;
    if (Object.hasOwn(given, name)) return `${name} is given twice`;
    given[name] = value;
  }
  return given;
};

const canonicalOf = ({ name, parameters: declared }: Callable, values: ParameterValues): string => {
  const parts = declared.flatMap((declaration) => {
    const value = values[declaration.name];
    if (declaration.name !== 'source') return [String(value)];
    return value === declaration.default ? [] : [`source=${String(value)}`];
  });
  const ordered = [
    ...parts.filter((part) => !part.includes('=')),
    ...parts.filter((part) => part.includes('=')),
  ];
  return ordered.length > 0 ? `${name}(${ordered.join(',')})` : name;
};

const outputOf = (definition: Callable, output: string | undefined): string | null => {
  if (output === undefined) return null;
  if (definition.outputs.includes(output)) return null;
  const nearest = nearestNames(output, definition.outputs, 1);
  const hint = nearest.length > 0 ? `did you mean ${nearest.join()}? It has` : 'it has';
  return `${definition.name} has no output "${output}"; ${hint} ${definition.outputs.join(', ')}`;
};

const resolved = (definition: Callable, text: string): ParameterValues | string => {
  const given = argumentsOf(text, definition.parameters);
  if (typeof given === 'string') return `${definition.name}: ${given}`;
  const { values, problems } = resolveParameters(definition.parameters, given);
  const [problem] = problems;
  return problem
    ? `${definition.name}: ${problem.name} is ${JSON.stringify(problem.found)}, allowed is ${problem.allowed}`
    : values;
};

const understood = <Definition extends Callable>(
  definition: Definition,
  parameters: string,
  output: string | undefined,
): ParsedCall<Definition> => {
  const values = resolved(definition, parameters);
  if (typeof values === 'string') return failed(values);
  const problem = outputOf(definition, output);
  if (problem !== null) return failed(problem);
  const base = canonicalOf(definition, values);
  const canonical = output === undefined ? base : `${base}.${output}`;
  const expression = { definition, parameters: values, output: output ?? null, canonical };
  return { expression, problem: null };
};

/** Reads `name(parameters).output`. What is wrong comes back as a sentence; nothing is thrown. */
export const parseCall = <Definition extends Callable>(
  text: string,
  vocabulary: CallVocabulary<Definition>,
): ParsedCall<Definition> => {
  const [, name, parameters = '', output] = SHAPE.exec(text) ?? [];
  if (name === undefined) return failed(`found ${JSON.stringify(text)}; ${vocabulary.example}`);
  const definition = vocabulary.definitions.find((one) => one.name === name.toLowerCase());
  return definition
    ? understood(definition, parameters, output)
    : failed(unknown(name, vocabulary));
};
