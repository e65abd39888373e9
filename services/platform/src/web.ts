import { BadInput } from '@stratvector/cli';
import { codeOf } from '@stratvector/local-files';
import { applicationOf } from '@stratvector/modules';
import type { ServeTerms } from '@stratvector/modules';

const LOOPBACK = '127.0.0.1';

export interface Web {
  /** Without a slash at its end. */
  readonly address: string;
  close(): Promise<void>;
}

const listenProblem = (error: unknown, port: number): unknown => {
  const code = codeOf(error);
  if (code === 'EADDRINUSE')
    return new BadInput([
      `HTTP_PORT: port ${String(port)} is in use by another program; stop that one, or choose another, such as HTTP_PORT=${String(port + 10)}`,
    ]);
  if (code === 'EACCES')
    return new BadInput([
      `HTTP_PORT: the system does not let this user listen on port ${String(port)}; choose one above 1023`,
    ]);
  return error;
};

/** Listens on this machine alone. @throws BadInput where the port cannot be had. */
export const openWeb = async (terms: ServeTerms, port: number): Promise<Web> => {
  const application = await applicationOf(terms);
  try {
    await application.listen(port, LOOPBACK);
  } catch (error) {
    await application.close();
    throw listenProblem(error, port);
  }
  const bound = application.getHttpServer().address();
  const at = bound !== null && typeof bound === 'object' ? bound.port : port;
  return { address: `http://${LOOPBACK}:${String(at)}`, close: () => application.close() };
};
