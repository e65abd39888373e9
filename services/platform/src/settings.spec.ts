import { describe, expect, it } from '@jest/globals';
import { settingsOf } from './settings.ts';

describe('how the platform is started', () => {
  it('is by the example, in a folder of its own, unless said otherwise', () => {
    expect(settingsOf([], {}, 'example.toml')).toEqual({
      home: '.stratvector',
      file: 'example.toml',
      overrides: [],
    });
    const args = ['my.toml', '--set', 'a=1', '--set', 'b=2'];
    expect(settingsOf(args, { STRATVECTOR_HOME: '/h' }, 'example.toml')).toEqual({
      home: '/h',
      file: 'my.toml',
      overrides: ['a=1', 'b=2'],
    });
  });

  it.each([
    [['a.toml', 'b.toml'], 'found 2 files, allowed is one'],
    [['--nonsense'], "Unknown option '--nonsense'"],
  ])('is said where %p means nothing', (args, problem) => {
    expect(() => settingsOf(args, {}, 'x')).toThrow(problem);
    expect(() => settingsOf(args, {}, 'x')).toThrow('npm start -- [FILE.toml] [--set key=value]');
  });
});
