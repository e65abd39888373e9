const common = {
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/jest.transform.js' },
  setupFiles: ['<rootDir>/jest.seed.js'],
  testEnvironment: 'node',
  roots: ['<rootDir>/libs', '<rootDir>/services', '<rootDir>/e2e', '<rootDir>/tools'],
};

const CLI = '<rootDir>/libs/cli/';
const testRegex = '(?<!\\.int)\\.spec\\.ts$';
const unit = { ...common, displayName: 'unit', testRegex, testPathIgnorePatterns: [CLI] };
const cli = {
  ...common,
  displayName: 'cli',
  roots: [CLI],
  testRegex,
  setupFilesAfterEnv: ['<rootDir>/jest.cli.js'],
};

/** Against real servers, which are started once for all of them. */
const int = {
  ...common,
  displayName: 'int',
  testRegex: '\\.int\\.spec\\.ts$',
  globalSetup: '<rootDir>/libs/testing-servers/src/global-setup.ts',
  globalTeardown: '<rootDir>/libs/testing-servers/src/global-teardown.ts',
};

export default { projects: [unit, cli, int], workerIdleMemoryLimit: '512MB' };
