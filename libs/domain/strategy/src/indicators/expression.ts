import { FORWARD_PREFIX } from '../labels/label.ts';
import { isLabelName } from '../labels/registry.ts';
import { calledName, parseCall } from '../expressions/call.ts';
import type { Call, ParsedCall } from '../expressions/call.ts';
import type { IndicatorDefinition } from './indicator.ts';
import { INDICATORS } from './registry.ts';

/** An indicator with its parameters, and the output that is meant. */
export type IndicatorExpression = Call<IndicatorDefinition>;

export type ParsedExpression = ParsedCall<IndicatorDefinition>;

const VOCABULARY = {
  definitions: INDICATORS,
  kind: 'indicator',
  example: 'write for example rsi(14), sma(20, source=hl2) or macd(12,26,9).signal',
} as const;

/**
 * Reads `name(parameters).output`. What is wrong comes back as a sentence; nothing is thrown. Labels
 * are refused: they are made from bars that come later, which nothing that trades may see.
 */
export const parseExpression = (text: string): ParsedExpression => {
  const name = calledName(text);
  if (name === null || !isLabelName(name)) return parseCall(text, VOCABULARY);
  const problem = `${name} is a label: it looks at later bars, so no strategy and no indicator may use it; "stratvector data features --label" writes it for training, as ${FORWARD_PREFIX}…`;
  return { expression: null, problem };
};
