import { afterAll, describe, expect, it } from '@jest/globals';
import { program, Workplace } from './run.fixture.ts';

const work = new Workplace();
afterAll(() => work.remove());

describe('a key that a run would not apply is refused, not passed over', () => {
  it.each([['data.finer.path', '[data.finer]\npath = "minutes/*.parquet"\n']])(
    '%s',
    async (path, toml) => {
      const { exitCode, error } = await program(
        'backtest',
        work.write('run.toml', toml),
        '--out',
        work.path('out'),
      );
      expect(exitCode).toBe(2);
      expect(error).toContain(path);
      expect(error).toContain('this version does not apply it yet');
    },
  );
});
