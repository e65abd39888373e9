import type { KeyPath } from './keys.ts';
import type { Settings } from './settings.ts';

type Derivation = (settings: Settings) => string | number | null;

/** What absent keys are when it depends on others; the reference says it in words as `absent`. */
export const DERIVATIONS: Readonly<Partial<Record<KeyPath, Derivation>>> = {
  'data.source': (settings) => (settings.isGiven('data.path') ? 'file' : 'example'),
  'data.calendar': (settings) =>
    ['ib', 'synthetic'].includes(settings.choice('data.source') ?? '') ? 'XNYS' : 'data',
  'backtest.commission.model': (settings) =>
    settings.choice('broker.name') === 'ib' ? 'ib-fixed' : 'none',
  'account.leverage': (settings) => (settings.choice('account.type') === 'margin' ? 2 : 1),
  'account.maintenance': (settings) => (settings.choice('account.type') === 'margin' ? 0.25 : null),
  'metrics.cash_rate': (settings) => settings.number('backtest.financing.cash_rate'),
};

const isMade = (settings: Settings): boolean => settings.choice('data.source') === 'synthetic';

/** Absent keys that the data decides, where no data is needed to know how. */
const KNOWN: Readonly<Partial<Record<string, Derivation>>> = {
  'data.timeframe': (settings) => (isMade(settings) ? '1d' : null),
  'data.adjust': (settings) => {
    if (settings.isGiven('corporate_actions.file')) return 'all';
    return isMade(settings) ? 'none' : null;
  },
  'metrics.periods_per_year': (settings) =>
    isMade(settings) ? (settings.choice('data.calendar') === '24x7' ? 365 : 252) : null,
};

/** What an absent key is, although the data decides it; null where only the data can say. */
export const knownWithoutData = (path: string, settings: Settings): string | number | null =>
  KNOWN[path]?.(settings) ?? null;
