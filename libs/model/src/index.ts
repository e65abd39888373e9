export type { BarColumns, BarValues } from './bars.ts';
export { describeParameter, numberOf, resolveParameters, textOf } from './parameter.ts';
export type {
  ChoiceParameter,
  NumberParameter,
  ParameterDeclaration,
  ParameterProblem,
  ParameterValue,
  ParameterValues,
  ResolvedParameters,
} from './parameter.ts';
