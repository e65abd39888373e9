import { badBar } from './bad-bar.ts';
import type { Check, CheckFinding, CheckInput, CheckSeverity } from './check.ts';
import { daylightSaving } from './daylight-saving.ts';
import { duplicateTime } from './duplicate-time.ts';
import { gap } from './gap.ts';
import { missingBars } from './missing-bars.ts';
import { openIsPreviousClose } from './open-is-previous-close.ts';
import { outsideSessions } from './outside-sessions.ts';
import { spike } from './spike.ts';
import { stale } from './stale.ts';
import { suspectedSplit } from './suspected-split.ts';
import { timeZone } from './time-zone.ts';
import { unsorted } from './unsorted.ts';
import { zeroVolume } from './zero-volume.ts';

/** Every check, errors first: in this order they are run and reported. */
export const CHECKS: readonly Check[] = [
  badBar,
  duplicateTime,
  unsorted,
  timeZone,
  daylightSaving,
  suspectedSplit,
  spike,
  stale,
  zeroVolume,
  openIsPreviousClose,
  outsideSessions,
  missingBars,
  gap,
];

export interface ReportedFinding extends CheckFinding {
  readonly code: string;
  readonly severity: CheckSeverity;
}

/** What all checks find in the rows of one instrument. */
export const checkBars = (input: CheckInput): readonly ReportedFinding[] =>
  CHECKS.flatMap(({ code, severity, find }) =>
    find(input).map((finding) => ({ code, severity, ...finding })),
  );
