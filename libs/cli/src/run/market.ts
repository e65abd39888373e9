import { actionsByInstrument, joinSymbols } from '@stratvector/domain-market-data';
import type {
  Adjustment,
  Calendar,
  JoinedSeries,
  ScheduledAction,
  SessionRows,
} from '@stratvector/domain-market-data';
import type { CorporateAction, LoadedSeries, Timeframe } from '@stratvector/model';
import type { InstrumentRecord } from '@stratvector/reference-csv';
import { BadInput } from '../failure.ts';
import { adjusted, adjustmentOf, adjustmentProblems } from './adjustment.ts';
import { calendarFor, calendarTerms, endOfDate, scheduled, startOfDate } from './calendar.ts';
import type { CalendarTerms } from './calendar.ts';
import { haltsOf } from './halts.ts';
import { countedDecimals, currencyProblems, roundedBars, tooFine } from './instruments.ts';
import { firstClose, lastOpen } from './period.ts';
import type { Zoned } from './period.ts';
import type { LoadedRun } from './load-configuration.ts';
import type { Reference } from './reference.ts';
import { between } from './run-series.ts';
import type { RunSeries } from './run-series.ts';
import { endCauses } from './series-end.ts';
import { splitsAtOpens } from './split-slots.ts';
import { coarserBars, sessionsOf, timeframeProblems } from './timeframe.ts';
import { chosen, listingOf } from './universe.ts';
import type { AskedSymbols } from './universe.ts';

/** The bars of a run on their sessions, adjusted, and what the reference files say of them. */
export interface RunMarket {
  readonly series: readonly RunSeries[];
  readonly hasDelistings: boolean;
  /** Adjustment was asked for, and neither actions nor adjusted closes were there to do it by. */
  readonly asDelivered: boolean;
}

/** What every instrument of a run is prepared by. */
interface Terms extends CalendarTerms {
  readonly reference: Reference;
  readonly actions: ReadonlyMap<string, readonly CorporateAction[]>;
  readonly adjustment: Adjustment;
}

/** One instrument on its way into the run. */
interface Candidate extends JoinedSeries {
  readonly record: InstrumentRecord | null;
  readonly calendar: Calendar | null;
  readonly delisted: string | null;
  readonly outsideListing: number;
  /** Its data has bars after the run. */
  readonly goesOn: boolean;
}

const refuse = (problems: readonly string[]): void => {
  if (problems.length > 0) throw new BadInput(problems);
};

const joined = (
  loaded: readonly LoadedSeries[],
  actions: readonly CorporateAction[],
): readonly JoinedSeries[] => {
  const { series, problems } = joinSymbols(loaded, actions);
  refuse(problems.map((problem) => `corporate_actions.file: ${problem}`));
  return series;
};

const zoned = ({ sessionDates, calendar }: Candidate): Zoned => ({
  sessionDates,
  calendar: calendar?.code ?? 'data',
});

/** Only the bars between listing and delisting are the instrument's own. */
const listedOnly = (series: JoinedSeries, terms: Terms): Candidate => {
  const { reference, actions, timezone } = terms;
  const { instrument } = series;
  const record = reference.instruments.get(instrument) ?? null;
  const calendar = calendarFor(record, terms);
  const { listed, delisted } = listingOf(instrument, reference, actions.get(instrument) ?? []);
  // Dated bars are still at midnight: the session's own hours come later.
  const own = series.sessionDates ? null : calendar;
  const cut = between(
    series,
    listed === null ? -Infinity : startOfDate(listed, series, own, timezone),
    delisted === null ? Infinity : endOfDate(delisted, series, own, timezone),
  );
  const outsideListing = series.bars.length - cut.bars.length;
  return { ...cut, record, calendar, delisted, outsideListing, goesOn: false };
};

/** Without the bars that open after the run. */
const upToEnd = (candidate: Candidate, end: number): Candidate => {
  const cut = between(candidate, -Infinity, end);
  return { ...cut, goesOn: cut.bars.length < candidate.bars.length };
};

/** Why each trades no longer after its last bar, once all are on their sessions. */
const withEnds = (
  made: readonly RunSeries[],
  candidates: readonly Candidate[],
): readonly RunSeries[] => {
  const causes = endCauses(
    made.map(({ bars }, place) => ({
      bars,
      delisted: candidates[place]?.delisted ?? null,
      goesOn: candidates[place]?.goesOn ?? false,
    })),
  );
  return made.map((one, place) => ({ ...one, ends: causes[place] ?? null }));
};

const day = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

const checkPeriod = (series: readonly Candidate[], start: number): void => {
  refuse(
    series
      .filter(({ bars }) => bars.length === 0)
      .map(({ instrument, outsideListing }) =>
        outsideListing > 0
          ? `universe.file: ${instrument} has no bars between its listing and its delisting; correct the dates`
          : `data.end: ${instrument} has no bars up to it; choose a later day`,
      ),
  );
  const last = Math.max(...series.map(({ bars }) => bars.closeTime[bars.length - 1] ?? NaN));
  if (start > last)
    throw new BadInput([
      `data.start: found ${day(start)}, but the data ends on ${day(last - 1)}; choose an earlier day`,
    ]);
};

