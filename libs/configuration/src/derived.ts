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
