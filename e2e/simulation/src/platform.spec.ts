import { describe, expect, it } from '@jest/globals';
import { backtested, CALM, SCENARIOS, simulated, STORM } from './scenarios.ts';

describe.each(SCENARIOS)('the services of the platform, %s', (_name, plan) => {
  const expected = backtested(plan);

  it('decide as a backtest does', async () => {
    expect((await simulated(plan, 1, CALM)).streams).toEqual(expected);
  });

  it.each([1, 2, 3])(
    'decide so while messages double, answers are lost and services die, seed %i',
    async (seed) => {
      const { streams, platform } = await simulated(plan, seed, STORM);
      expect(streams).toEqual(expected);
      expect(platform.bus.counts.doubled).toBeGreaterThan(30);
      expect(platform.bus.counts.failed).toBeGreaterThan(0);
      expect(platform.deaths).toBeGreaterThan(1);
    },
  );

  it('trade at all', () => {
    const events = expected.get('account-A') ?? [];
    expect(events.filter(({ event }) => event.type === 'FillBooked').length).toBeGreaterThan(10);
  });
});

describe('a simulation of services', () => {
  it('gives the same log for the same seed', async () => {
    const [[, plan] = []] = SCENARIOS;
    if (!plan) throw new Error('there is no scenario');
    const [one, other] = [await simulated(plan, 7, STORM), await simulated(plan, 7, STORM)];
    expect(one.platform.bus.counts).toEqual(other.platform.bus.counts);
    expect([...one.streams]).toEqual([...other.streams]);
  });
});
