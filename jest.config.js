// Node strips types by itself, but jest loads modules through its own machinery, so swc does the same there.
const swc = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2024', experimental: { keepImportAttributes: true } },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

const deep = process.env.TEST_DEPTH === 'deep';

export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': ['@swc/jest', swc] },
  setupFiles: ['<rootDir>/test/support/deepen-property-tests.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/support/refuse-programs.ts'],
  reporters: ['<rootDir>/test/support/summary-reporter.ts'],
  modulePathIgnorePatterns: ['<rootDir>/.data'],
  // One more than the cores that the tests are made for: many of them wait for other programs.
  maxWorkers: 3,
  // A worker keeps some megabytes of every file that it has run. The more it holds, the longer its end takes; after half a second
  // jest ends it by force and says that a test left something open, though none did.
  workerIdleMemoryLimit: '500MB',
  verbose: false,
  // A safety net for what never ends, not a bound: the machine may be busy.
  testTimeout: deep ? 3_600_000 : 300_000,
};
