import type { LoadedSeries } from '@stratvector/model';

/** Which of two bars of one time stays: the stored one, the new one, or neither and the merge is refused. */
export type MergeRule = 'keep' | 'replace' | 'refuse';

/** What a merge did, in bars. */
export interface MergeCounts {
  /** Of times that were not there. */
  readonly added: number;
  /** That were there as they are. */
  readonly same: number;
  /** That were there otherwise, and took the new values. */
  readonly replaced: number;
  /** That were there otherwise, and stayed. */
  readonly kept: number;
}

interface Merged {
  readonly series: LoadedSeries;
  readonly counts: MergeCounts;
  /** Opens of the first bars that differ; milliseconds. */
  readonly differing: readonly number[];
}

const DIFFERING_MAX = 5;
const VALUES = ['open', 'high', 'low', 'close', 'volume'] as const;
type Column = 'openTime' | 'closeTime' | (typeof VALUES)[number];

/** A row of one of the two series: whose it is, and which. */
interface Pick {
  readonly fresh: Uint8Array;
  readonly rows: Int32Array;
  length: number;
}

const isSame = (old: LoadedSeries, fresh: LoadedSeries, at: number, to: number): boolean =>
  VALUES.every((name) => old.bars[name][at] === fresh.bars[name][to]) &&
  Object.is(old.adjustedClose?.[at], fresh.adjustedClose?.[to]);

const take = (pick: Pick, isFresh: boolean, row: number): void => {
  pick.fresh[pick.length] = Number(isFresh);
  pick.rows[pick.length] = row;
  pick.length += 1;
};

const picked = (
  old: Float64Array,
  fresh: Float64Array,
  { fresh: isFresh, rows, length }: Pick,
): Float64Array => {
  const column = new Float64Array(length);
  for (let place = 0; place < length; place += 1)
    column[place] = (isFresh[place] === 1 ? fresh : old)[rows[place] ?? -1] ?? NaN;
  return column;
};

const seriesOf = (old: LoadedSeries, fresh: LoadedSeries, pick: Pick): LoadedSeries => {
  const column = (name: Column): Float64Array => picked(old.bars[name], fresh.bars[name], pick);
  return {
    ...old,
    priceDecimals: Math.max(old.priceDecimals, fresh.priceDecimals),
    adjustedClose:
      old.adjustedClose && fresh.adjustedClose
        ? picked(old.adjustedClose, fresh.adjustedClose, pick)
        : null,
    bars: {
      length: pick.length,
      hasVolume: old.bars.hasVolume,
      openTime: column('openTime'),
      closeTime: column('closeTime'),
      open: column('open'),
      high: column('high'),
      low: column('low'),
      close: column('close'),
      volume: column('volume'),
    },
  };
};

/** Two series of one instrument and timeframe as one, ascending; `rule` decides between bars of one time. */
export const mergeBars = (old: LoadedSeries, fresh: LoadedSeries, rule: MergeRule): Merged => {
  const most = old.bars.length + fresh.bars.length;
  const pick: Pick = { fresh: new Uint8Array(most), rows: new Int32Array(most), length: 0 };
  const counts = { added: 0, same: 0, replaced: 0, kept: 0 };
  const differing: number[] = [];
  const meet = (at: number, to: number): void => {
    const replaces = rule === 'replace';
    if (isSame(old, fresh, at, to)) counts.same += 1;
    else {
      if (differing.length < DIFFERING_MAX) differing.push(old.bars.openTime[at] ?? NaN);
      counts[replaces ? 'replaced' : 'kept'] += 1;
    }
    take(pick, replaces, replaces ? to : at);
  };
  let [at, to] = [0, 0];
  while (at < old.bars.length || to < fresh.bars.length) {
    const stored = old.bars.openTime[at] ?? Infinity;
    const next = fresh.bars.openTime[to] ?? Infinity;
    if (stored === next) meet(at, to);
    else take(pick, next < stored, next < stored ? to : at);
    if (next < stored) counts.added += 1;
    at += Number(stored <= next);
    to += Number(next <= stored);
  }
  return { series: seriesOf(old, fresh, pick), counts, differing };
};
