import type { Log } from '../telemetry/log.ts';
import type { IssuerKeys } from './issuer-keys.ts';
import type { TrustedIssuer } from './verify-token.ts';

/** How often to check whether keys are due. */
const INTERVAL_MS = 1_000;

/**
 * Fetches the keys of all issuers, keeps them fresh in the background, and logs when one stops answering and when it answers
 * again.
 *
 * @returns a function that stops this
 */
export function refreshKeys(issuers: readonly TrustedIssuer[], log: Log): () => void {
  const looks = issuers.flatMap(({ key, remote }) => (remote ? [createLook(key, remote, log)] : []));
  const look = () => looks.forEach((one) => void one());
  const timer = setInterval(look, INTERVAL_MS).unref();
  look();
  return () => clearInterval(timer);
}

function createLook(issuer: string, keys: Pick<IssuerKeys, 'refreshDue' | 'failure'>, log: Log): () => Promise<void> {
  let failing = false;
  return async () => {
    await keys.refreshDue();
    const reason = keys.failure();
    if (reason !== null && !failing) log.error({ event: 'issuer unavailable', issuer, reason });
    if (reason === null && failing) log.info({ event: 'issuer available', issuer });
    failing = reason !== null;
  };
}
