import {
  calledBy,
  failed,
  namedPart,
  notACall,
  outputProblem,
  parametersOf,
  placedNames,
} from '../expressions/call.ts';
import type { Call, Parsed } from '../expressions/call.ts';
import { shapeOf } from '../expressions/shape.ts';
import type { CallShape } from '../expressions/shape.ts';
import type { ParameterValues } from '@stratvector/model';
import { FORWARD_PREFIX } from '../labels/label.ts';
import { isLabelName } from '../labels/registry.ts';
import { SOURCE_NAMES } from './blocks/bar-parts.ts';
import type { IndicatorDefinition } from './indicator.ts';
import { INDICATORS } from './registry.ts';

/** An indicator with its parameters, what it is taken on, and the output that is meant. */
export interface IndicatorExpression extends Call<IndicatorDefinition> {
  /** The indicator that it is taken on; null where it is taken on bars. */
  readonly on: IndicatorExpression | null;
  /** The symbol of the instrument that it compares with; null where it looks at one alone. */
  readonly other: string | null;
  /** Bars up to the first value, that bar included; an indicator on another needs those of both. */
  readonly warmUp: number;
  /** It says nothing of data without volumes. */
  readonly needsVolume: boolean;
}

export type ParsedExpression = Parsed<IndicatorExpression>;

const VOCABULARY = {
  definitions: INDICATORS,
  kind: 'indicator',
  example:
    'write for example rsi(14), sma(high,20), sma(rsi(14),5), beta(60,SPY) or macd(12,26,9).signal',
} as const;

/** More of them within one another would be a mistake. */
const DEPTH_MAX = 8;

/** What the parts of a call say beside its parameters. */
interface Taken {
  /** For parameters alone. */
  readonly parts: readonly string[];
  readonly on: IndicatorExpression | null;
  readonly other: string | null;
}

const isWord = (part: string | undefined): part is string =>
  part !== undefined && /^[^\d\s.+-]/.test(part) && namedPart(part) === null;

const hasSource = ({ parameters }: IndicatorDefinition): boolean =>
  parameters.some(({ name }) => name === 'source');

const comparesWith = ({ inputs }: IndicatorDefinition): boolean => inputs.includes('other');

const defaultsOf = ({ parameters }: IndicatorDefinition): readonly string[] =>
  placedNames(parameters).map((name) =>
    String(parameters.find((one) => one.name === name)?.default),
  );

/** How a call is to be written, with the numbers that were given or the defaults. */
const exampleOf = (
  definition: IndicatorDefinition,
  first: readonly string[],
  numbers: readonly string[] = [],
): string => {
  const parts = [...first, ...(numbers.length > 0 ? numbers : defaultsOf(definition))];
  return parts.length > 0 ? `${definition.name}(${parts.join(',')})` : definition.name;
};

/** A source by its place is the first part: from here on it is named. */
const sourceNamed = (
  definition: IndicatorDefinition,
  parts: readonly string[],
): readonly string[] => {
  const [first, ...others] = parts;
  return hasSource(definition) && isWord(first) ? [...others, `source=${first}`] : parts;
};

/** Written like a source: a series of the bar, or another indicator. */
const looksLikeSource = (part: string): boolean =>
  isWord(part) && (SOURCE_NAMES.includes(part) || part.includes('('));

/** A source where something else should stand, in a sentence; null where there is none. */
const misplacedSource = (
  definition: IndicatorDefinition,
  parts: readonly string[],
): string | null => {
  const { name, inputs } = definition;
  const found = parts.find(looksLikeSource);
  if (found === undefined) return null;
  const numbers = parts.filter((part) => part !== found);
  return hasSource(definition)
    ? `${name}: ${found} is what it is taken on and stands first, ${exampleOf(definition, [found], numbers)}, or under its name, source=${found}`
    : `${name}: it is made of ${inputs.join(', ')} and cannot be taken on ${found}; write ${exampleOf(definition, [], numbers)}`;
};

const without = (parts: readonly string[], place: number): readonly string[] =>
  parts.filter((_, at) => at !== place);

/** The value of a name, and where it stands; −1 where it does not. */
const valueOf = (parts: readonly string[], name: string): readonly [string, number] => {
  const place = parts.findIndex((part) => namedPart(part)?.[0] === name);
  return [namedPart(parts[place] ?? '')?.[1] ?? '', place];
};

