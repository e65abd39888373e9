import { checkBars } from '@stratvector/domain-market-data';
import type {
  Calendar,
  CheckInput,
  CheckSeverity,
  ReportedFinding,
} from '@stratvector/domain-market-data';
import type { BarColumns, LoadedSeries, RawBars } from '@stratvector/model';
import { fileTerms } from '../../data/file-flags.ts';
import type { FileFlags } from '../../data/file-flags.ts';
import { inputFiles } from '../../data/input-bars.ts';
import { notesOf } from '../../data/read-file.ts';
import type { BarFile } from '../../data/read-file.ts';
import { CheckFailed } from '../../failure.ts';
import { counted } from '../../run/terminal.ts';
import { calendarFlag } from './resample.ts';

export interface DataCheckOptions extends FileFlags {
  readonly store?: string;
  readonly calendar?: string;
  readonly limit: number;
  readonly json?: true;
}

interface FileFinding extends Omit<ReportedFinding, 'values'> {
  readonly file: string;
  readonly symbol: string | null;
  readonly values: Readonly<Record<string, number>>;
}

/** A series as rows: of Parquet and of the store, the row counts from 1. */
const rowsOf = (series: LoadedSeries): RawBars => {
  const { bars, instrument, adjustedClose } = series;
  return {
    ...bars,
    instrument,
    line: Float64Array.from(bars.openTime, (_, row) => row + 1),
    time: bars.openTime,
    adjusted: adjustedClose ?? new Float64Array(0),
    hasAdjusted: adjustedClose !== null,
  };
};

/** Where each bar stands: the first row with its time, which is the one that readers take. */
const linesOf = ({ openTime }: BarColumns, raw: RawBars, shift: number): Float64Array => {
  const lines = new Map<number, number>();
  raw.time.forEach((time, row) => {
    if (!lines.has(time)) lines.set(time, raw.line[row] ?? NaN);
  });
  return openTime.map((time) => lines.get(time + shift) ?? NaN);
};

const NO_BARS: BarColumns = {
  length: 0,
  openTime: new Float64Array(0),
  closeTime: new Float64Array(0),
  open: new Float64Array(0),
  high: new Float64Array(0),
  low: new Float64Array(0),
  close: new Float64Array(0),
  volume: new Float64Array(0),
  hasVolume: false,
};

/** One instrument of a file: its rows, and the bars that they come to. */
interface Checked {
  readonly raw: RawBars;
  /** None where not a row is sound. */
  readonly series: LoadedSeries | null;
}

/** How far the times of the file lie behind the opens of the bars. */
const shiftOf = ({ bars, sessionDates }: LoadedSeries, isClose: boolean): number =>
  isClose && !sessionDates ? (bars.closeTime[0] ?? 0) - (bars.openTime[0] ?? 0) : 0;

const inputOf = (
  { raw, series }: Checked,
  calendar: Calendar | null,
  isClose: boolean,
): CheckInput => {
  if (!series)
    return { raw, bars: NO_BARS, line: raw.line, timeframe: '1d', sessionDates: true, calendar };
  const { bars, timeframe, sessionDates } = series;
  const line = linesOf(bars, raw, shiftOf(series, isClose));
  return { raw, bars, line, timeframe, sessionDates, calendar };
};

const checkedOf = ({ rows, series }: BarFile): readonly Checked[] =>
  rows === null
    ? series.map((one) => ({ raw: rowsOf(one), series: one }))
    : rows.raw.map((raw) => ({
        raw,
        series: series.find(({ instrument }) => instrument === raw.instrument) ?? null,
      }));

const asError = (code: string, line: number | null, sentence: string): ReportedFinding => ({
  code,
  severity: 'error',
  line,
  time: null,
  values: {},
  count: 1,
  sentence,
});

/** What kept rows from being read at all. A reader that applies the rules itself reports bad bars here too. */
const readerFindings = ({ rows, series, problems }: BarFile): readonly ReportedFinding[] => {
  if (rows) return rows.unreadable.map(({ kind, line, what }) => asError(kind, line, what));
  return [
    ...problems.map(({ row, sentence }) => asError('UNREADABLE', row, sentence)),
    ...series.flatMap(({ findings }) =>
      findings.map(({ kind, row, sentence }) => asError(kind, row, sentence)),
    ),
  ];
};

/** A file of which not even the layout is known. */
const isUnread = ({ rows, problems, layout }: BarFile): boolean =>
  rows === null && problems.length > 0 && layout === 'unknown';

const fileFindings = (
  file: BarFile,
  calendar: Calendar | null,
  isClose: boolean,
): readonly FileFinding[] => [
  ...readerFindings(file).map((one) => ({ file: file.path, symbol: null, ...one })),
  ...(isUnread(file) ? [] : checkedOf(file)).flatMap((checked) =>
    checkBars(inputOf(checked, calendar, isClose)).map((one) => ({
      file: file.path,
      symbol: checked.raw.instrument,
      ...one,
    })),
  ),
];

const lineOf = ({ file, line, time, severity, code, sentence }: FileFinding): string => {
  const moment = time === null || Number.isNaN(time) ? '' : ` ${new Date(time).toISOString()}`;
  return `${file}${line === null ? '' : `:${line}`}:${moment} ${severity} ${code}: ${sentence}`;
};

/** At most so many of each code; what is left off is counted. */
const shownLines = (findings: readonly FileFinding[], limit: number): readonly string[] =>
  [...new Set(findings.map(({ code }) => code))].flatMap((code) => {
    const own = findings.filter((one) => one.code === code);
    const rest = own.length - limit;
    return [
      ...own.slice(0, limit).map(lineOf),
      ...(rest > 0 ? [`and ${rest} more ${code}; --limit ${own.length} shows all`] : []),
    ];
  });

const countOf = (findings: readonly FileFinding[], severity: CheckSeverity): number =>
  findings.filter((one) => one.severity === severity).length;

/** `stratvector data check INPUT...`. @throws CheckFailed where there are errors, so that scripts stop. */
export const checkData = async (
  inputs: readonly string[],
  options: DataCheckOptions,
): Promise<void> => {
  const { store, limit, json } = options;
  const calendar = calendarFlag(options.calendar);
  const terms = { ...fileTerms(options), onBadBar: 'drop' as const, store };
  const files: BarFile[] = [];
  for (const input of inputs) files.push(...(await inputFiles(input, terms)));
  const findings = files.flatMap((file) =>
    fileFindings(file, calendar, terms.timestamp === 'close'),
  );
  const [errors, warnings] = [countOf(findings, 'error'), countOf(findings, 'warning')];
  const rows = files.flatMap(({ series }) => series).reduce((sum, one) => sum + one.counts.used, 0);
  if (json) console.log(JSON.stringify({ rows, errors, warnings, findings }));
  else
    console.log(
      [
        ...shownLines(findings, limit),
        ...notesOf(files),
        `${rows} sound bars in ${files.length} ${files.length === 1 ? 'file' : 'files'}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`,
      ].join('\n'),
    );
  if (errors > 0)
    throw new CheckFailed(
      `${counted(errors, 'error')}; import with --on-bad-bar drop or repair, or mend the file`,
    );
};
