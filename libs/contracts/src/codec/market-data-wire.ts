import { millisecondsOf, timestampOfMilliseconds } from '@stratvector/kernel';
import type { InstantBar } from '@stratvector/model';
import type * as Wire from '../generated/stratvector/market_data/v1/instant.ts';
import type { InstantMessage } from '../market-data.ts';
import type { WireReader } from './wire-reader.ts';
import { timeText } from './wire-time.ts';

const barWire = (bar: InstantBar): Wire.InstantBar => ({
  ...bar,
  openTime: timeText(timestampOfMilliseconds(bar.openTime)),
});

const barOf = (reader: WireReader): InstantBar => ({
  instrumentId: reader.id('instrumentId'),
  openTime: millisecondsOf(reader.time('openTime')),
  open: reader.number('open'),
  high: reader.number('high'),
  low: reader.number('low'),
  close: reader.number('close'),
  volume: reader.number('volume'),
  hasVolume: reader.flag('hasVolume'),
  firstOfSession: reader.flag('firstOfSession'),
  lastOfSession: reader.flag('lastOfSession'),
});

export const instantWire = ({ feed, sequence, closeTime, bars }: InstantMessage): Wire.Instant => ({
  feed,
  sequence: String(sequence),
  closeTime: timeText(closeTime),
  bars: bars.map(barWire),
});

export const instantOf = (reader: WireReader): InstantMessage => ({
  topic: 'market-data.instant.v1',
  feed: reader.id('feed'),
  sequence: Number(reader.count('sequence')),
  closeTime: reader.time('closeTime'),
  bars: reader.messages('bars').map(barOf),
});
