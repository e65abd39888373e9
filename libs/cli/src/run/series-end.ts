import type { EndCause } from '@stratvector/domain-risk';
import type { BarColumns } from '@stratvector/model';

const DAY_MS = 86_400_000;

/** What decides whether the run goes on without an instrument. */
interface Ending {
  readonly bars: BarColumns;
  /** The last day on which it trades; null where nobody says that it ends. */
  readonly delisted: string | null;
  /** Its data has bars after the run. */
  readonly goesOn: boolean;
}

/** The day (UTC) of the last close; one at midnight ends the day before. */
const lastDay = ({ bars }: Ending): number =>
  Math.floor(((bars.closeTime[bars.length - 1] ?? NaN) - 1) / DAY_MS);

/**
 * Why each instrument trades no longer after its last bar: it was delisted within the run, or its
 * data ends on an earlier day than the run. Null where it trades to the end.
 */
export const endCauses = (series: readonly Ending[]): readonly (EndCause | null)[] => {
  const runEnd = Math.max(...series.map(lastDay));
  return series.map((one) => {
    if (one.goesOn) return null;
    const delisted = one.delisted === null ? Infinity : Date.parse(one.delisted) / DAY_MS;
    if (delisted <= runEnd) return 'DELISTED';
    return lastDay(one) < runEnd ? 'DATA_ENDED' : null;
  });
};
