import { textOf } from '@stratvector/model';
import type { ParameterDeclaration } from '@stratvector/model';
import type { StrategySetup } from '../api/strategy-definition.ts';

/** Which directions a strategy that could take both may take. */
export const SIDE: ParameterDeclaration = {
  name: 'side',
  type: 'choice',
  choices: ['auto', 'long', 'short', 'both'],
  default: 'auto',
  description:
    'Directions that may be taken; auto is long, or both where the account allows short positions.',
};

const sideOf = ({ parameters, allowShort }: StrategySetup): string => {
  const declared = textOf(parameters, 'side');
  if (declared !== 'auto') return declared;
  return allowShort ? 'both' : 'long';
};

/** The direction that an upward signal becomes. */
export const upOf = (setup: StrategySetup): 0 | 1 => (sideOf(setup) === 'short' ? 0 : 1);

/** The direction that a downward signal becomes. */
export const downOf = (setup: StrategySetup): 0 | -1 => (sideOf(setup) === 'long' ? 0 : -1);
