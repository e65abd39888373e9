import type { FinishedRun } from './finished-run.ts';
import { grouped, wrapped } from './terminal.ts';

const SHOWN = 5;

/**
 * What a reader did about rows of the run's files, left out or stretched, and about files as a whole:
 * the first few, and how many there are. Empty where it did nothing.
 */
export const dataNotices = ({ history }: FinishedRun): readonly string[] => {
  const notices = history.series.flatMap(({ source, findings }) =>
    findings.map(({ row, sentence }) => `${source}${row === null ? '' : `:${row}`}: ${sentence}`),
  );
  const count = history.series
    .flatMap(({ tally }) => Object.values(tally))
    .reduce((sum, some) => sum + some, 0);
  const shown = notices.slice(0, SHOWN).flatMap((notice) => wrapped(notice, 2));
  const rest = count - Math.min(SHOWN, notices.length);
  return rest > 0 ? [...shown, `  and ${grouped(rest, 0)} more; run.json lists them`] : shown;
};
