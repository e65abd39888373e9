import { join, resolve } from 'node:path';

/** What a working directory keeps for itself; deleting `cache` costs time alone, `data` the imported bars. */
const LOCAL = '.stratvector';

export const storeFolder = (): string => resolve(join(LOCAL, 'data'));

export const cacheFolder = (): string => resolve(join(LOCAL, 'cache'));
