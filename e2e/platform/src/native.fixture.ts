import { resolve } from 'node:path';
import { NativePlatform, serviceMain } from '@stratvector/hosting';
import type { ServiceName } from '@stratvector/contexts';
import { DATA, MOMENTUM } from './platform.fixture.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

const LIMITS = `
[risk.limits]
orders_per_second = 1
max_daily_loss = 0.01
max_executions = 100
max_fills_per_minute = 100
max_reject_rate = 0.5
`;

const REBALANCED = `
[sizing]
model = "volatility-target"
period = 5
rebalance = "weekly"
`;

const SHARED = `
[[strategies]]
name = "momentum"
equity_share = 0.5
parameters = { lookback = 5, threshold = 0.01 }

[[strategies]]
name = "cross-sectional-momentum"
equity_share = 0.5
parameters = { lookback = 10 }

[risk]
max_position_size = 0.3
`;

/** The runs of the simulation, as files. */
export const SCENARIOS: readonly (readonly [string, string])[] = [
  ['momentum', MOMENTUM + DATA],
  ['two strategies', SHARED + DATA],
  ['limits', MOMENTUM + LIMITS + DATA],
  ['rebalance', MOMENTUM + REBALANCED + DATA],
];

/** A strategy that trades on most days, so that an order is nearly always under way. */
export const crashScenario =
  MOMENTUM.replace('lookback = 5, threshold = 0.01', 'lookback = 2, threshold = 0.001') + DATA;

export interface NativeRun {
  readonly platform: NativePlatform;
  /** Kept once all bars are worked off; broken where a process refuses its settings. */
  readonly ended: Promise<void>;
  /** Kept once a service says a line with the words. */
  readonly said: (service: ServiceName, words: string) => Promise<void>;
}

/** The topology of a run, started. */
export const startNative = async (folder: string, file: string): Promise<NativeRun> => {
  const waiting = new Set<(service: ServiceName, line: string) => void>();
  const said = (wanted: ServiceName, words: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (service: ServiceName, line: string): void => {
        if (service !== wanted || !line.includes(words)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
    });
  const ended = said('market_data', '"ended":');
  const platform = await NativePlatform.start({
    folder,
    file,
    overrides: [],
    mainOf: (service: ServiceName) => serviceMain(ROOT, service),
    onLine: (service, line) => {
      for (const look of waiting) look(service, line);
    },
    onRestart: () => undefined,
  });
  return { platform, said, ended: Promise.race([ended, platform.refusal]) };
};
