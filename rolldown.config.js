import { globSync } from 'node:fs';

const own = /^(\.|\/|@stratvector\/|@oxc-project\/)/;
const entries = Object.fromEntries(
  globSync('services/*/src/main.ts').map((file) => [file.split(/[\\/]/)[1], file]),
);

// Decorators need a compiler: our own code goes into one folder, everything from npm stays a package.
export default {
  input: entries,
  external: (id) => !own.test(id),
  platform: 'node',
  tsconfig: 'tsconfig.json',
  output: { dir: 'dist', format: 'esm', sourcemap: true, cleanDir: true },
};
