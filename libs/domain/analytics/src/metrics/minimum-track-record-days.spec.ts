import { describe, expect, it } from '@jest/globals';
import { minimumTrackRecordDays } from './minimum-track-record-days.ts';
import { full, single } from './metric.fixture.ts';

describe('minimum_track_record_days', () => {
  it('of the fixture', () => {
    expect(minimumTrackRecordDays.compute(full)).toBeCloseTo(395.7662501040417, 10);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(minimumTrackRecordDays.compute(single)).toMatch(/^NO_RETURNS: /);
  });
});
