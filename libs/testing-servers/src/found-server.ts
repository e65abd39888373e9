import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { SERVERS_URL } from './on-demand.ts';
import type { Found } from './on-demand.ts';

const ask = (url: string): Promise<string> =>
  new Promise((resolve, reject) => {
    get(url, (response) => void text(response).then(resolve, reject)).on('error', reject);
  });

/** Says loudly what a spec file goes without; an error where tests may not be skipped. */
export const skipped = (name: string, missing: string): void => {
  const sentence = `SKIPPED, there is no ${name}: ${missing}.`;
  if (process.env['STRATVECTOR_TEST_SKIPS'] === 'forbidden') throw new Error(sentence);
  process.stderr.write(`\n${sentence}\n`);
};

/**
 * Where the server `name` of this test run is. Null, once it was said what is missing, when it
 * cannot be had.
 */
export const foundServer = async (name: string, variable: string): Promise<string | null> => {
  const servers = process.env[SERVERS_URL];
  if (servers === undefined)
    throw new Error(
      `no ${name} can be started: name the spec *.int.spec.ts, only those have servers`,
    );
  const found = JSON.parse(await ask(`${servers}/${name}`)) as Found;
  if ('url' in found) return found.url;
  skipped(name, `${found.missing}; or name one by ${variable}`);
  return null;
};
