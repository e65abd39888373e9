import { parseArgs } from 'node:util';
import { BadInput } from '@stratvector/cli';

export interface NativeSettings {
  readonly home: string;
  /** The run, in TOML. */
  readonly file: string;
  /** `key=value`, in order. */
  readonly overrides: readonly string[];
}

const HOME = '.stratvector/processes';
const USAGE = 'npm run platform -- [FILE.toml] [--set key=value]';

/** @throws BadInput for arguments that mean nothing. */
export const settingsOf = (
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  example: string,
): NativeSettings => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { set: { type: 'string', multiple: true, default: [] } },
    });
    if (positionals.length > 1)
      throw new RangeError(`found ${String(positionals.length)} files, allowed is one`);
    const [file = example] = positionals;
    return { home: environment['STRATVECTOR_HOME'] || HOME, file, overrides: values.set };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new BadInput([`${problem}; it is started by: ${USAGE}`]);
  }
};
