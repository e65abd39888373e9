import { nearestNames } from '@stratvector/kernel';
import { resolveParameters } from '@stratvector/model';
import type { ParameterDeclaration, ParameterValues } from '@stratvector/model';
import type { IndicatorDefinition } from './indicator.ts';
import { INDICATORS } from './registry.ts';

/** An indicator with its parameters, and the output that is meant. */
export interface IndicatorExpression {
  readonly definition: IndicatorDefinition;
  readonly parameters: ParameterValues;
  /** Null where all outputs are meant. */
  readonly output: string | null;
  /** As columns are named: `macd(12,26,9).signal`. */
  readonly canonical: string;
}

export type ParsedExpression =
  | { readonly expression: IndicatorExpression; readonly problem: null }
  | { readonly expression: null; readonly problem: string };

const SHAPE =
  /^\s*([A-Za-z][A-Za-z0-9_]*)\s*(?:\(([^()]*)\))?\s*(?:\.\s*([A-Za-z][A-Za-z0-9_]*))?\s*$/;
const EXAMPLE = 'write for example rsi(14), sma(20, source=hl2) or macd(12,26,9).signal';

const failed = (problem: string): ParsedExpression => ({ expression: null, problem });

const findIndicator = (name: string): IndicatorDefinition | undefined =>
  INDICATORS.find((definition) => definition.name === name.toLowerCase());

const unknown = (name: string): string => {
  const names = INDICATORS.map((definition) => definition.name);
  const nearest = nearestNames(name, names);
  const hint =
    nearest.length > 0 ? `did you mean ${nearest.join(' or ')}?` : `there are ${names.join(', ')}`;
  return `there is no indicator "${name}"; ${hint}`;
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

const canonicalOf = (
  { name, parameters: declared }: IndicatorDefinition,
  values: ParameterValues,
): string => {
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

const outputOf = (definition: IndicatorDefinition, output: string | undefined): string | null => {
  if (output === undefined) return null;
  if (definition.outputs.includes(output)) return null;
  const nearest = nearestNames(output, definition.outputs, 1);
  const hint = nearest.length > 0 ? `did you mean ${nearest.join()}? It has` : 'it has';
  return `${definition.name} has no output "${output}"; ${hint} ${definition.outputs.join(', ')}`;
};

const resolved = (definition: IndicatorDefinition, text: string): ParameterValues | string => {
  const given = argumentsOf(text, definition.parameters);
  if (typeof given === 'string') return `${definition.name}: ${given}`;
  const { values, problems } = resolveParameters(definition.parameters, given);
  const [problem] = problems;
  return problem
    ? `${definition.name}: ${problem.name} is ${JSON.stringify(problem.found)}, allowed is ${problem.allowed}`
    : values;
};

const understood = (
  definition: IndicatorDefinition,
  parameters: string,
  output: string | undefined,
): ParsedExpression => {
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
export const parseExpression = (text: string): ParsedExpression => {
  const [, name, parameters = '', output] = SHAPE.exec(text) ?? [];
  if (name === undefined) return failed(`found ${JSON.stringify(text)}; ${EXAMPLE}`);
  const definition = findIndicator(name);
  return definition ? understood(definition, parameters, output) : failed(unknown(name));
};
