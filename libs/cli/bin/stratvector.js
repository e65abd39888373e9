#!/usr/bin/env node
// Plain JavaScript, so that a Node too old for the rest can still hand over, or say what is wrong.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HANDED_OVER = 'STRATVECTOR_HANDED_OVER';
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

/** The Node that npm installed with this program; undefined where it was left out. */
const installedNode = () =>
  (createRequire(import.meta.url).resolve.paths('node/bin') ?? [])
    .flatMap((folder) => ['node', 'node.exe'].map((name) => join(folder, 'node', 'bin', name)))
    .find((path) => existsSync(path));

/** Signals of a terminal reach both; the newer Node answers them, and this one waits for it. */
const handOver = (node) => {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, [HANDED_OVER]: '1' },
  });
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', complain);
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
};

const complain = () => {
  console.error(
    `stratvector: found Node ${process.versions.node}, needed is 22.18 or newer. ` +
      'Run "npm ci" without --ignore-scripts, which brings its own, and start by "npx stratvector".',
  );
  process.exitCode = 1;
};

if (major > 22 || (major === 22 && minor >= 18)) {
  const { enableCompileCache } = await import('node:module');
  enableCompileCache();
  const { main } = await import('../src/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  const node = process.env[HANDED_OVER] === undefined ? installedNode() : undefined;
  if (node === undefined) complain();
  else handOver(node);
}