/** The actions that show in its bars, each at its moment; a later split is in no price of them. */
const actionsOf = (
  series: Candidate,
  calendar: Calendar | null,
  { actions, timezone }: Terms,
): readonly ScheduledAction[] => {
  const last = series.bars.openTime[series.bars.length - 1] ?? -Infinity;
  return (actions.get(series.instrument) ?? []).flatMap((action): readonly ScheduledAction[] => {
    if (action.type === 'delisting')
      return [{ at: endOfDate(action.date, series, calendar, timezone), action }];
    const at = startOfDate(action.date, series, calendar, timezone);
    return at <= last ? [{ at, action }] : [];
  });
};

/** On its sessions and adjusted; or what is wrong with it. */
const prepared = (candidate: Candidate, terms: Terms): RunSeries | readonly string[] => {
  const { calendar, record, outsideListing } = candidate;
  const placed = scheduled(candidate, calendar, terms);
  if (typeof placed === 'string') return [placed];
  const { series, sessions, outsideHours, missing } = placed;
  const decimals = countedDecimals(record);
  const { bars, rounded, coarse, lost } = roundedBars(series.bars, series.priceDecimals, decimals);
  if (lost !== null) return [`${series.source}: ${tooFine(series.instrument, lost, decimals)}`];
  const actions = actionsOf(series, calendar, terms);
  const raw = { ...series, bars };
  const problems = adjustmentProblems(raw, actions, terms.adjustment);
  if (problems.length > 0) return problems;
  return {
    ...raw,
    ...adjusted(raw, actions, { kind: terms.adjustment, decimals }),
    record,
    calendar: calendar?.code ?? 'data',
    sessions,
    barCounts: { outsideHours, outsideListing, missing, rounded, coarse },
    adjustment: terms.adjustment,
    ends: null,
    halts: haltsOf(series, terms.reference.halts, {
      calendar,
      timezone: terms.timezone,
      actions: terms.reference.actions ?? [],
    }),
    finer: null,
    whole: null,
  };
};

/** Coarser bars of a series; those that hold a split stand on new shares from their open on. */
const madeCoarser = (
  series: RunSeries,
  asked: Timeframe,
  sessions: SessionRows,
): RunSeries | string => {
  const made = coarserBars(series, asked, sessions);
  if (typeof made === 'string') return made;
  const { bars, adjustedClose, days } = made;
  const { booked, record } = series;
  const split = splitsAtOpens(series.bars, bars, booked, countedDecimals(record));
  if (split) return madeCoarser({ ...series, ...split }, asked, sessions);
  return { ...series, timeframe: asked, bars, adjustedClose, sessions: days };
};

/** Resampled where the run asks for coarser bars; their sessions are then counted by their days. */
const onTimeframe = (
  series: RunSeries,
  asked: Timeframe | null,
  { extendedHours }: Terms,
): RunSeries | readonly string[] => {
  if (asked === null || asked === series.timeframe) return series;
  const made = madeCoarser(series, asked, sessionsOf(series, extendedHours));
  return typeof made === 'string' ? [`data.timeframe: ${made}`] : made;
};

/** Makes of what was read what the run trades. @throws BadInput with every problem of a step. */
export const marketOf = (
  read: readonly LoadedSeries[],
  loaded: LoadedRun,
  { reference, asked }: { readonly reference: Reference; readonly asked: AskedSymbols | null },
): RunMarket => {
  const { configuration } = loaded;
  const { data } = configuration;
  const series = chosen(joined(read, reference.actions ?? []), asked);
  const terms: Terms = {
    ...calendarTerms(loaded),
    reference,
    actions: actionsByInstrument(reference.actions ?? []),
    adjustment: adjustmentOf(data.adjust, reference.actions, series),
  };
  const candidates = series
    .map((one) => listedOnly(one, terms))
    .map((one) => upToEnd(one, lastOpen(data, zoned(one))));
  checkPeriod(candidates, Math.max(...candidates.map((one) => firstClose(data, zoned(one)))));
  refuse(timeframeProblems(candidates, data.timeframe));
  refuse(currencyProblems(candidates, configuration));
  const made = candidates
    .map((one) => prepared(one, terms))
    .map((one) => ('instrument' in one ? onTimeframe(one, data.timeframe, terms) : one));
  refuse(made.flatMap((one) => ('instrument' in one ? [] : one)));
  return {
    series: withEnds(
      made.filter((one) => 'instrument' in one),
      candidates,
    ),
    hasDelistings: candidates.some(({ delisted }) => delisted !== null),
    asDelivered:
      data.adjust === 'all' &&
      reference.actions === null &&
      candidates.every(({ adjustedClose }) => adjustedClose === null),
  };
};
