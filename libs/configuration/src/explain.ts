import { formatDecimal, FRACTION_DECIMALS } from '@stratvector/model';
import { knownWithoutData } from './derived.ts';
import { KEYS } from './keys.ts';
import type { ModelParameters } from './models.ts';
import type { Origin } from './origin.ts';
import { DEFAULT, originText } from './origin.ts';
import { show } from './problem.ts';
import { MODEL_SECTIONS } from './sections.ts';
import { PROTECTION_PATHS } from './strategy-protection.ts';
import type { Settings } from './settings.ts';
import type { StrategyConfiguration } from './strategies.ts';
import type { StrategySource } from './strategy-source.ts';

/** One value of the configuration as used. */
export interface ExplainedValue {
  readonly path: string;
  /** As TOML would write it; empty where nothing is set. */
  readonly value: string;
  /** As JSON would write it; null where nothing is set. */
  readonly plain: unknown;
  readonly origin: Origin;
  /** What absence means, where nothing is set or the default depends on other keys. */
  readonly note: string | null;
  /** False for a default of a source that the run does not have. */
  readonly isUsed: boolean;
}

export interface Checked {
  readonly settings: Settings;
  readonly strategies: readonly StrategyConfiguration[];
  readonly sources: readonly StrategySource[];
  readonly models: ModelParameters;
}

const shown = (value: unknown): Pick<ExplainedValue, 'value' | 'plain' | 'isUsed'> => ({
  isUsed: true,
  value: value === null ? '' : show(value),
  plain: typeof value === 'bigint' ? Number(value) : value,
});

const explainStrategy = (
  strategy: StrategyConfiguration,
  source: StrategySource | undefined,
): ExplainedValue[] => {
  const { at, name, module, side, reentry, equityShare, universe, parameters } = strategy;
  const line = (key: string, value: unknown): ExplainedValue[] => {
    if (value === null || value === undefined) return [];
    const origin = source?.settings.get(key)?.origin ?? DEFAULT;
    return [{ path: `${at}.${key}`, ...shown(value), origin, note: null }];
  };
  const parameterOrigin = (key: string): Origin =>
    source?.parameters.get(key)?.origin ?? source?.settings.get(key)?.origin ?? DEFAULT;
  return [
    ...line('name', name),
    ...line('module', module),
    ...line('side', side),
    ...line('equity_share', Number(formatDecimal(equityShare, FRACTION_DECIMALS))),
    ...line('reentry', reentry),
    ...PROTECTION_PATHS.flatMap((path) => line(path, source?.settings.get(path)?.value)),
    ...line('universe.symbols', universe?.symbols),
    ...line('universe.file', universe?.file),
    ...Object.entries(parameters).map(([key, value]) => ({
      path: `${at}.parameters.${key}`,
      ...shown(value),
      origin: parameterOrigin(key),
      note: null,
    })),
  ];
};

/** A default of the generator says nothing of a run whose bars come from elsewhere. */
const isUsed = (path: string, origin: Origin, settings: Settings): boolean =>
  origin.kind !== 'default' ||
  !path.startsWith('data.synthetic.') ||
  settings.choice('data.source') === 'synthetic';

const explainKeys = (settings: Settings): ExplainedValue[] =>
  KEYS.filter(({ path }) => !path.startsWith('strategy.')).map((key) => {
    const { path } = key;
    const value = settings.all.get(path)?.value ?? knownWithoutData(path, settings);
    const origin = settings.origin(path);
    const absent = 'absent' in key ? key.absent : null;
    const note = origin.kind === 'default' ? (absent ?? (value === null ? 'not set' : null)) : null;
    return { path, ...shown(value), origin, note, isUsed: isUsed(path, origin, settings) };
  });

const explainModels = ({ settings, models }: Checked): ExplainedValue[] =>
  MODEL_SECTIONS.flatMap((section) =>
    Object.entries(models[section])
      .filter(([name]) => !settings.all.has(`${section}.${name}`))
      .map(([name, value]) => ({
        path: `${section}.${name}`,
        ...shown(value),
        origin: settings.modelOrigin(section, name) ?? DEFAULT,
        note: null,
      })),
  );

/** Every value as used with its origin: strategies first, then the keys in the table's order. */
export const explain = (checked: Checked): readonly ExplainedValue[] => [
  ...checked.strategies.flatMap((strategy, index) =>
    explainStrategy(strategy, checked.sources[index]),
  ),
  ...explainKeys(checked.settings),
  ...explainModels(checked),
];

const MOST_PADDING = 48;

/** `backtest.cash = 100000   # run.toml:12:1`, one line per value. */
export const formatExplained = (values: readonly ExplainedValue[]): string =>
  values
    .filter((one) => one.isUsed)
    .map(({ path, value, origin, note }) => {
      const left = value === '' ? `# ${path}` : `${path} = ${value}`;
      const why = note === null ? originText(origin) : `${originText(origin)}: ${note}`;
      return `${left.padEnd(MOST_PADDING)} # ${why}`;
    })
    .join('\n');
