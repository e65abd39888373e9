import { join } from 'node:path';
import { destination, pino } from 'pino';
import type { Logger } from 'pino';

/** The structured log of a home, one JSON object a line; people are told on the terminal. */
export const openLog = (folder: string): Logger =>
  pino(
    { base: null },
    destination({ dest: join(folder, 'platform.log'), mkdir: true, sync: true }),
  );
