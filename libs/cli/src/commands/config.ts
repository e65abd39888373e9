import { configurationSchema, formatExplained } from '@stratvector/configuration';
import { CATALOG, loadSettings } from '../run/load-settings.ts';

/** `stratvector config explain FILE`: the configuration as used, with the origin of each value. */
export const explainConfiguration = (
  file: string,
  options: { readonly set: readonly string[] },
): void => console.log(formatExplained(loadSettings(file, options.set).explain));

/** `stratvector config schema`: a JSON Schema for editors. */
export const printSchema = (): void =>
  console.log(JSON.stringify(configurationSchema(CATALOG), null, 2));
