import { parseArgs } from 'node:util';
import { BadInput } from '@stratvector/cli';

export interface PlatformSettings {
  readonly home: string;
  /** The run, in TOML. */
  readonly file: string;
  /** `key=value`, in order. */
  readonly overrides: readonly string[];
  /** 0 is any that is free. */
  readonly httpPort: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const HOME = '.stratvector';
const EXAMPLE = 'examples/momentum.toml';
const HTTP_PORT = 8080;
const PORT_MAX = 65_535;
const USAGE = 'npm start -- [FILE.toml] [--set key=value]';

const portOf = (name: string, environment: Environment, otherwise: number): number | string => {
  const text = environment[name]?.trim() ?? '';
  if (text === '') return otherwise;
  const port = Number(text);
  return /^\d+$/.test(text) && port <= PORT_MAX
    ? port
    : `${name}: found "${text}", allowed is a port from 1 to ${String(PORT_MAX)}, or 0 for any that is free`;
};

const argumentsOf = (args: readonly string[]): { file: string; overrides: string[] } | string => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { set: { type: 'string', multiple: true, default: [] } },
    });
    const [file = EXAMPLE, ...others] = positionals;
    return others.length === 0
      ? { file, overrides: values.set }
      : `found ${String(positionals.length)} files, allowed is one; it is started by: ${USAGE}`;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return `${problem}; it is started by: ${USAGE}`;
  }
};

/** @throws BadInput with everything that means nothing. */
export const settingsOf = (args: readonly string[], environment: Environment): PlatformSettings => {
  const given = argumentsOf(args);
  const httpPort = portOf('HTTP_PORT', environment, HTTP_PORT);
  if (typeof given === 'string' || typeof httpPort === 'string')
    throw new BadInput([given, httpPort].filter((one) => typeof one === 'string'));
  return { ...given, httpPort, home: environment['STRATVECTOR_HOME']?.trim() || HOME };
};
