import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BadInput, RunFailed } from '../failure.ts';

/** An object of JSON, field by field. */
export type Answer = Readonly<Record<string, unknown>>;

/** A platform that is or was running. */
export interface FoundPlatform {
  readonly address: string;
  readonly token: string;
  readonly home: string;
}

const WAIT_MS = 10_000;
const FAILED = 500;
const UNAVAILABLE = 503;

const lineOf = (home: string, name: string): string | null => {
  const file = join(home, name);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
};

/** Where the platform of a home listens, by what it has written there. @throws BadInput where it never ran. */
export const platformAt = (folder: string | undefined): FoundPlatform => {
  const home = resolve(folder ?? (process.env['STRATVECTOR_HOME']?.trim() || '.stratvector'));
  const address = lineOf(home, 'address');
  const token = lineOf(home, 'token');
  if (address === null || token === null)
    throw new BadInput([
      `${home}: no platform has run here; start it by "npm start", or name its folder with --home or STRATVECTOR_HOME`,
    ]);
  return { address, token, home };
};

const objectOf = (text: string): Answer | null => {
  try {
    const value: unknown = JSON.parse(text);
    // What is in it is looked at field by field.
    return typeof value === 'object' && value !== null ? (value as Answer) : null;
  } catch {
    return null;
  }
};

interface Fetched {
  readonly ok: boolean;
  readonly status: number;
  readonly text: string;
}

const detailOf = (answer: Answer | null): string =>
  typeof answer?.['detail'] === 'string'
    ? answer['detail']
    : 'it is no platform that answers there';

const fetched = async (
  { address, token, home }: FoundPlatform,
  path: string,
  command: { readonly key: string; readonly body: object } | null,
): Promise<Fetched> => {
  const headers = { authorization: `Bearer ${token}` };
  const signal = AbortSignal.timeout(WAIT_MS);
  const asked = command
    ? {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          'idempotency-key': command.key,
        },
        body: JSON.stringify(command.body),
        signal,
      }
    : { headers, signal };
  try {
    const response = await fetch(`${address}${path}`, asked);
    return { ok: response.ok, status: response.status, text: await response.text() };
  } catch {
    throw new RunFailed(
      `the platform of ${home} does not answer at ${address}; start it by "npm start"`,
    );
  }
};

/**
 * What the platform answers; a health that is none is an answer too.
 * @throws BadInput for what it finds wrong with what was asked; RunFailed where it does not answer.
 */
export const askPlatform = async (
  platform: FoundPlatform,
  path: string,
  command: { readonly key: string; readonly body: object } | null = null,
): Promise<Answer> => {
  const { ok, status, text } = await fetched(platform, path, command);
  const answer = objectOf(text);
  if (answer && (ok || status === UNAVAILABLE)) return answer;
  if (answer && status < FAILED) throw new BadInput([detailOf(answer)]);
  throw new RunFailed(
    `${platform.address}: status ${String(status)}; ${detailOf(answer)}; platform.log in ${platform.home} says more`,
  );
};
