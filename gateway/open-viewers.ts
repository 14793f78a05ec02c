import { ANONYMOUS } from '../schema/contract/viewer.ts';
import type { Client } from './clients/client.ts';
import { createClientIdentifier } from './clients/identify-client.ts';
import type { Redis } from './redis/connect-redis.ts';
import { createViewerStep, type IdentifyViewer } from './request/identify-viewer.ts';
import { createUserInfoReader } from './sign-in/user-info-reader.ts';
import { createTokenVerifier, type TrustedIssuer } from './sign-in/verify-token.ts';
import type { Source } from './sources/sources.ts';
import { createAccountOpener } from './standing/account-opener.ts';
import { askIdentityAt } from './standing/ask-identity.ts';
import { redisStandings } from './standing/shared-standings.ts';
import { createStandingCache, STATE_LIFETIME_SECONDS, type StandingCache } from './standing/standing-cache.ts';
import { createStandingReader } from './standing/standing-reader.ts';
import { type CacheMeasures, measureCache } from './telemetry/cache-measures.ts';
import type { GatewayMeasures } from './telemetry/gateway-metrics.ts';
import type { Log } from './telemetry/log.ts';

type ViewerOptions = {
  readonly open?: boolean;
  readonly issuers: readonly TrustedIssuer[];
  readonly clients: readonly Client[];
  readonly environment?: keyof Client['mode'];
  readonly assertionSecret: string;
  readonly identity: Pick<Source, 'send'>;
  /** Null: this gateway keeps standings by itself. */
  readonly redis: Redis | null;
  readonly measures: GatewayMeasures;
  readonly log: Log;
  readonly clock: () => number;
};

/** Opens what tells who asks, through which client, and what standing that person has. */
export function openViewers(options: ViewerOptions): { identifyViewer: IdentifyViewer } & Pick<StandingCache, 'touch'> {
  const { issuers, clients, assertionSecret, identity, redis, measures, log, clock } = options;
  const shared = redis && redisStandings(redis, STATE_LIFETIME_SECONDS);
  const reader = createStandingReader(identity, assertionSecret);
  const standings = measuredStandings(createStandingCache(reader, shared, clock), measureCache(measures, 'standing'));
  const { touch } = standings;
  const identifyClient = createClientIdentifier(clients, options.environment ?? 'production');
  // The tokens for an open supergraph are not ours to verify.
  if (options.open) return { identifyViewer: () => ({ viewer: ANONYMOUS, client: identifyClient(null) }), touch };
  const profiles = issuers.flatMap(({ key, fetchUserInfo }) =>
    fetchUserInfo ? [[key, createUserInfoReader(key, fetchUserInfo, log, clock)] as const] : [],
  );
  const findState = createAccountOpener(standings, new Map(profiles), askIdentityAt(identity, assertionSecret), log);
  const sessions = measureCache(measures, 'session');
  return { identifyViewer: createViewerStep(createTokenVerifier(issuers), findState, identifyClient, log, sessions), touch };
}

/** A standing is held if nothing had to be asked for it, not even whether it still holds. */
function measuredStandings(standings: StandingCache, { hit, miss, entriesBy }: CacheMeasures): StandingCache {
  entriesBy(standings.size);
  return {
    ...standings,
    find(...asked) {
      const found = standings.find(...asked);
      (found instanceof Promise ? miss : hit).value += 1;
      return found;
    },
  };
}
