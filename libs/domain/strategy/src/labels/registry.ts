import { parseCall } from '../expressions/call.ts';
import type { ParsedCall } from '../expressions/call.ts';
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

/** Reads `name(parameters).output` of a label, as its columns are named but for the prefix. */
export const parseLabel = (text: string): ParsedCall<LabelDefinition> =>
  parseCall(text.trim().replace(new RegExp(`^${FORWARD_PREFIX}`, 'i'), ''), VOCABULARY);
