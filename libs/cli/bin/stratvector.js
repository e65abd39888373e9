#!/usr/bin/env node
// Plain JavaScript, so that a Node too old for the rest can still say what is wrong.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `stratvector: found Node ${process.versions.node}, needed is 22.18 or newer. ` +
      'Run "npm ci" without --ignore-scripts, which brings its own, and start by "npx stratvector".',
  );
  process.exitCode = 1;
} else {
  const { enableCompileCache } = await import('node:module');
  enableCompileCache();
  const { main } = await import('../src/main.ts');
  process.exitCode = await main(process.argv.slice(2));
}
