import { describe, expect, it } from '@jest/globals';
import { CALM, SCENARIOS, STORM } from './scenarios.ts';
import { stormed, VENUE_STORMS } from './venue-storm.ts';

const [[, momentum] = []] = SCENARIOS;
if (!momentum) throw new Error('there is no scenario');

describe.each(VENUE_STORMS)('execution with %s', (name, venueFaults) => {
  it.each([1, 2, 3])('loses nothing and doubles nothing, seed %i', async (seed) => {
    const { platform, audit, held, booked } = await stormed(momentum, seed, {
      faults: CALM,
      venueFaults,
    });
    expect(booked).toEqual(held);
    const { counts, refused } = platform.venue;
    const happened = Object.values(counts).reduce((sum, count) => sum + count, refused.size);
    expect(happened).toBeGreaterThan(1);
    if (name.startsWith('dying') || name.includes('answers'))
      expect(audit.unknowns).toBeGreaterThan(0);
    if (name.includes('over')) expect(refused.size).toBeGreaterThan(0);
  });
});

describe.each(SCENARIOS)('all storms at once, %s', (_name, plan) => {
  it.each([11, 12])('lose nothing and double nothing, seed %i', async (seed) => {
    const [, venueFaults] = VENUE_STORMS.at(-1) ?? [];
    if (!venueFaults) throw new Error('there is no storm');
    const { held, booked } = await stormed(plan, seed, { faults: STORM, venueFaults });
    expect(booked).toEqual(held);
  });
});
