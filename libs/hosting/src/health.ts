import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What keeps a process from its work, a sentence each; nothing where it can do it. */
export type Troubles = () => Promise<readonly string[]>;

const PATHS = ['/health/live', '/health/ready'];

const answer = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(`${JSON.stringify(body)}\n`);
};

const ask = async (
  { url, method }: IncomingMessage,
  response: ServerResponse,
  troubles: Troubles,
): Promise<void> => {
  if (method !== 'GET' || !PATHS.includes(url ?? ''))
    return answer(response, 404, { status: 'unknown', paths: PATHS });
  // A process that answers lives: a restart would mend nothing that is not ready.
  const found = url === '/health/live' ? [] : await troubles();
  answer(response, found.length === 0 ? 200 : 503, {
    status: found.length === 0 ? 'ok' : 'not ready',
    troubles: found,
  });
};

/** Serves `/health/live` and `/health/ready`; answers with the port and with how to stop. */
export const serveHealth = async (
  { host, port }: { readonly host: string; readonly port: number },
  troubles: Troubles,
): Promise<{ readonly port: number; readonly close: () => void }> => {
  const server = createServer((request, response) => {
    void ask(request, response, troubles).catch((error: unknown) =>
      answer(response, 503, { status: 'not ready', troubles: [String(error)] }),
    );
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
