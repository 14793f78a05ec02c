// `npm run test:deep` runs each property without a number of runs of its own this many times, instead of 100.
const DEEP_RUNS = 5_000;

if (process.env['TEST_DEPTH'] === 'deep') {
  const { configureGlobal } = await import('fast-check');
  configureGlobal({ numRuns: DEEP_RUNS });
}

export {};
