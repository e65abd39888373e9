import { builtinModules } from 'node:module';
import { createProjectGraphAsync } from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

// Without a project graph the boundary rule skips itself and ESLint exits 0, so the graph is made here.
await createProjectGraphAsync({ exitOnError: true });

const PURE = ['kernel', 'model', 'contracts', 'domain'].map((layer) => `libs/${layer}/**/*.ts`);
/** Tests, and the values that several tests of a library share. */
const SPECS = ['**/*.spec.ts', '**/*.fixture.ts'];

const layer = (name, ...below) => ({
  sourceTag: `type:${name}`,
  onlyDependOnLibsWithTags: [name, ...below].map((tag) => `type:${tag}`),
});
const pure = (name, ...below) => ({
  ...layer(name, ...below),
  bannedExternalImports: ['*'],
});
const scope = (name) => ({
  sourceTag: `scope:${name}`,
  onlyDependOnLibsWithTags: [`scope:${name}`, 'scope:shared'],
});

const CORE = ['contracts', 'model', 'kernel'];
const HOSTS = ['domain', 'adapter', 'configuration', ...CORE];
const CONTEXTS = ['market-data', 'strategy', 'risk', 'execution', 'analytics', 'shared'];
const SCOPES = [
  { sourceTag: 'scope:all', onlyDependOnLibsWithTags: ['*'] },
  ...CONTEXTS.map(scope),
];

const LAYERS = [
  pure('kernel'),
  pure('model', 'kernel'),
  pure('contracts', 'model', 'kernel'),
  pure('domain', ...CORE),
  layer('adapter', ...CORE),
  layer('configuration', ...CORE),
  layer('runtime', ...CORE),
  layer('testing', 'model', 'kernel'),
  layer('testing-servers', 'adapter', 'model', 'kernel'),
  layer('backtest', ...HOSTS),
  layer('cli', 'backtest', ...HOSTS),
  layer('contexts', 'backtest', 'runtime', ...HOSTS),
  layer('module', 'contexts', 'backtest', 'runtime', ...HOSTS),
  layer('hosting', 'cli', 'contexts', 'backtest', 'runtime', ...HOSTS),
  layer('service', 'hosting', 'module', 'cli', 'contexts', 'backtest', 'runtime', ...HOSTS),
  layer('e2e', 'hosting', 'cli', 'contexts', 'backtest', 'runtime', 'testing', ...HOSTS),
];

/** Specs may use the test tools; the layers they stand in still hold. */
const SPEC_TOOLS = ['@jest/globals', 'fast-check'];
const forSpecs = ({ bannedExternalImports, ...rule }) => ({
  ...rule,
  onlyDependOnLibsWithTags: [
    ...rule.onlyDependOnLibsWithTags,
    'type:testing',
    // Domains have no server to talk to.
    ...(bannedExternalImports ? [] : ['type:testing-servers']),
    // The runtime is tried on the stores in memory.
    ...(rule.sourceTag === 'type:runtime' ? ['type:adapter'] : []),
  ],
  ...(bannedExternalImports && { allowedExternalImports: SPEC_TOOLS }),
});
// kernel and model are below testing: their specs do without it, or the graph would have a cycle.
const specLayers = LAYERS.map((rule) =>
  ['type:kernel', 'type:model'].includes(rule.sourceTag)
    ? {
        sourceTag: rule.sourceTag,
        onlyDependOnLibsWithTags: rule.onlyDependOnLibsWithTags,
        allowedExternalImports: SPEC_TOOLS,
      }
    : forSpecs(rule),
);
const boundaries = (constraints) => [
  'error',
  { enforceBuildableLibDependency: false, depConstraints: [...constraints, ...SCOPES] },
];

const IMPURE = [
  { object: 'Date', property: 'now', message: 'time comes in with the command' },
  { object: 'Math', property: 'random', message: 'draws come in with the command' },
  { object: 'performance', property: 'now', message: 'time comes in with the command' },
  { object: 'crypto', property: 'randomUUID', message: 'identifiers come in with the command' },
];
const RANDOM_IMPORTS = {
  name: 'node:crypto',
  importNames: ['randomUUID', 'randomBytes', 'randomInt'],
  message: 'identifiers and draws come in with the command',
};

export default tseslint.config(
  { ignores: ['**/node_modules', '**/dist', '.nx', '.cache', 'runs', '**/generated/**'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(LAYERS),
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      // The rule objects to `-x` on a branded bigint; TypeScript itself already checks the operand.
      '@typescript-eslint/no-unsafe-unary-minus': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      complexity: ['error', { max: 8, variant: 'modified' }],
      'max-depth': ['error', 3],
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', 70],
      'max-params': ['error', 4],
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true },
        },
      ],
    },
  },
  {
    // Jest takes its global set-up and tear-down from default exports.
    files: ['libs/testing-servers/src/global-*.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    files: PURE,
    ignores: SPECS,
    rules: {
      'no-restricted-globals': [
        'error',
        // What it gives is banned by its name; this way round it would not be.
        'globalThis',
        'process',
        'setTimeout',
        'setInterval',
        'setImmediate',
        'queueMicrotask',
        'fetch',
        'console',
        'crypto',
        'performance',
        'Buffer',
      ],
      'no-restricted-properties': ['error', ...IMPURE],
      'no-restricted-imports': [
        'error',
        { patterns: ['node:*'], paths: [...builtinModules, RANDOM_IMPORTS] },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.name='Date']",
          message: 'time comes in with the command',
        },
        {
          selector: 'CallExpression[callee.property.name=/^format(ToParts)?$/][arguments.length=0]',
          message: 'a format without a time is one of now',
        },
        {
          selector: "MemberExpression[object.name='Promise']",
          message: 'the core never awaits',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'time comes in with the command',
        },
        { selector: ':function[async=true]', message: 'the core never awaits' },
        { selector: 'AwaitExpression', message: 'the core never awaits' },
        { selector: "NewExpression[callee.name='Promise']", message: 'the core never awaits' },
      ],
    },
  },
  {
    files: ['libs/backtest/**/*.ts', 'libs/configuration/**/*.ts'],
    ignores: SPECS,
    rules: { 'no-restricted-imports': ['error', { paths: [RANDOM_IMPORTS] }] },
  },
  {
    files: SPECS,
    rules: {
      '@nx/enforce-module-boundaries': boundaries(specLayers),
      'max-lines': ['error', 600],
      'max-lines-per-function': 'off',
    },
  },
);
