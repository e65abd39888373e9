import { afterAll, describe, expect, it } from '@jest/globals';
import { missingForNative } from '@stratvector/hosting';
import { skipped } from '@stratvector/testing-servers';
import { crashRun } from './crash-run.ts';
import { workFolder } from './platform.fixture.ts';

const CYCLES = 12;
const MINUTES = 60_000;

const missing = missingForNative();
if (missing !== null) skipped('kafka', missing);
const suite = missing === null ? describe : describe.skip;

suite('processes, servers and a venue that are killed at work', () => {
  const { folder, remove } = workFolder();
  afterAll(remove);

  it(
    'have lost nothing and doubled nothing, by the ledger of the venue and against a backtest',
    async () => {
      const said: string[] = [];
      const { audit, differing, closes } = await crashRun({
        folder,
        cycles: CYCLES,
        seed: 7,
        say: (line) => said.push(line),
      });
      expect(audit).toMatchObject({ lost: [], doubled: [], faults: [] });
      expect(differing).toEqual([]);
      expect(closes).toBeGreaterThan(5);
      expect(audit.orders).toBeGreaterThan(0);
      expect(said).toHaveLength(CYCLES);
    },
    15 * MINUTES,
  );
});
