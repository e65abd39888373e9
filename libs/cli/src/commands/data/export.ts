import { fileTerms } from '../../data/file-flags.ts';
import { inputFiles } from '../../data/input-bars.ts';
import { provenanceOf, refuseProblems } from '../../data/read-file.ts';
import { checkOut, writeBars, writtenJson } from '../../data/write-bars.ts';
import type { SayOptions } from '../../data/write-bars.ts';
import { BadInput } from '../../failure.ts';
import { between } from '../../run/run-series.ts';
import { grouped } from '../../run/terminal.ts';

export interface ExportOptions extends SayOptions {
  readonly store?: string;
  readonly out: string;
  readonly start?: string;
  readonly end?: string;
}

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

const momentOf = (text: string | undefined, flag: string, absent: number): number => {
  if (text === undefined) return absent;
  const time = Date.parse(text);
  if (Number.isNaN(time))
    throw new BadInput([
      `${flag} ${text}: it is no date; write 2024-01-31, or 2024-01-31T14:30:00Z`,
    ]);
  // A day ends with its last moment.
  return flag === '--end' && DATE.test(text) ? time + DAY_MS - 1 : time;
};

/** `stratvector data export SYMBOL[@TIMEFRAME] --out FILE`: stored bars as a file. */
export const exportBars = async (
  name: string,
  { store, out, start, end, json }: ExportOptions,
): Promise<void> => {
  checkOut(out);
  const [from, to] = [momentOf(start, '--start', -Infinity), momentOf(end, '--end', Infinity)];
  const files = await inputFiles(name, { ...fileTerms({}), store });
  refuseProblems(files);
  const cut = files.flatMap(({ series }) => series).map((series) => between(series, from, to));
  const rows = cut.reduce((sum, { bars }) => sum + bars.length, 0);
  if (rows === 0)
    throw new BadInput([`${name}: it has no bars between --start and --end; choose other days`]);
  const [first] = files;
  const written = cut.map((series) => ({ series, columns: [] }));
  if (first) await writeBars(out, written, provenanceOf(first));
  console.log(json ? writtenJson(out, written, []) : `Wrote ${grouped(rows, 0)} bars to ${out}`);
};
