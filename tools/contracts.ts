import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buf } from './buf.ts';

const ROOT = resolve(import.meta.dirname, '..');
const GENERATED = join(ROOT, 'libs/contracts/src/generated');
/** What subscribers rely on: the messages as they were published last. */
const PUBLISHED = 'libs/contracts/published.json';

const filesIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

/** The generator switches rules off in each file; they are not asked of generated files anyway. */
const withoutSwitches = (folder: string): string => {
  for (const [name, text] of filesIn(folder))
    writeFileSync(join(folder, name), text.replace(/^\/\* eslint-[a-z]+ \*\/\n\n?/m, ''));
  return folder;
};

/** The types of the `.proto` files, made anew in a folder of their own. */
const generateInto = <Result>(use: (folder: string) => Result): Result => {
  const output = mkdtempSync(join(tmpdir(), 'stratvector-contracts-'));
  try {
    buf('generate', '--output', output);
    return use(withoutSwitches(join(output, 'libs/contracts/src/generated')));
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
};

/** Names of generated files that are not what the `.proto` files say. */
const stale = (): readonly string[] => {
  const known = filesIn(GENERATED);
  const made = generateInto(filesIn);
  return [...new Set([...known.keys(), ...made.keys()])].filter(
    (name) => known.get(name) !== made.get(name),
  );
};

const check = (): void => {
  buf('lint');
  buf('breaking', '--against', PUBLISHED);
  const names = stale();
  if (names.length > 0)
    throw new Error(
      `${names.join(', ')} in libs/contracts/src/generated: not what the .proto files say; run npm run generate`,
    );
};

const write = (): void =>
  generateInto((made) => {
    rmSync(GENERATED, { recursive: true, force: true });
    cpSync(made, GENERATED, { recursive: true });
  });

const TASKS: Readonly<Record<string, () => void>> = {
  '--check': check,
  '--write': write,
  '--publish': () => buf('build', '--output', PUBLISHED),
};

const task = TASKS[process.argv[2] ?? ''];
if (!task) throw new Error(`node tools/contracts.ts ${Object.keys(TASKS).join(' | ')}`);
try {
  task();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
