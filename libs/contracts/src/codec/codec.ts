import type { BreakMessage, OrderFactMessage } from '../execution.ts';
import type { InstantHandledMessage } from '../handled.ts';
import type { InstantMessage } from '../market-data.ts';
import type { RiskMessage } from '../risk.ts';
import type { SignalsRaised } from '../strategy.ts';
import { breakOf, breakWire } from './break-wire.ts';
import { orderFactOf, orderFactWire } from './execution-wire.ts';
import { handledOf, handledWire } from './handled-wire.ts';
import { instantOf, instantWire } from './market-data-wire.ts';
import {
  modificationApprovedOf,
  modificationApprovedWire,
  modificationDeniedOf,
  modificationDeniedWire,
} from './modification-wire.ts';
import {
  approvedOf,
  approvedWire,
  bookingOf,
  bookingWire,
  cancelOf,
  cancelWire,
  deniedOf,
  deniedWire,
  flowOf,
  flowWire,
  splitOf,
  splitWire,
} from './risk-wire.ts';
import { signalsOf, signalsWire } from './signal-wire.ts';
import { WireProblem, WireReader } from './wire-reader.ts';
import type { Scales } from './wire-reader.ts';

/** Everything that crosses from one context to another. */
export type ContractMessage =
  | InstantMessage
  | SignalsRaised
  | RiskMessage
  | OrderFactMessage
  | BreakMessage
  | InstantHandledMessage;

export type MessageTopic = ContractMessage['topic'];

/** A message, or the sentence that says why it cannot be read: it is parked then, never guessed. */
export type Decoded =
  | { readonly message: ContractMessage; readonly problem: null }
  | { readonly message: null; readonly problem: string };

const wireOf = (message: ContractMessage, scales: Scales): object => {
  switch (message.topic) {
    case 'market-data.instant.v1':
      return instantWire(message);
    case 'strategy.signal.v1':
      return signalsWire(message, scales);
    case 'risk.order-approved.v1':
      return approvedWire(message, scales);
    case 'risk.order-denied.v1':
      return deniedWire(message);
    case 'risk.cancel-ordered.v1':
      return cancelWire(message);
    case 'risk.modification-approved.v1':
      return modificationApprovedWire(message, scales);
    case 'risk.modification-denied.v1':
      return modificationDeniedWire(message);
    case 'risk.booking.v1':
      return bookingWire(message, scales);
    case 'risk.flow.v1':
      return flowWire(message);
    case 'risk.split.v1':
      return splitWire(message, scales);
    case 'execution.order.v1':
      return orderFactWire(message, scales);
    case 'execution.break.v1':
      return breakWire(message, scales);
    case 'execution.instant-filled.v1':
    case 'risk.instant-booked.v1':
    case 'risk.instant-reviewed.v1':
    case 'execution.instant-placed.v1':
      return handledWire(message);
  }
};

const READERS: { readonly [Topic in MessageTopic]: (reader: WireReader) => ContractMessage } = {
  'market-data.instant.v1': instantOf,
  'strategy.signal.v1': signalsOf,
  'risk.order-approved.v1': approvedOf,
  'risk.order-denied.v1': deniedOf,
  'risk.cancel-ordered.v1': cancelOf,
  'risk.modification-approved.v1': modificationApprovedOf,
  'risk.modification-denied.v1': modificationDeniedOf,
  'risk.booking.v1': bookingOf,
  'risk.flow.v1': flowOf,
  'risk.split.v1': splitOf,
  'execution.order.v1': orderFactOf,
  'execution.break.v1': breakOf,
  'execution.instant-filled.v1': handledOf('execution.instant-filled.v1'),
  'risk.instant-booked.v1': handledOf('risk.instant-booked.v1'),
  'risk.instant-reviewed.v1': handledOf('risk.instant-reviewed.v1'),
  'execution.instant-placed.v1': handledOf('execution.instant-placed.v1'),
};

const READER_OF_TOPIC = new Map<string, (reader: WireReader) => ContractMessage>(
  Object.entries(READERS),
);

/**
 * Messages as text on a topic, in proto3 JSON of the `.proto` files: decode(encode(m)) = m. Fields that
 * are not known are passed over, so that an old consumer reads what a newer publisher adds.
 */
export class MessageCodec {
  readonly #scales: Scales;

  constructor(scales: Scales) {
    this.#scales = scales;
  }

  encode(message: ContractMessage): string {
    return JSON.stringify(wireOf(message, this.#scales));
  }

  decode(topic: string, text: string): Decoded {
    const read = READER_OF_TOPIC.get(topic);
    if (!read) return { message: null, problem: `${topic}: no such topic is read here` };
    try {
      return {
        message: read(new WireReader(parsed(text, topic), topic, this.#scales)),
        problem: null,
      };
    } catch (error) {
      if (error instanceof WireProblem) return { message: null, problem: error.message };
      throw error;
    }
  }
}

const parsed = (text: string, topic: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new WireProblem(
      `${topic}: found a text that is no JSON, allowed is the JSON of its message`,
    );
  }
};
