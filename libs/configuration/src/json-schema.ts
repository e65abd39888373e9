import { describeParameter } from '@stratvector/model';
import type { ParameterDeclaration } from '@stratvector/model';
import type { Catalog, CatalogEntry } from './catalog.ts';
import { allowedBy, isNumeric } from './key.ts';
import type { Key } from './key.ts';
import { KEYS } from './keys.ts';
import { MODEL_SECTIONS } from './sections.ts';
import { isProtectionPath } from './strategy-protection.ts';
import { splitPath } from './toml-path.ts';
import { Vocabulary } from './vocabulary.ts';

export type JsonSchema = { [keyword: string]: unknown };

type Properties = Record<string, JsonSchema>;
interface TableSchema extends JsonSchema {
  properties: Properties;
}

const table = (properties: Properties, more: JsonSchema = {}): TableSchema => ({
  type: 'object',
  additionalProperties: false,
  properties,
  ...more,
});

const typeOf = (key: Key): JsonSchema => {
  if (isNumeric(key)) {
    const type = key.type === 'integer' ? 'integer' : 'number';
    return { type, minimum: key.min, maximum: key.max };
  }
  switch (key.type) {
    case 'boolean':
      return { type: 'boolean' };
    case 'choice':
      return { type: 'string', enum: key.choices };
    case 'texts':
      return {
        type: 'array',
        items: { type: 'string', minLength: 1 },
        minItems: 1,
        uniqueItems: true,
      };
    case 'rates':
      return {
        type: 'array',
        items: { type: 'string', pattern: '^[A-Z]{3}=\\d{1,9}(\\.\\d{1,9})?$' },
        minItems: 1,
        uniqueItems: true,
      };
    case 'currency':
      return { type: 'string', pattern: '^[A-Z]{3}$' };
    case 'url':
      return { type: 'string', format: 'uri' };
    case 'date':
      // An editor hands a date of TOML over as its text.
      return { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d' };
    case 'duration':
      return { type: 'string', pattern: '^\\d+(\\.\\d+)?(ms|s|m|h)$' };
    default:
      return { type: 'string', minLength: 1 };
  }
};

const sentenceOf = (key: Key): string => {
  const unit = key.unit ? ` Unit: ${key.unit}.` : '';
  const absent = key.absent ? ` Without it: ${key.absent}.` : '';
  return `${key.description}${unit}${absent} Allowed: ${allowedBy(key)}.`;
};

const keySchema = (key: Key): JsonSchema => ({
  ...typeOf(key),
  description: sentenceOf(key),
  ...(key.default !== null && { default: key.default }),
});

const parameterType = (parameter: ParameterDeclaration): JsonSchema => {
  switch (parameter.type) {
    case 'integer':
    case 'number':
      return { type: parameter.type, minimum: parameter.min, maximum: parameter.max };
    case 'choice':
      return { type: 'string', enum: parameter.choices };
    case 'boolean':
      return { type: 'boolean' };
  }
};

const parameterSchema = (parameter: ParameterDeclaration, owner: string): JsonSchema => ({
  ...parameterType(parameter),
  description: `Of ${owner}: ${parameter.description} Allowed: ${describeParameter(parameter)}.`,
  default: parameter.default,
});

const parametersOf = ({ name, parameters }: CatalogEntry): Properties =>
  Object.fromEntries(parameters.map((one) => [one.name, parameterSchema(one, name)]));

const sectionAt = (root: TableSchema, path: string): TableSchema =>
  path
    .split('.')
    .filter(Boolean)
    .reduce((parent, name) => {
      const section = (parent.properties[name] ??= table({}));
      // Every section of the tree is made here.
      return section as TableSchema;
    }, root);

/** The parameters of a known strategy are checked; those of the user's own are not known here. */
const strategySchema = (properties: Properties, strategies: readonly CatalogEntry[]): JsonSchema =>
  table(
    { ...properties, parameters: { type: 'object', description: 'Parameters of the strategy.' } },
    {
      not: { required: ['name', 'module'] },
      allOf: strategies.map((strategy) => ({
        if: { properties: { name: { const: strategy.name } }, required: ['name'] },
        then: { properties: { parameters: table(parametersOf(strategy)) } },
      })),
    },
  );

/** The keys of [risk] that a strategy of a list may have for itself. */
const protectionSchema = ({ properties }: TableSchema): JsonSchema =>
  table(
    Object.fromEntries(
      Object.entries(properties).filter(([name]) => isProtectionPath(`risk.${name}`)),
    ),
  );

/** A JSON Schema (draft 2020-12) of the configuration for editors, from the key table. */
export const configurationSchema = (catalog: Catalog): JsonSchema => {
  const vocabulary = new Vocabulary(catalog);
  const root = table({});
  for (const key of KEYS) {
    const [section, name] = splitPath(key.path);
    sectionAt(root, section).properties[name] = keySchema(vocabulary.narrowed(key));
  }
  for (const section of MODEL_SECTIONS)
    for (const model of vocabulary.models(section) ?? []) {
      const { properties } = sectionAt(root, section);
      Object.assign(properties, { ...parametersOf(model), ...properties });
    }
  const { strategy, universe } = root.properties;
  const risk = protectionSchema(sectionAt(root, 'risk'));
  const own = sectionAt(root, 'strategy').properties;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'StratVector configuration',
    ...root,
    properties: {
      ...root.properties,
      ...(strategy && { strategy: strategySchema(own, catalog.strategies) }),
      strategies: {
        type: 'array',
        minItems: 1,
        items: strategySchema({ ...own, risk, ...(universe && { universe }) }, catalog.strategies),
      },
    },
    not: { required: ['strategy', 'strategies'] },
  };
};
