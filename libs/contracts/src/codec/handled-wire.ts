import type * as Wire from '../generated/stratvector/trading/v1/handled.ts';
import type { InstantHandledMessage } from '../handled.ts';
import type { WireReader } from './wire-reader.ts';
import { timeText } from './wire-time.ts';

export const handledWire = ({
  accountId,
  closeTime,
}: InstantHandledMessage): Wire.InstantHandled => ({ accountId, closeTime: timeText(closeTime) });

/** Reads one of these topics; all of them say the same. */
export const handledOf =
  <Topic extends InstantHandledMessage['topic']>(topic: Topic) =>
  (reader: WireReader) => ({
    topic,
    accountId: reader.id<InstantHandledMessage['accountId']>('accountId'),
    closeTime: reader.time('closeTime'),
  });
