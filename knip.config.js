export default {
  entry: ['scripts/*.{ts,js}', 'gateway/main.ts', 'subgraphs/*/subgraph.ts', 'test/**/*.test.ts', 'test/support/link-and-die.ts'],
  project: ['{gateway,subgraphs,schema,scripts,test}/**/*.{ts,js}'],
  ignore: ['subgraphs/*/schema.generated.ts'],
  // scripts/tooling/run-jest.ts starts it by its path.
  ignoreDependencies: ['jest'],
  ignoreExportsUsedInFile: { interface: true, type: true },
};
