import { readFileSync } from 'node:fs';
import { formatProblem, loadConfiguration } from '@stratvector/configuration';
import type { Catalog, ExplainedValue, Settings } from '@stratvector/configuration';
import { SIZERS } from '@stratvector/domain-risk';
import { STRATEGIES } from '@stratvector/domain-strategy';
import { COMMISSION_MODELS, SLIPPAGE_MODELS } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import { codeOf } from './system-error.ts';

/** The names that this program knows. */
export const CATALOG: Catalog = {
  strategies: STRATEGIES,
  sizers: SIZERS,
  commissions: COMMISSION_MODELS,
  slippages: SLIPPAGE_MODELS,
  calendars: ['XNYS', 'XNAS', 'XLON', 'XETR', 'XTKS', '24x7'],
};

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new BadInput([
      `${file}: the configuration cannot be read (${codeOf(error)}); name a TOML file`,
    ]);
  }
};

export interface LoadedSettings {
  readonly settings: Settings;
  readonly explain: readonly ExplainedValue[];
}

/** The configuration of a file under the flags and the environment. @throws BadInput with every problem. */
export const loadSettings = (file: string, overrides: readonly string[]): LoadedSettings => {
  const loaded = loadConfiguration({
    text: readText(file),
    file,
    overrides,
    environment: process.env,
    catalog: CATALOG,
  });
  if (!loaded.settings) throw new BadInput(loaded.problems.map(formatProblem));
  return loaded;
};
