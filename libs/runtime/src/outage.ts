/** What sockets and pools say while a server is away; the names are those of Node. */
const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

/**
 * Classes of SQLSTATE that speak of the server and not of what it was asked: connection, resources, operator
 * intervention, system error (PostgreSQL manual, appendix A).
 */
const SERVER_CLASSES = new Set(['08', '53', '57', '58']);

/** What the driver says without a code. */
const BROKEN = /^(Connection terminated|timeout exceeded when trying to connect)/;

const textOf = (error: object, field: 'code' | 'message'): string => {
  const value: unknown = field in error ? Reflect.get(error, field) : undefined;
  return typeof value === 'string' ? value : '';
};

const isServerCode = (code: string): boolean =>
  SOCKET_CODES.has(code) || (/^[0-9A-Z]{5}$/.test(code) && SERVER_CLASSES.has(code.slice(0, 2)));

/**
 * Whether a failure is that of a server which is away, full or stopping: it says nothing about the message
 * that was handled, which is to be delivered again for as long as it takes.
 */
export const isOutage = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.some(isOutage);
  return isServerCode(textOf(error, 'code')) || BROKEN.test(textOf(error, 'message'));
};
