import { describe, expect, it } from '@jest/globals';
import { minimumTrackRecordDays } from './minimum-track-record-days.ts';
import { bare, full, single } from './metric.fixture.ts';

/** What numpy and scipy say of the fixture; a period of it is a day. */
const PERIODS = 395.7662501040417;

describe('minimum_track_record_days', () => {
  it('is in days where times are known', () => {
    expect(minimumTrackRecordDays.compute(full)).toBeCloseTo(PERIODS, 10);
    const weekly = {
      ...full,
      times: full.times?.map((time, row) => time + row * 6 * 86_400_000) ?? null,
    };
    expect(minimumTrackRecordDays.compute(weekly)).toBeCloseTo(PERIODS * 7, 8);
  });

  it('and takes 365.25 / P days for a period where they are not', () => {
    expect(minimumTrackRecordDays.compute(bare)).toBeCloseTo((PERIODS * 365.25) / 252, 8);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(minimumTrackRecordDays.compute(single)).toMatch(/^NO_RETURNS: /);
  });
});
