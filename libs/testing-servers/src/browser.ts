import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { skipped } from './found-server.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The browser in which pages are looked at; null, once it was said what is missing, where there is none. */
export const foundBrowser = (): string | null => {
  const path = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((one) => existsSync(one));
  if (path !== undefined) return path;
  skipped(
    'browser',
    `none of ${NAMES.join(', ')} is on the PATH; install one, on Debian or Ubuntu by "apt-get install chromium"`,
  );
  return null;
};
