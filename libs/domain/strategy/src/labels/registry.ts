import { calledBy, failed, notACall, outputProblem, parametersOf } from '../expressions/call.ts';
import type { Call, Parsed } from '../expressions/call.ts';
import { shapeOf } from '../expressions/shape.ts';
import { fixedHorizon } from './fixed-horizon.ts';
import { FORWARD_PREFIX } from './label.ts';
import type { LabelDefinition } from './label.ts';
import { tripleBarrier } from './triple-barrier.ts';

/** Every label. */
export const LABELS: readonly LabelDefinition[] = [fixedHorizon, tripleBarrier];

const NAMES: ReadonlySet<string> = new Set(LABELS.map(({ name }) => name));

/** Whether a name is that of a label, with or without its prefix. */
export const isLabelName = (name: string): boolean =>
  name.startsWith(FORWARD_PREFIX) || NAMES.has(name);

const VOCABULARY = {
  definitions: LABELS,
  kind: 'label',
  example: 'write for example fixed_horizon(10) or triple_barrier(20,0.02,0.01)',
} as const;

const PREFIX = new RegExp(`^${FORWARD_PREFIX}`, 'i');

/** Reads `name(parameters).output` of a label, as its columns are named but for the prefix. */
export const parseLabel = (text: string): Parsed<Call<LabelDefinition>> => {
  const shape = shapeOf(text.trim().replace(PREFIX, ''));
  if (!shape) return failed(notACall(text, VOCABULARY));
  const definition = calledBy(shape, VOCABULARY);
  if (typeof definition === 'string') return failed(definition);
  const parameters = parametersOf(definition, shape.parts);
  if (typeof parameters === 'string') return failed(parameters);
  const { output, written } = shape;
  const problem = outputProblem(definition, output);
  if (problem !== null) return failed(problem);
  return { expression: { definition, parameters, output, written }, problem: null };
};
