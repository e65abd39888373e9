import type { BookingMessage, MessageCodec } from '@stratvector/contracts';
import { millisecondsOf } from '@stratvector/kernel';
import type { BusMessage, MessageBus } from '@stratvector/kernel';
import { formatDecimal, formatMoney } from '@stratvector/model';
import type { Instrument } from '@stratvector/model';

const GROUP = 'console';

const day = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace('T00:00:00.000Z', '').replace('.000Z', 'Z');

/** A fill in a line: when, what, at which price, and what is held then. */
const fillLine = (booking: BookingMessage, instrument: Instrument): string => {
  const { quantity, price, positionAfter, realized, cashAfter } = booking;
  const { priceDecimals, quantityDecimals } = instrument;
  const size = (count: bigint): string => formatDecimal(count, quantityDecimals);
  const verb = quantity > 0n ? 'bought' : 'sold';
  const money = realized === 0n ? '' : `, realized ${formatMoney(realized)}`;
  return `${day(millisecondsOf(booking.at))}  ${verb} ${size(quantity < 0n ? -quantity : quantity)} ${instrument.id} at ${formatDecimal(price, priceDecimals)}, now ${size(positionAfter)}${money}, cash ${formatMoney(cashAfter)}`;
};

/** Prints each fill as the books take it. */
export const printFills = async (
  bus: MessageBus,
  codec: MessageCodec,
  {
    instruments,
    print,
  }: {
    readonly instruments: readonly Instrument[];
    readonly print: (line: string) => void;
  },
): Promise<void> => {
  const known = new Map(instruments.map((one) => [one.id, one]));
  const handle = ({ headers, value }: BusMessage): Promise<void> => {
    if (headers['ce_type'] !== 'risk.booking.v1') return Promise.resolve();
    const { message } = codec.decode('risk.booking.v1', value);
    const instrument =
      message?.topic === 'risk.booking.v1' ? known.get(message.instrumentId) : null;
    if (message?.topic === 'risk.booking.v1' && instrument) print(fillLine(message, instrument));
    return Promise.resolve();
  };
  await bus.subscribe({ group: GROUP, topics: ['risk.booking.v1'], handle });
};
