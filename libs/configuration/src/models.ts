import type { ParameterValues } from '@stratvector/model';
import type { Given, Setting } from './origin.ts';
import type { CatalogEntry } from './catalog.ts';
import { checkParameters } from './parameters.ts';
import type { Problems } from './problem.ts';
import { KEY_BY_PATH, MODEL_SECTIONS } from './sections.ts';
import type { ModelSection } from './sections.ts';
import type { GivenParametersBySection } from './settings.ts';
import type { Vocabulary } from './vocabulary.ts';

export type ModelParameters = Readonly<Record<ModelSection, ParameterValues>>;

export interface GivenModels {
  /** What stood beside a model's name, by section and name. */
  readonly given: GivenParametersBySection;
  readonly all: ReadonlyMap<string, Setting>;
}

/** The sizer of the original system sizes to the largest position that risk allows. */
const INHERITED: Readonly<Record<string, string>> = { 'sizing.fraction': 'risk.max_position_size' };

/** A parameter that is a key of the table, or follows one, takes that key's value. */
const fromKey = (path: string, all: GivenModels['all']): Given | null => {
  const key = KEY_BY_PATH.has(path) ? path : INHERITED[path];
  const setting = key === undefined ? undefined : all.get(key);
  if (!setting || setting.value === null) return null;
  return { path, value: setting.value, raw: '', origin: setting.origin };
};

/** The parameters of the chosen models, with defaults where the models are known. */
export const readModels = (
  source: GivenModels,
  vocabulary: Vocabulary,
  problems: Problems,
): ModelParameters => {
  const read = (section: ModelSection): ParameterValues => {
    const others = vocabulary.models(section) ?? [];
    // Which parameters belong here is not known while the model itself is wrong.
    if (others.length > 0 && problems.keys.has(`${section}.model`)) return {};
    const chosen = source.all.get(`${section}.model`)?.value;
    const owner = others.find(({ name }) => name === chosen) ?? null;
    const given = withInherited(section, owner, source);
    return checkParameters({ section, given, owner, others }, problems);
  };
  const [commission, slippage, sizing] = MODEL_SECTIONS;
  return { [commission]: read(commission), [slippage]: read(slippage), [sizing]: read(sizing) };
};

const withInherited = (
  section: ModelSection,
  owner: CatalogEntry | null,
  { given, all }: GivenModels,
): ReadonlyMap<string, Given> => {
  const own = new Map(given.get(section));
  for (const { name } of owner?.parameters ?? []) {
    const inherited = own.has(name) ? null : fromKey(`${section}.${name}`, all);
    if (inherited) own.set(name, inherited);
  }
  return own;
};
