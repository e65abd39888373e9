import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { withYoungGenerationHeld } from './young-generation.ts';

/** Keeps half a million objects, held or not, and says how large the young generation became for it. */
const script = (held: boolean): string => `
import { getHeapSpaceStatistics } from 'node:v8';
import { withYoungGenerationHeld } from '${new URL('./young-generation.ts', import.meta.url).href}';
const size = () => getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size;
const keep = async () => Array.from({ length: 500_000 }, (_, place) => ({ place }));
const kept = await ${held ? 'withYoungGenerationHeld(keep)' : 'keep()'};
console.log(kept.length === 500_000 ? size() : NaN);
`;

const sizes = (held: boolean): number =>
  Number(
    execFileSync(process.execPath, ['--input-type=module', '--eval', script(held)], {
      encoding: 'utf8',
    }),
  );

describe('the young generation of the heap', () => {
  it('grows with what survives, unless it is held', () => {
    const free = sizes(false);
    const held = sizes(true);
    expect(free).toBeGreaterThan(0);
    expect(held).toBeLessThanOrEqual(free / 4);
  });

  it('is let go of whatever comes of the work', async () => {
    await expect(withYoungGenerationHeld(() => Promise.resolve(7))).resolves.toBe(7);
    await expect(withYoungGenerationHeld(() => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
  });
});
