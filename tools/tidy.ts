/** One file of the repository as the house rules see it. */
export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

type Rule = (file: SourceFile, paths: ReadonlySet<string>) => readonly string[];

const NAMELESS = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'types', 'constants'];
const README_LINES_MAX = 40;
/** Folders whose files are each one indicator, metric, sizer, cost model or strategy. */
const SPECIFIED = /\/src\/(?:.*\/)?(indicators|metrics|sizers|costs|strategies)\/[^/]+\.ts$/;

const isSpec = (path: string): boolean => /\.(spec|fixture)\.ts$/.test(path);
const isSource = (path: string): boolean => path.endsWith('.ts') && !isSpec(path);
const inLibrary = (path: string): boolean => path.startsWith('libs/');
/** Interfaces alone have nothing that could be specified. */
const hasCode = (text: string): boolean => /^export (const|function|class) /m.test(text);

const fileName: Rule = ({ path }) => {
  const name = path.split('/').at(-1) ?? '';
  const stem = name.split('.')[0] ?? '';
  if (!name.endsWith('.ts')) return [];
  if (NAMELESS.includes(stem)) return [`the name "${stem}" says nothing: name what is in it`];
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem) ? [] : [`"${stem}" is not in kebab-case`];
};

const barrels: Rule = ({ path, text }) => {
  if (!inLibrary(path) || !path.endsWith('.ts')) return [];
  const problems: string[] = [];
  if (/^export \* /m.test(text)) problems.push('"export *" hides what is public: name each export');
  if (path.endsWith('/index.ts') && !path.endsWith('/src/index.ts')) {
    problems.push('a library has one barrel, src/index.ts');
  }
  return problems;
};

const specs: Rule = ({ path, text }, paths) => {
  if (!inLibrary(path) || !isSource(path) || /^libs\/(kernel|testing)\//.test(path)) return [];
  const decider = /^export const [\s\S]{0,120}?: Decider</m.test(text);
  if (!decider && !(SPECIFIED.test(path) && hasCode(text))) return [];
  return paths.has(path.replace(/\.ts$/, '.spec.ts')) ? [] : ['there is no spec beside it'];
};

const libraries: Rule = ({ path }, paths) => {
  if (!inLibrary(path) || !path.endsWith('/package.json')) return [];
  const folder = path.slice(0, -'package.json'.length);
  const missing = ['README.md', 'src/index.ts'].filter((name) => !paths.has(folder + name));
  return missing.map((name) => `the library has no ${name}`);
};

const readmes: Rule = ({ path, text }) => {
  if (!inLibrary(path) || !path.endsWith('/README.md')) return [];
  const lines = text.trimEnd().split('\n').length;
  return lines > README_LINES_MAX ? [`${lines} lines, ${README_LINES_MAX} are allowed`] : [];
};

const comments: Rule = ({ path, text }) => {
  if (!path.endsWith('.ts') || path.startsWith('tools/tidy')) return [];
  const problems: string[] = [];
  if (/\b(TODO|FIXME|XXX|HACK)\b/.test(text)) problems.push('a leftover note');
  if (/^\s*(\/\/|\*|\/\*+)\s*[-=*#]{4,}/m.test(text)) problems.push('a banner comment');
  if (/eslint-disable(?!.*--)/.test(text)) problems.push('a rule switched off without a reason');
  return problems;
};

const pins: Rule = ({ path, text }) => {
  if (!path.endsWith('package.json')) return [];
  const loose = text.match(/"[^"]+": "[\^~><][^"]*"/g) ?? [];
  return loose
    .filter((pin) => !pin.startsWith('"node":'))
    .map((pin) => `${pin} is not an exact version`);
};

const lockfile: Rule = ({ path, text }) =>
  path === 'package-lock.json' && /"resolved": "http/.test(text)
    ? ['the lockfile names a registry host']
    : [];

const RULES: readonly Rule[] = [
  fileName,
  barrels,
  specs,
  libraries,
  readmes,
  comments,
  pins,
  lockfile,
];

/** What the house rules that no linter knows find, as `path: sentence`. */
export const tidyProblems = (files: readonly SourceFile[]): readonly string[] => {
  const paths = new Set(files.map(({ path }) => path));
  return files.flatMap((file) =>
    RULES.flatMap((rule) => rule(file, paths)).map((problem) => `${file.path}: ${problem}`),
  );
};
