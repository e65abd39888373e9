import type { ParameterDeclaration } from '@stratvector/model';
import type { CatalogEntry } from './catalog.ts';
import type { Given, Origin } from './origin.ts';
import { DEFAULT } from './origin.ts';
import type { Problems } from './problem.ts';
import type { StrategySource } from './strategy-source.ts';

export type Side = 'long' | 'short' | 'both';

export interface SideContext {
  readonly problems: Problems;
  readonly allowShort: boolean;
}

interface ChosenSide {
  readonly side: Side;
  readonly origin: Origin;
  /** Where problems point. */
  readonly path: string;
}

const SIDES: readonly string[] = ['long', 'short', 'both'] satisfies Side[];
const isSide = (value: unknown): value is Side =>
  typeof value === 'string' && SIDES.includes(value);

const declarationOf = (entry: CatalogEntry | null): ParameterDeclaration | undefined =>
  entry?.parameters.find(({ name }) => name === 'side');

const takes = (declaration: ParameterDeclaration | undefined, side: string): boolean =>
  declaration?.type === 'choice' && declaration.choices.includes(side);

const chosenSide = (source: StrategySource, allowShort: boolean): ChosenSide => {
  const own = source.settings.get('side');
  const parameter = source.parameters.get('side');
  const given = own ?? parameter;
  const path = own ? `${source.at}.side` : `${source.at}.parameters.side`;
  return given && isSide(given.value)
    ? { side: given.value, origin: given.origin, path }
    : { side: allowShort ? 'both' : 'long', origin: DEFAULT, path };
};

const checkSide = (
  source: StrategySource,
  entry: CatalogEntry | null,
  { problems, allowShort }: SideContext,
): void => {
  const own = source.settings.get('side');
  const at = `${source.at}.side`;
  if (own && source.parameters.has('side'))
    problems.add(at, own.origin, 'side is among the parameters too; keep one of them');
  if (own && entry && !takes(declarationOf(entry), String(own.value)))
    problems.add(at, own.origin, `"${entry.name}" does not take this side; remove the key`);
  const { side, origin, path } = chosenSide(source, allowShort);
  if (side === 'long' || allowShort) return;
  const sentence = `"${side}" needs short positions and risk.allow_short is false; set allow_short = true in [risk]`;
  problems.add(path, origin, sentence);
};

/** The side of a strategy, and its parameters with that side among them where it declares one. */
export const resolveSide = (
  source: StrategySource,
  entry: CatalogEntry | null,
  context: SideContext,
): { readonly side: Side; readonly parameters: ReadonlyMap<string, Given> } => {
  checkSide(source, entry, context);
  const { side, origin, path } = chosenSide(source, context.allowShort);
  const declared = declarationOf(entry);
  // A strategy whose own default is a side keeps it unless the user says otherwise.
  const follows = origin.kind !== 'default' || !isSide(declared?.default);
  const parameters = new Map(source.parameters);
  if (takes(declared, side) && follows && !parameters.has('side'))
    parameters.set('side', { path, value: side, raw: '', origin });
  return { side, parameters };
};
