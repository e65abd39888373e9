import { once } from 'node:events';
import { connect } from 'node:net';

const METADATA = 3;
const METADATA_VERSION = 1;
/** Size, key, version, correlation, an empty client id, and an empty list of topics. */
const REQUEST = Buffer.from([
  0,
  0,
  0,
  14,
  0,
  METADATA,
  0,
  METADATA_VERSION,
  0,
  0,
  0,
  1,
  255,
  255,
  0,
  0,
  0,
  0,
]);
/** Where the count of brokers stands in the answer, after its size and the correlation. */
const COUNT_AT = 8;

/** Whether a Metadata request on the port is answered with a broker: a port that only listens says less. */
export const answers = async (port: number): Promise<boolean> => {
  const socket = connect(port, '127.0.0.1').setTimeout(2000, () => socket.destroy());
  try {
    await once(socket, 'connect');
    socket.write(REQUEST);
    let heard = Buffer.alloc(0);
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      heard = Buffer.concat([heard, chunk]);
      if (heard.length >= COUNT_AT + 4) return heard.readInt32BE(COUNT_AT) > 0;
    }
    return false;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
};
