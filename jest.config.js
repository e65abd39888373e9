const unit = {
  displayName: 'unit',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/jest.transform.js' },
  setupFiles: ['<rootDir>/jest.seed.js'],
  testEnvironment: 'node',
  testRegex: '\\.spec\\.ts$',
  roots: ['<rootDir>/libs', '<rootDir>/e2e', '<rootDir>/tools'],
};

export default { projects: [unit], workerIdleMemoryLimit: '512MB' };
