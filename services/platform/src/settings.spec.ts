import { describe, expect, it } from '@jest/globals';
import { settingsOf } from './settings.ts';

describe('how the platform is started', () => {
  it('is by the example, on the usual port, in a folder of its own, unless said otherwise', () => {
    expect(settingsOf([], {})).toEqual({
      home: '.stratvector',
      file: 'examples/momentum.toml',
      overrides: [],
      httpPort: 8080,
    });
    const args = ['my.toml', '--set', 'a=1', '--set', 'b=2'];
    expect(settingsOf(args, { STRATVECTOR_HOME: '/h', HTTP_PORT: '0' })).toEqual({
      home: '/h',
      file: 'my.toml',
      overrides: ['a=1', 'b=2'],
      httpPort: 0,
    });
  });

  it.each([
    [['a.toml', 'b.toml'], 'found 2 files, allowed is one'],
    [['--nonsense'], "Unknown option '--nonsense'"],
  ])('is said where %p means nothing', (args, problem) => {
    expect(() => settingsOf(args, {})).toThrow(problem);
    expect(() => settingsOf(args, {})).toThrow('npm start -- [FILE.toml] [--set key=value]');
  });

  it.each(['http', '-1', '70000', '80.5'])(
    'takes no port such as %s, and tells all at once',
    (text) => {
      const start = () => settingsOf(['--nonsense'], { HTTP_PORT: text });
      expect(start).toThrow("Unknown option '--nonsense'");
      expect(start).toThrow(
        `HTTP_PORT: found "${text}", allowed is a port from 1 to 65535, or 0 for any that is free`,
      );
    },
  );
});
