import { decimalsOf, packNumbers, packTimes } from './columns.ts';
import type { PackedColumn } from './columns.ts';
import { keptRows, pick } from './decimation.ts';
import type {
  ReportChart,
  ReportData,
  ReportLine,
  ReportPrices,
  ReportTrade,
  ReportTrades,
} from './report-data.ts';

/** So many rows of a chart are kept; beyond them its extremes are. */
export const ROWS_MAX = 6000;
/** More round trips than this hide the curve they are marked on. */
const MARKED_MAX = 150;
/** Rows of all price charts together, and the most and least of one. */
const PRICE_ROWS = 120_000;
const PRICE_ROWS_MAX = 6000;
const PRICE_ROWS_MIN = 300;

const DECIMALS: Readonly<Record<ReportChart['unit'], number | null>> = {
  money: 2,
  fraction: 6,
  ratio: 4,
  price: null,
};

/** One chart as the page's script reads it. */
export interface PackedChart {
  readonly unit: ReportChart['unit'];
  /** The place of its times among all. */
  readonly time: number;
  readonly lines: readonly {
    readonly name: string;
    readonly style: NonNullable<ReportLine['style']>;
    readonly tone: number;
    readonly values: PackedColumn;
  }[];
  readonly hasTrades: boolean;
  /** Rows there were, where not all are here. */
  readonly thinnedFrom: number | null;
}

interface PackedTrades {
  readonly instruments: readonly string[];
  readonly reasons: readonly string[];
  readonly columns: Readonly<Record<string, PackedColumn>>;
}

/** Collects the numbers of all charts, so that charts over the same times carry them once. */
export class PageData {
  readonly #times: PackedColumn[] = [];
  readonly #known = new Map<Float64Array, number>();
  readonly #charts: PackedChart[] = [];
  readonly #currency: string;
  readonly #boundary: number | null;
  readonly #trades: PackedTrades;
  /** Whether they are few enough to be marked without being asked for. */
  readonly hasFewTrades: boolean;

  constructor({ currency, boundary, trades }: ReportData) {
    this.#currency = currency;
    this.#boundary = boundary;
    this.#trades = packedTrades(trades);
    this.hasFewTrades = trades.rows.length <= MARKED_MAX;
  }

  /** The place of the chart among all. */
  add(chart: ReportChart, limit = ROWS_MAX): number {
    const { unit, time, lines, rows: before = time.length, hasTrades = false } = chart;
    const rows = keptRows(
      lines.map(({ values }) => values),
      limit,
    );
    this.#charts.push({
      unit,
      time: rows ? this.#add(pick(time, rows)) : this.#addWhole(time),
      lines: lines.map(({ name, values, style = 'line', tone }, place) => {
        const kept = pick(values, rows);
        return {
          name,
          style,
          tone: tone ?? place,
          values: packNumbers(kept, DECIMALS[unit] ?? decimalsOf(kept)),
        };
      }),
      hasTrades,
      thinnedFrom: rows || before > time.length ? before : null,
    });
    return this.#charts.length - 1;
  }

  /** The first of the price charts, one after another. */
  addPrices({ instruments }: ReportPrices): readonly number[] {
    const share = Math.floor(PRICE_ROWS / Math.max(1, instruments.length));
    const limit = Math.min(PRICE_ROWS_MAX, Math.max(PRICE_ROWS_MIN, share));
    return instruments.map(({ name, time, close }) =>
      this.add(
        {
          title: name,
          note: '',
          unit: 'price',
          time,
          lines: [{ name: 'Close', values: close }],
          hasTrades: true,
        },
        limit,
      ),
    );
  }

  /** What the page's script starts from. */
  value(): unknown {
    return {
      currency: this.#currency,
      boundary: this.#boundary,
      times: this.#times,
      charts: this.#charts,
      trades: this.#trades,
    };
  }

  #addWhole(time: Float64Array): number {
    const known = this.#known.get(time) ?? this.#add(time);
    this.#known.set(time, known);
    return known;
  }

  #add(time: Float64Array): number {
    this.#times.push(packTimes(time));
    return this.#times.length - 1;
  }
}

const NUMBERS: readonly (readonly [keyof ReportTrade, number])[] = [
  ['quantity', 6],
  ['entryPrice', 6],
  ['exitPrice', 6],
  ['pnl', 2],
  ['costs', 2],
  ['return', 6],
  ['days', 3],
  ['bars', 0],
  ['mae', 6],
  ['mfe', 6],
];
const NAMES = ['instrument', 'entryReason', 'exitReason'] as const;

const numberOf = (value: ReportTrade[keyof ReportTrade]): number =>
  typeof value === 'number' ? value : NaN;

/** Names stand once, in a list of their own. */
const listed = (names: readonly string[]) => {
  const distinct = [...new Set(names)];
  const places = new Map(distinct.map((name, place) => [name, place]));
  return { distinct, place: (name: string): number => places.get(name) ?? -1 };
};

const packedTrades = ({ rows }: ReportTrades): PackedTrades => {
  const instruments = listed(rows.map(({ instrument }) => instrument));
  const reasons = listed(rows.flatMap(({ entryReason, exitReason }) => [entryReason, exitReason]));
  const columnOf = (value: (trade: ReportTrade) => number): Float64Array =>
    Float64Array.from(rows, value);
  const numbers = NUMBERS.map(([name, most]) => {
    const column = columnOf((trade) => numberOf(trade[name]));
    return [name, packNumbers(column, Math.min(most, decimalsOf(column)))] as const;
  });
  const names = NAMES.map((name) => {
    const list = name === 'instrument' ? instruments : reasons;
    return [
      name,
      packNumbers(
        columnOf((trade) => list.place(trade[name])),
        0,
      ),
    ] as const;
  });
  return {
    instruments: instruments.distinct,
    reasons: reasons.distinct,
    columns: Object.fromEntries([
      ...numbers,
      ...names,
      [
        'isLong',
        packNumbers(
          columnOf(({ side }) => Number(side === 'long')),
          0,
        ),
      ],
      ['entryTime', packTimes(columnOf(({ entryTime }) => entryTime))],
      ['exitTime', packTimes(columnOf(({ exitTime }) => exitTime ?? NaN))],
    ]),
  };
};
