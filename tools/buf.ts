import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');

/**
 * Runs buf over the `.proto` files; answers with what it printed.
 * @throws Error with what it found.
 */
export const buf = (...flags: readonly string[]): string => {
  const program = join(ROOT, 'node_modules/.bin/buf');
  const { status, stdout, stderr, error } = spawnSync(program, flags, {
    cwd: ROOT,
    encoding: 'utf8',
    // The plugin stands beside it.
    env: {
      ...process.env,
      PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
    },
  });
  if (status === 0) return stdout;
  const said = [stdout, stderr, error?.message].filter((text) => text).join('\n');
  throw new Error(`buf ${flags.join(' ')} found something:\n${said.trim()}`);
};
