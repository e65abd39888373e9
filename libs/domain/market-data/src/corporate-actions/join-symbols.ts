import type {
  BarColumns,
  CorporateAction,
  FindingKind,
  InstrumentId,
  LoadedSeries,
  RowCounts,
} from '@stratvector/model';

/** Series under the names that instruments have at the end. */
export interface JoinedSeries extends LoadedSeries {
  /** Every file that it comes from. */
  readonly sources: readonly string[];
}

interface Joined {
  readonly series: readonly JoinedSeries[];
  readonly problems: readonly string[];
}

type Change = Extract<CorporateAction, { type: 'symbol-change' }>;

const COLUMNS = ['openTime', 'closeTime', 'open', 'high', 'low', 'close', 'volume'] as const;

const concatenated = (first: Float64Array, second: Float64Array): Float64Array => {
  const whole = new Float64Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
};

const barsOf = (before: BarColumns, after: BarColumns): BarColumns => ({
  ...after,
  length: before.length + after.length,
  hasVolume: before.hasVolume && after.hasVolume,
  ...Object.fromEntries(COLUMNS.map((name) => [name, concatenated(before[name], after[name])])),
});

const countsOf = (a: RowCounts, b: RowCounts): RowCounts => ({
  read: a.read + b.read,
  used: a.used + b.used,
  skipped: a.skipped + b.skipped,
  repaired: a.repaired + b.repaired,
});

type Tally = Readonly<Partial<Record<FindingKind, number>>>;

const tallyOf = (a: Tally, b: Tally): Tally => {
  const sum: Partial<Record<FindingKind, number>> = { ...a };
  for (const [kind, count] of Object.entries(b) as [FindingKind, number][])
    sum[kind] = (sum[kind] ?? 0) + count;
  return sum;
};

const join = (before: JoinedSeries, after: JoinedSeries): JoinedSeries => ({
  ...after,
  bars: barsOf(before.bars, after.bars),
  adjustedClose:
    before.adjustedClose && after.adjustedClose
      ? concatenated(before.adjustedClose, after.adjustedClose)
      : null,
  priceDecimals: Math.max(before.priceDecimals, after.priceDecimals),
  findings: [...before.findings, ...after.findings],
  tally: tallyOf(before.tally, after.tally),
  counts: countsOf(before.counts, after.counts),
  sources: [...before.sources, ...after.sources],
});

const problemOf = (
  { instrumentId, newId, date }: Change,
  before: JoinedSeries,
  after: JoinedSeries,
): string | null => {
  const name = `${instrumentId} became ${newId} on ${date}`;
  const { bars } = before;
  if (!((bars.closeTime[bars.length - 1] ?? NaN) <= (after.bars.openTime[0] ?? NaN)))
    return `${name}, and the data has bars of both from the same time; keep the bars of ${instrumentId} before that day, and of ${newId} from it on`;
  if (before.timeframe !== after.timeframe || before.sessionDates !== after.sessionDates)
    return `${name}, and their bars are of different kinds (${before.timeframe} and ${after.timeframe}); give both in one`;
  return null;
};

const isChange = (action: CorporateAction): action is Change => action.type === 'symbol-change';

const byDate = (a: CorporateAction, b: CorporateAction): number =>
  a.date < b.date ? -1 : Number(a.date > b.date);

/** Puts the bars of a former symbol before those of the later one, change by change. */
export const joinSymbols = (
  loaded: readonly LoadedSeries[],
  actions: readonly CorporateAction[],
): Joined => {
  const series = new Map(
    loaded.map((one): [InstrumentId, JoinedSeries] => [
      one.instrument,
      { ...one, sources: [one.source] },
    ]),
  );
  const problems: string[] = [];
  for (const change of [...actions].sort(byDate).filter(isChange)) {
    const { instrumentId, newId } = change;
    const [before, after] = [series.get(instrumentId), series.get(newId)];
    if (!before) continue;
    const problem = after ? problemOf(change, before, after) : null;
    if (problem !== null) problems.push(problem);
    series.delete(instrumentId);
    series.set(newId, after ? join(before, after) : { ...before, instrument: newId });
  }
  return { series: [...series.values()], problems };
};

/** The symbol that an instrument has at the end, by one that it had before. */
export const latestSymbols = (
  actions: readonly CorporateAction[],
): ((symbol: string) => string) => {
  const latest = new Map<string, InstrumentId>(
    actions.filter(isChange).map(({ instrumentId, newId }) => [instrumentId, newId] as const),
  );
  return (symbol) => {
    let found = symbol;
    // A symbol that comes back to one before it would go round for ever.
    for (let step = 0; step < latest.size; step += 1) found = latest.get(found) ?? found;
    return found;
  };
};

/** Actions by the symbol that an instrument has at the end, in order of their dates. */
export const actionsByInstrument = (
  actions: readonly CorporateAction[],
): ReadonlyMap<string, readonly CorporateAction[]> => {
  const finalOf = latestSymbols(actions);
  const found = new Map<string, CorporateAction[]>();
  for (const action of [...actions].sort(byDate)) {
    const id = finalOf(action.instrumentId);
    found.set(id, [...(found.get(id) ?? []), action]);
  }
  return found;
};
