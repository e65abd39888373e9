import { join } from 'node:path';
import { BadInput } from '@stratvector/cli';
import { LaterSchema } from '@stratvector/event-store-postgres';
import { prepareDatabase } from '@stratvector/hosting';
import { startPostgres, WrongPostgres } from '@stratvector/private-postgres';
import type { PrivatePostgres } from '@stratvector/private-postgres';

/** Each service has a few connections, and listens by one more. */
const SETTINGS = { max_connections: '60', shared_buffers: '64MB' };

export interface Database {
  /** Of a service's own role. */
  urlOf(role: string): string;
  stop(): Promise<void>;
}

/** What a user can put right, as that. */
const told = (error: unknown): unknown =>
  error instanceof WrongPostgres || error instanceof LaterSchema
    ? new BadInput([`STRATVECTOR_HOME: ${error.message}`])
    : error;

const started = (folder: string): Promise<PrivatePostgres> =>
  startPostgres(folder, SETTINGS).catch((error: unknown) => {
    throw told(error);
  });

/** The PostgreSQL of a home, every schema at this version. */
export const openDatabase = async (home: string): Promise<Database> => {
  const server = await started(join(home, 'postgres'));
  try {
    await prepareDatabase(server.url);
  } catch (error) {
    await server.stop();
    throw told(error);
  }
  return {
    urlOf: (role) => Object.assign(new URL(server.url), { username: role }).href,
    stop: () => server.stop(),
  };
};
