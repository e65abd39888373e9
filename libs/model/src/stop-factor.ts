import type { ParameterDeclaration } from './parameter.ts';

/** Every slippage model has it: stops fill where everyone else's stops do. */
export const STOP_FACTOR: ParameterDeclaration = {
  name: 'stop_factor',
  type: 'number',
  min: 0,
  max: 100,
  default: 2,
  unit: 'times the market figure',
  description: 'Slippage of stop orders over that of market orders.',
};
