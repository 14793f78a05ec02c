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
  reporters: ['<rootDir>/test/support/summary-reporter.ts'],
  modulePathIgnorePatterns: ['<rootDir>/.data'],
  maxWorkers: 2,
  verbose: false,
  testTimeout: deep ? 600_000 : 20_000,
};
