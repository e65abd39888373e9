import { configurationSchema, formatExplained } from '@stratvector/configuration';
import type { ExplainedValue } from '@stratvector/configuration';
import { CATALOG, loadRun } from '../run/load-configuration.ts';

/** `value` is null where nothing is set; `note` says what that means. */
const jsonOf = ({ path, plain, origin, note, isUsed }: ExplainedValue) => ({
  key: path,
  value: plain,
  origin,
  note,
  used: isUsed,
});

/** `stratvector config explain FILE`: the configuration as used, with the origin of each value. */
export const explainConfiguration = async (
  file: string,
  options: { readonly set: readonly string[]; readonly json?: true },
): Promise<void> => {
  const { explain } = await loadRun(file, options.set);
  console.log(options.json ? JSON.stringify(explain.map(jsonOf)) : formatExplained(explain));
};

/** `stratvector config schema`: a JSON Schema for editors. */
export const printSchema = (): void =>
  console.log(JSON.stringify(configurationSchema(CATALOG), null, 2));
