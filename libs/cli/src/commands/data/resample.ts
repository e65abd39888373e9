import {
  calendarOf,
  CALENDAR_CODES,
  isCalendarCode,
  sessionsOfCalendar,
  sessionsOfDays,
} from '@stratvector/domain-market-data';
import type { Calendar } from '@stratvector/domain-market-data';
import { TIMEFRAME_MILLISECONDS } from '@stratvector/model';
import type { LoadedSeries, Timeframe } from '@stratvector/model';
import { fileTerms, timeframeOf } from '../../data/file-flags.ts';
import type { FileFlags } from '../../data/file-flags.ts';
import { inputFiles } from '../../data/input-bars.ts';
import { notesOf, provenanceOf, refuseProblems } from '../../data/read-file.ts';
import { checkOut, writeBars, writtenJson } from '../../data/write-bars.ts';
import type { SayOptions } from '../../data/write-bars.ts';
import { BadInput } from '../../failure.ts';
import { scheduled } from '../../run/calendar.ts';
import { grouped } from '../../run/terminal.ts';
import { coarserBars } from '../../run/timeframe.ts';

export interface ResampleOptions extends FileFlags, SayOptions {
  readonly store?: string;
  readonly to: string;
  readonly out: string;
  readonly calendar?: string;
}

/** A calendar by its code; null where none is given. @throws BadInput for a code that is none. */
export const calendarFlag = (code: string | undefined): Calendar | null => {
  if (code === undefined || code === 'data') return null;
  if (isCalendarCode(code)) return calendarOf(code);
  throw new BadInput([
    `--calendar ${code}: there is no such calendar; allowed are ${CALENDAR_CODES.join(', ')}, and data for the dates in the data`,
  ]);
};

const coarserOf = (
  series: LoadedSeries,
  to: Timeframe,
  { calendar, timezone }: { readonly calendar: Calendar | null; readonly timezone: string },
): LoadedSeries | string => {
  if (TIMEFRAME_MILLISECONDS[to] <= TIMEFRAME_MILLISECONDS[series.timeframe])
    return `--to ${to}: the bars of ${series.instrument} are ${series.timeframe}; name a coarser length`;
  const terms = { calendar: calendar?.code ?? 'data', isData: !calendar, timezone };
  const placed = scheduled(series, calendar, { ...terms, extendedHours: false });
  if (typeof placed === 'string') return placed.replace('data.calendar', '--calendar');
  const { bars: finer } = placed.series;
  const sessions = calendar
    ? sessionsOfCalendar(finer, calendar)
    : sessionsOfDays(finer, placed.sessions);
  const made = coarserBars(placed.series, to, sessions);
  if (typeof made === 'string') return `--to ${to}: ${made}`;
  const { bars, adjustedClose } = made;
  return { ...series, timeframe: to, sessionDates: false, bars, adjustedClose };
};

/** `stratvector data resample INPUT --to TIMEFRAME --out FILE`: coarser bars, by session. */
export const resampleBars = async (input: string, options: ResampleOptions): Promise<void> => {
  const { to: asked, out, store } = options;
  checkOut(out);
  const to = timeframeOf(asked, '--to', (sentence) => {
    throw new BadInput([sentence]);
  });
  const calendar = calendarFlag(options.calendar);
  const terms = fileTerms(options);
  const files = await inputFiles(input, { ...terms, store });
  refuseProblems(files);
  const timezone = terms.timezone ?? 'UTC';
  const made = files
    .flatMap(({ series }) => series)
    .map((series) => coarserOf(series, to ?? '1d', { calendar, timezone }));
  const problems = made.filter((one) => typeof one === 'string');
  if (problems.length > 0) throw new BadInput(problems);
  const written = made.flatMap((series) =>
    typeof series === 'string' ? [] : [{ series, columns: [] }],
  );
  const [first] = files;
  if (first) await writeBars(out, written, provenanceOf(first));
  const notes = notesOf(files);
  const rows = written.reduce((sum, { series }) => sum + series.bars.length, 0);
  console.log(
    options.json
      ? writtenJson(out, written, notes)
      : [`Wrote ${grouped(rows, 0)} bars of ${asked} to ${out}`, ...notes].join('\n'),
  );
};
