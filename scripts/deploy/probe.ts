/**
 * `node scripts/deploy/probe.ts live|ready`: asks the management port of this container, and exits with 1 unless the answer is 200.
 * It prints the answer. Images have no curl.
 */
const [page = ''] = process.argv.slice(2);
const { MANAGEMENT_HOST = '127.0.0.1', MANAGEMENT_PORT = '' } = process.env;
try {
  const response = await fetch(`http://${MANAGEMENT_HOST}:${MANAGEMENT_PORT}/${page}`, { signal: AbortSignal.timeout(2_500) });
  console.log((await response.text()).trim());
  process.exitCode = response.status === 200 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
