import { TIMEFRAME_MILLISECONDS, timeframeOfGap } from '@stratvector/model';
import type {
  DataFinding,
  FindingKind,
  InstrumentId,
  LoadedSeries,
  Timeframe,
} from '@stratvector/model';
import type { RowValues } from './bar-rules.ts';

const FINDINGS_MAX = 1000;
const PRICE_DECIMALS = 6;
const DAY_MS = 86_400_000;

interface Shape {
  readonly hasVolume: boolean;
  readonly hasAdjusted: boolean;
}

/** Times of a row are normalized to 10^-6: finer prices are rounded, and that is said. */
const normalized = (value: number): number => Math.round(value * 1e6) / 1e6;

const decimalsOf = (value: number): number => {
  for (let decimals = 0; decimals < PRICE_DECIMALS; decimals += 1) {
    const scaled = value * 10 ** decimals;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-7) return decimals;
  }
  return PRICE_DECIMALS;
};

/** The bars of one instrument as they come in. */
export class SeriesBuilder {
  read = 0;
  readonly #instrument: InstrumentId;
  readonly #terms: { readonly source: string; readonly timestamp: 'open' | 'close' };
  readonly #shape: Shape;
  readonly #times: number[] = [];
  readonly #columns: Record<keyof RowValues, number[]> = {
    open: [],
    high: [],
    low: [],
    close: [],
    volume: [],
  };
  readonly #adjusted: number[] = [];
  readonly #findings: DataFinding[] = [];
  readonly #tally: Partial<Record<FindingKind, number>> = {};
  #repaired = 0;
  #priceDecimals = 0;

  constructor(
    instrument: InstrumentId,
    terms: { readonly source: string; readonly timestamp: 'open' | 'close' },
    shape: Shape,
  ) {
    this.#instrument = instrument;
    this.#terms = terms;
    this.#shape = shape;
  }

  /** Whether a row may follow the ones before it. */
  orderProblem(time: number): { readonly kind: FindingKind; readonly what: string } | null {
    const last = this.#times.at(-1) ?? -Infinity;
    if (time > last) return null;
    const shown = new Date(time).toISOString();
    return time === last
      ? { kind: 'DUPLICATE_TIME', what: `the time ${shown} stands twice` }
      : {
          kind: 'UNSORTED',
          what: `the time ${shown} is before the row above; sort the file by time`,
        };
  }

  add(time: number, row: RowValues, adjusted: number): void {
    this.#times.push(time);
    for (const name of ['open', 'high', 'low', 'close'] as const) {
      const price = normalized(row[name]);
      this.#columns[name].push(price);
      if (this.#priceDecimals < PRICE_DECIMALS)
        this.#priceDecimals = Math.max(this.#priceDecimals, decimalsOf(price));
    }
    this.#columns.volume.push(row.volume);
    this.#adjusted.push(adjusted);
  }

  repaired(line: number, time: number, kind: FindingKind, sentence: string): void {
    this.#repaired += 1;
    this.#find({ kind, row: line, time, sentence });
  }

  skipped(line: number, kind: FindingKind, sentence: string): void {
    this.#find({ kind, row: line, time: null, sentence });
  }

  /** No series where no row was good. */
  finish(isDated: boolean): readonly LoadedSeries[] {
    const used = this.#times.length;
    if (used === 0) return [];
    const timeframe = isDated ? '1d' : this.#timeframe();
    const width = isDated ? DAY_MS : TIMEFRAME_MILLISECONDS[timeframe];
    const shift = this.#terms.timestamp === 'close' && !isDated ? width : 0;
    const openTime = Float64Array.from(this.#times, (time) => time - shift);
    const column = (name: keyof RowValues): Float64Array => Float64Array.from(this.#columns[name]);
    return [
      {
        instrument: this.#instrument,
        timeframe,
        bars: {
          length: used,
          openTime,
          closeTime: openTime.map((time) => time + width),
          open: column('open'),
          high: column('high'),
          low: column('low'),
          close: column('close'),
          volume: column('volume'),
          hasVolume: this.#shape.hasVolume,
        },
        sessionDates: isDated,
        adjustedClose: this.#shape.hasAdjusted ? Float64Array.from(this.#adjusted) : null,
        priceDecimals: this.#priceDecimals,
        source: this.#terms.source,
        findings: this.#findings,
        tally: this.#tally,
        counts: { read: this.read, used, skipped: this.read - used, repaired: this.#repaired },
      },
    ];
  }

  /** The gap between bars that is most common, where bars of that length exist. */
  #timeframe(): Timeframe {
    const gaps = new Map<number, number>();
    this.#times.forEach((time, row) => {
      const gap = time - (this.#times[row - 1] ?? NaN);
      if (gap > 0) gaps.set(gap, (gaps.get(gap) ?? 0) + 1);
    });
    const [common] = [...gaps].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return timeframeOfGap(common?.[0] ?? DAY_MS) ?? '1d';
  }

  #find(finding: DataFinding): void {
    this.#tally[finding.kind] = (this.#tally[finding.kind] ?? 0) + 1;
    if (this.#findings.length < FINDINGS_MAX) this.#findings.push(finding);
  }
}
