import { FIRST_OF_SESSION, LAST_OF_SESSION } from '@stratvector/backtest';
import type { RunPlan } from '@stratvector/backtest';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import type { Instant, InstantBar } from '@stratvector/model';

/** The bars of a plan as a feed would send them. */
export const instantsOf = ({ instruments }: RunPlan, feed: string): readonly Instant[] => {
  const byClose = new Map<number, InstantBar[]>();
  for (const { instrument, columns, sessionEdges } of instruments)
    for (let row = 0; row < columns.length; row += 1) {
      const at = (column: Float64Array): number => column[row] as number;
      const edges = sessionEdges[row] ?? 0;
      const close = at(columns.closeTime);
      const bars = byClose.get(close) ?? [];
      byClose.set(close, bars);
      bars.push({
        instrumentId: instrument.id,
        openTime: at(columns.openTime),
        open: at(columns.open),
        high: at(columns.high),
        low: at(columns.low),
        close: at(columns.close),
        volume: at(columns.volume),
        hasVolume: columns.hasVolume,
        firstOfSession: (edges & FIRST_OF_SESSION) !== 0,
        lastOfSession: (edges & LAST_OF_SESSION) !== 0,
      });
    }
  return [...byClose]
    .sort(([a], [b]) => a - b)
    .map(([close, bars], place) => ({
      feed,
      sequence: place + 1,
      closeTime: timestampOfMilliseconds(close),
      bars,
    }));
};
