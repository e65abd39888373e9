import { FRACTION_ONE } from '@stratvector/model';
import type { Fraction, ParameterValues, Protection } from '@stratvector/model';
import type { CatalogEntry } from './catalog.ts';
import { equityShares } from './equity-shares.ts';
import { checkParameters } from './parameters.ts';
import type { Setting } from './origin.ts';
import type { Problems } from './problem.ts';
import { protectionOf } from './strategy-protection.ts';
import { resolveSide } from './strategy-side.ts';
import type { Side, SideContext } from './strategy-side.ts';
import { originOf, textOf } from './strategy-source.ts';
import type { StrategySource } from './strategy-source.ts';
import { unknownName } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

interface StrategyUniverse {
  readonly symbols: readonly string[] | null;
  readonly file: string | null;
}

/** One strategy of the run, checked; exactly one of `name` and `module` is set. */
export interface StrategyConfiguration {
  /** `strategy`, or `strategies[2]`: where it stands in the file. */
  readonly at: string;
  readonly name: string | null;
  /** The user's own file, relative to the configuration. */
  readonly module: string | null;
  /** With defaults, where the declarations are known. */
  readonly parameters: ParameterValues;
  readonly side: Side;
  readonly reentry: 'new-signal' | 'next-bar';
  readonly equityShare: Fraction;
  /** Null where no protective order is placed. */
  readonly protection: Protection | null;
  /** Null for the universe of the run. */
  readonly universe: StrategyUniverse | null;
}

export interface StrategyContext extends SideContext {
  readonly vocabulary: Vocabulary;
  /** Keys of the run, which hold where a strategy has none of its own. */
  readonly all: ReadonlyMap<string, Setting>;
}

const DEFAULT_NAME = 'momentum';

const nameOf = (source: StrategySource, { problems }: StrategyContext): string | null => {
  const name = textOf(source, 'name');
  const hasModule = source.settings.has('module');
  if (name !== null && hasModule)
    problems.add(
      `${source.at}.module`,
      originOf(source, 'module'),
      `name = "${name}" is given too; keep one of them`,
    );
  if (name !== null || hasModule || problems.keys.has(`${source.at}.name`)) return name;
  if (source.at === 'strategy') return DEFAULT_NAME;
  problems.add(
    source.at,
    source.origin,
    'neither name nor module is given; name a strategy, for example name = "momentum"',
  );
  return null;
};

const declarationOf = (
  source: StrategySource,
  name: string | null,
  { vocabulary, problems }: StrategyContext,
): CatalogEntry | null => {
  const module = textOf(source, 'module');
  if (module !== null) return vocabulary.module(module);
  const known = vocabulary.strategies();
  if (name === null || known === null) return null;
  const entry = known.find((one) => one.name === name);
  if (entry) return entry;
  const names = known.map((one) => one.name);
  problems.add(`${source.at}.name`, originOf(source, 'name'), unknownName(name, names));
  return null;
};

const universeOf = ({ settings }: StrategySource): StrategyUniverse | null => {
  const symbols = settings.get('universe.symbols')?.value;
  const file = settings.get('universe.file')?.value;
  if (symbols === undefined && file === undefined) return null;
  return {
    symbols: Array.isArray(symbols) ? symbols.map(String) : null,
    file: typeof file === 'string' ? file : null,
  };
};

const checkUniverse = ({ at, settings }: StrategySource, problems: Problems): void => {
  const file = settings.get('universe.file');
  if (file && settings.has('universe.symbols'))
    problems.add(`${at}.universe.file`, file.origin, 'symbols are given too; keep one of them');
};

const readStrategy = (
  source: StrategySource,
  context: StrategyContext,
): Omit<StrategyConfiguration, 'equityShare'> => {
  const name = nameOf(source, context);
  const entry = declarationOf(source, name, context);
  const { side, parameters: given } = resolveSide(source, entry, context);
  const section = `${source.at}.parameters`;
  checkUniverse(source, context.problems);
  return {
    at: source.at,
    name,
    module: textOf(source, 'module'),
    parameters: checkParameters({ section, given, owner: entry, others: [] }, context.problems),
    side,
    reentry: textOf(source, 'reentry') === 'next-bar' ? 'next-bar' : 'new-signal',
    universe: universeOf(source),
    protection: protectionOf(source.settings, context.all),
  };
};

/** `[strategy]` or `[[strategies]]`, with parameters and shares. */
export const readStrategies = (
  sources: readonly StrategySource[],
  context: StrategyContext,
): readonly StrategyConfiguration[] => {
  const shares = equityShares(sources, context.problems);
  return sources.map((source, index) => ({
    ...readStrategy(source, context),
    equityShare: shares[index] ?? FRACTION_ONE,
  }));
};
