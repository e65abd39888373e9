const common = {
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/jest.transform.js' },
  setupFiles: ['<rootDir>/jest.seed.js'],
  testEnvironment: 'node',
  roots: ['<rootDir>/libs', '<rootDir>/services', '<rootDir>/e2e', '<rootDir>/tools'],
};

const unit = { ...common, displayName: 'unit', testRegex: '(?<!\\.int)\\.spec\\.ts$' };

/** Against real servers, which are started once for all of them. */
const int = {
  ...common,
  displayName: 'int',
  testRegex: '\\.int\\.spec\\.ts$',
  globalSetup: '<rootDir>/libs/testing-servers/src/global-setup.ts',
  globalTeardown: '<rootDir>/libs/testing-servers/src/global-teardown.ts',
};

export default { projects: [unit, int], workerIdleMemoryLimit: '512MB' };