/** Where the other instrument stands: under its name, as the only word, or as what is left over. */
const placeOfOther = (definition: IndicatorDefinition, parts: readonly string[]): number => {
  const [named, place] = valueOf(parts, 'other');
  if (named !== '') return place;
  const word = parts.findIndex(isWord);
  const isPlaced = (part: string): boolean => namedPart(part) === null;
  const extra = parts.filter(isPlaced).length > placedNames(definition.parameters).length;
  return word < 0 && extra ? parts.findLastIndex(isPlaced) : word;
};

const withOther = (definition: IndicatorDefinition, parts: readonly string[]): Taken | string => {
  const place = placeOfOther(definition, parts);
  const other = parts[place];
  const example = exampleOf(definition, [], [...defaultsOf(definition), 'SPY']);
  return other === undefined
    ? `${definition.name}: it compares with another instrument, and none is named; write for example ${example}`
    : { parts: without(parts, place), on: null, other: namedPart(other)?.[1] ?? other };
};

/** Whether a source calls an indicator, rather than naming a series. */
const isCalled = (source: string): boolean => {
  const shape = SOURCE_NAMES.includes(source) ? null : shapeOf(source);
  if (!shape) return false;
  const { name, parts, output } = shape;
  return parts.length > 0 || output !== null || INDICATORS.some((one) => one.name === name);
};

const severalOutputs = ({ definition, output, written }: IndicatorExpression): string | null => {
  const { name, outputs } = definition;
  return output === null && outputs.length > 1
    ? `${name} has the outputs ${outputs.join(', ')}; say which is meant, ${written}.${outputs[0] ?? ''}`
    : null;
};

/** What it is taken on, where that is another indicator. */
const withSource = (parts: readonly string[], depth: number): Taken | string => {
  const [source, place] = valueOf(parts, 'source');
  if (!isCalled(source)) return { parts, on: null, other: null };
  const { expression, problem } = parseAt(source, depth + 1);
  if (!expression) return problem;
  const several = severalOutputs(expression);
  return several ?? { parts: without(parts, place), on: expression, other: expression.other };
};

const takenBy = (
  definition: IndicatorDefinition,
  given: readonly string[],
  depth: number,
): Taken | string => {
  const parts = sourceNamed(definition, given);
  const problem = misplacedSource(definition, parts);
  if (problem !== null) return problem;
  if (comparesWith(definition)) return withOther(definition, parts);
  return hasSource(definition) ? withSource(parts, depth) : { parts, on: null, other: null };
};

const looksAtVolume = ({ inputs }: IndicatorDefinition, { source }: ParameterValues): boolean =>
  inputs.includes('volume') || source === 'volume';

const understood = (
  definition: IndicatorDefinition,
  shape: CallShape,
  depth: number,
): ParsedExpression => {
  const found = takenBy(definition, shape.parts, depth);
  if (typeof found === 'string') return failed(found);
  const parameters = parametersOf(definition, found.parts);
  if (typeof parameters === 'string') return failed(parameters);
  const { output, written } = shape;
  const problem = outputProblem(definition, output);
  if (problem !== null) return failed(problem);
  const { on, other } = found;
  const warmUp = definition.warmUp(parameters) + (on ? on.warmUp - 1 : 0);
  const needsVolume = looksAtVolume(definition, parameters) || on?.needsVolume === true;
  return {
    expression: { definition, parameters, output, written, on, other, warmUp, needsVolume },
    problem: null,
  };
};

const parseAt = (text: string, depth: number): ParsedExpression => {
  if (depth > DEPTH_MAX) return failed(`more than ${DEPTH_MAX} indicators on one another`);
  const shape = shapeOf(text);
  if (!shape) return failed(notACall(text, VOCABULARY));
  if (isLabelName(shape.name))
    return failed(
      `${shape.name} is a label: it looks at later bars, so no strategy and no indicator may use it; "stratvector data features --label" writes it for training, as ${FORWARD_PREFIX}…`,
    );
  const definition = calledBy(shape, VOCABULARY);
  return typeof definition === 'string' ? failed(definition) : understood(definition, shape, depth);
};

/**
 * Reads `name(parameters).output`; an indicator of one series may be taken on another, `lag(rsi(14),3)`,
 * and one of two instruments names the other, `beta(60,SPY)`. What is wrong comes back as a sentence;
 * nothing is thrown. Labels are refused: they are made from bars that come later, which nothing that
 * trades may see.
 */
export const parseExpression = (text: string): ParsedExpression => parseAt(text, 1);
