import pg from 'pg';
import { auditEventStore, eventStoreSchemas } from './audit.ts';
import type { StoreAudit } from './audit.ts';

const CONNECT_MS = 10_000;

/** The audit could not be made; the sentence says what to do. Nothing is said about the log. */
export class AuditRefused extends Error {
  override readonly name = 'AuditRefused';
}

interface Failure {
  readonly code?: unknown;
  readonly message?: unknown;
}

const SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there: start PostgreSQL, or name another host and port',
  ENOTFOUND: 'there is no such host: look at the name in the URL',
  EAI_AGAIN: 'the name of the host could not be looked up: is there a network?',
  ETIMEDOUT: 'the host does not answer: is a firewall in between?',
  '28P01': 'the password is refused: look at the name and the password in the URL',
  '28000': 'this role may not log in: name another in the URL',
  '3D000': 'the server has no such database: look at the last part of the URL',
  '42501':
    'the role may not read the event store: grant it what `grant select on all tables in schema S` and `grant usage on schema S` say, or name its owner',
  '57P03': 'the server is starting or stopping: try again in a moment',
};

/** Of an error of several attempts, the first. */
const firstOf = (error: unknown): object => {
  if (typeof error !== 'object' || error === null) return { message: String(error) };
  if (!('errors' in error) || !Array.isArray(error.errors)) return error;
  const first: unknown = error.errors[0];
  return typeof first === 'object' && first !== null ? first : error;
};

const failureOf = (error: unknown): Failure => firstOf(error);

const withoutPassword = (url: string): string => {
  const parsed = new URL(url);
  parsed.password = '';
  return parsed.href;
};

const refused = (url: string, error: unknown): AuditRefused => {
  if (error instanceof AuditRefused) return error;
  const { code, message } = failureOf(error);
  const sentence = typeof code === 'string' ? SENTENCES[code] : undefined;
  return new AuditRefused(`${withoutPassword(url)}: ${sentence ?? String(message)}`, {
    cause: error,
  });
};

const checkedUrl = (url: string): void => {
  if (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)) return;
  throw new AuditRefused(
    'the URL of the database is not one; allowed is postgres://user:password@host:5432/database',
  );
};

const schemasOf = async (
  client: pg.ClientBase,
  asked: readonly string[],
): Promise<readonly string[]> => {
  const there = await eventStoreSchemas(client);
  const missing = asked.filter((schema) => !there.includes(schema));
  const known = there.length === 0 ? 'it has none' : `it has ${there.join(', ')}`;
  if (missing.length > 0)
    throw new AuditRefused(
      `there is no event store in the schema ${missing.map((name) => `"${name}"`).join(', ')} of this database; ${known}`,
    );
  if (there.length === 0)
    throw new AuditRefused(
      'no schema of this database holds an event store: is it the database of a service?',
    );
  return asked.length > 0 ? asked : there;
};

/**
 * Audits the event stores of a database: those of the schemas that are named, or all of them.
 * @throws AuditRefused where it cannot be made.
 */
export const auditDatabase = async (
  url: string,
  schemas: readonly string[],
): Promise<readonly StoreAudit[]> => {
  checkedUrl(url);
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'stratvector audit',
  });
  // A connection that breaks fails the query that is under way.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const audits: StoreAudit[] = [];
    for (const schema of await schemasOf(client, schemas))
      audits.push(await auditEventStore(client, schema));
    return audits;
  } catch (error) {
    throw refused(url, error);
  } finally {
    await client.end().catch(() => undefined);
  }
};
