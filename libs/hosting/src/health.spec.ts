import { afterEach, describe, expect, it } from '@jest/globals';
import { serveHealth } from './health.ts';
import type { Troubles } from './health.ts';

let close = (): void => undefined;
afterEach(() => close());

const served = async (troubles: Troubles) => {
  const health = await serveHealth({ host: '127.0.0.1', port: 0 }, troubles);
  close = health.close;
  return async (path: string, method = 'GET') => {
    const response = await fetch(`http://127.0.0.1:${String(health.port)}${path}`, { method });
    return { status: response.status, body: await response.json() };
  };
};

describe('the health of a process', () => {
  it('is that it lives while it answers, and that it is ready while nothing is in the way', async () => {
    const ask = await served(() => Promise.resolve([]));
    expect(await ask('/health/live')).toEqual({
      status: 200,
      body: { status: 'ok', troubles: [] },
    });
    expect((await ask('/health/ready')).status).toBe(200);
  });

  it('tells what is in the way, and lives all the same', async () => {
    const ask = await served(() => Promise.resolve(['PostgreSQL: away']));
    expect(await ask('/health/ready')).toEqual({
      status: 503,
      body: { status: 'not ready', troubles: ['PostgreSQL: away'] },
    });
    expect((await ask('/health/live')).status).toBe(200);
  });

  it('is not ready where it cannot be told', async () => {
    const ask = await served(() => Promise.reject(new Error('broken')));
    expect((await ask('/health/ready')).status).toBe(503);
  });

  it('says which paths there are', async () => {
    const ask = await served(() => Promise.resolve([]));
    expect((await ask('/other')).status).toBe(404);
    expect((await ask('/health/live', 'POST')).status).toBe(404);
  });
});
