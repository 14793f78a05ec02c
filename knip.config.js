export default {
  entry: [
    'scripts/*.{ts,js}',
    'scripts/bench/*-process.ts',
    'scripts/bench/faults/gateway-process.ts',
    'scripts/deploy/probe.ts',
    'scripts/bench/scale/report-usage.ts',
    'scripts/bench/{audit,big-response,fetches,id-timing,link-timing,memory,playground,request-path,standing-changes,subgraph-cost,swap,telemetry-cost}.ts',
    'gateway/playground/app/{main,monaco-features,signed-in}.{ts,tsx}',
    'subgraphs/main.ts',
    'subgraphs/*/subgraph.ts',
    'test/**/*.test.ts',
    'test/property/{run-worlds,world-process}.ts',
    'test/support/{fake-world-process,lane-switch-process,link-and-die,load-and-die,take-tries,audit-and-die}.ts',
  ],
  project: ['{gateway,subgraphs,schema,scripts,test}/**/*.{ts,tsx,js}'],
  ignore: ['subgraphs/*/*.generated.ts'],
  // Programs of the operating system; scripts/bootstrap.js installs them.
  ignoreBinaries: [
    'redis-server',
    'redis-cli',
    'openssl',
    'taskset',
    'psql',
    'promtool',
    'kubectl',
    'redis-sentinel',
    'mount',
    'umount',
  ],
  // scripts/tooling/run-jest.ts starts jest by its path; the test of manifests loads a model by the kind of a manifest.
  ignoreDependencies: ['jest', 'kubernetes-models', '@expo-google-fonts/noto-sans', '@expo-google-fonts/noto-sans-tc'],
  ignoreExportsUsedInFile: { interface: true, type: true },
};
