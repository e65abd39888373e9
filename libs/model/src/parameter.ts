interface Declared<Type extends string, Value> {
  readonly name: string;
  readonly type: Type;
  readonly default: Value;
  readonly unit?: string;
  readonly description: string;
}

/** Bounds are inclusive. */
export interface NumberParameter extends Declared<'integer' | 'number', number> {
  readonly min: number;
  readonly max: number;
}

export interface ChoiceParameter extends Declared<'choice', string> {
  readonly choices: readonly string[];
}

/** Declared once by a strategy, indicator, sizer or cost model; schema, docs and search space read it. */
export type ParameterDeclaration = NumberParameter | ChoiceParameter | Declared<'boolean', boolean>;

export type ParameterValue = number | string | boolean;
export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/** What is wrong with one given parameter, in words for the user; `name` is the key it stood under. */
export interface ParameterProblem {
  readonly name: string;
  readonly found: unknown;
  readonly allowed: string;
}

export const describeParameter = (declaration: ParameterDeclaration): string => {
  switch (declaration.type) {
    case 'integer':
    case 'number':
      return `${declaration.type} from ${declaration.min} to ${declaration.max}`;
    case 'choice':
      return `one of ${declaration.choices.map((choice) => `"${choice}"`).join(', ')}`;
    case 'boolean':
      return 'true or false';
  }
};

const accepts = (declaration: ParameterDeclaration, value: unknown): value is ParameterValue => {
  switch (declaration.type) {
    case 'integer':
    case 'number':
      return (
        typeof value === 'number' &&
        (declaration.type === 'number' ? Number.isFinite(value) : Number.isInteger(value)) &&
        value >= declaration.min &&
        value <= declaration.max
      );
    case 'choice':
      return typeof value === 'string' && declaration.choices.includes(value);
    case 'boolean':
      return typeof value === 'boolean';
  }
};

export interface ResolvedParameters {
  readonly values: ParameterValues;
  readonly problems: readonly ParameterProblem[];
}

/** Fills in defaults and reports every value that is unknown, of the wrong type or out of range. */
export const resolveParameters = (
  declarations: readonly ParameterDeclaration[],
  given: Readonly<Record<string, unknown>>,
): ResolvedParameters => {
  const values: Record<string, ParameterValue> = {};
  const problems: ParameterProblem[] = [];
  for (const declaration of declarations) {
    const value = given[declaration.name] ?? declaration.default;
    if (accepts(declaration, value)) values[declaration.name] = value;
    else
      problems.push({
        name: declaration.name,
        found: value,
        allowed: describeParameter(declaration),
      });
  }
  const known = declarations.map(({ name }) => name);
  for (const name of Object.keys(given))
    if (!known.includes(name))
      problems.push({
        name,
        found: given[name],
        allowed: known.length > 0 ? `the parameters ${known.join(', ')}` : 'no parameters',
      });
  return { values, problems };
};

export const numberOf = (values: ParameterValues, name: string): number => Number(values[name]);
export const textOf = (values: ParameterValues, name: string): string => String(values[name]);
