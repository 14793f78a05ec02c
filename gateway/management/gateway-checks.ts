import { NotReady, type ReadinessCheck } from '../../schema/contract/readiness.ts';
import { createViewer, NO_STANDING } from '../../schema/contract/viewer.ts';
import { assertionKey, signAssertion } from '../../schema/contract/viewer-assertion.ts';
import type { Redis } from '../redis/connect-redis.ts';
import type { TrustedIssuer } from '../sign-in/verify-token.ts';
import type { Source } from '../sources/sources.ts';
import { systemSignIn } from '../standing/ask-identity.ts';

export type CheckedParts = {
  readonly identity: Pick<Source, 'send'>;
  readonly assertionSecret: string;
  readonly issuers: readonly TrustedIssuer[];
  /** Null: there is none. */
  readonly redis: Pick<Redis, 'ping'> | null;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
};

/** What a gateway needs to answer members, by name. The supergraph is among it, because a gateway without one does not start. */
export const gatewayChecks = ({
  identity,
  assertionSecret,
  issuers,
  redis,
  clock,
}: CheckedParts): ReadonlyMap<string, ReadinessCheck> =>
  new Map<string, ReadinessCheck>([
    ['supergraph', () => Promise.resolve()],
    ['identity', identityAnswers(identity, assertionSecret, clock)],
    // On a developer's machine two issuers may have one name.
    ...[...Map.groupBy(issuers, ({ key }) => key)].map(([key, named]) => [`keys of ${key}`, keysKnown(named)] as const),
    ...(redis ? [['redis', async () => void (await redis.ping())] as const] : []),
  ]);

/** Asks as the gateway, so that keys that do not fit together are noticed too. */
const identityAnswers =
  (identity: Pick<Source, 'send'>, secret: string, clock: () => number): ReadinessCheck =>
  async () => {
    const now = Math.floor(clock() / 1000);
    const viewer = createViewer(systemSignIn(now), NO_STANDING, now);
    await identity.send('{"query":"{ __typename }"}', signAssertion(viewer, 'identity', assertionKey(secret, 'identity'), now));
  };

/** Keys that were fetched once stay known through an outage of the issuer. */
const keysKnown =
  (issuers: readonly TrustedIssuer[]): ReadinessCheck =>
  async () => {
    const unknown = issuers.find(({ remote }) => remote && !remote.known());
    if (unknown) throw new NotReady(`are not known: ${unknown.remote?.failure() ?? 'not fetched yet'}`);
  };
