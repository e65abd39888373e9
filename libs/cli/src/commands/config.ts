import { configurationSchema, formatExplained } from '@stratvector/configuration';
import { CATALOG, loadRun } from '../run/load-configuration.ts';

/** `stratvector config explain FILE`: the configuration as used, with the origin of each value. */
export const explainConfiguration = async (
  file: string,
  options: { readonly set: readonly string[] },
): Promise<void> => console.log(formatExplained((await loadRun(file, options.set)).explain));

/** `stratvector config schema`: a JSON Schema for editors. */
export const printSchema = (): void =>
  console.log(JSON.stringify(configurationSchema(CATALOG), null, 2));
