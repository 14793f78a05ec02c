import { type Configuration, errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import { AUDIENCE } from '../../gateway/sign-in/verify-token.ts';
import { createMemoryAdapter } from './memory-adapter.ts';
import type { ProviderKeys } from './provider-keys.ts';

export const PORTAL = 'myservices-portal';
/** The resource indicator of the graph (RFC 8707), which is also the default. */
const GRAPH_RESOURCE = 'urn:myservices:graph';
const GRAPH_SCOPE = 'graph';
/** NIST SP 800-63B, AAL1: one factor, as federal sign-in names it. */
export const ASSURANCE = 'http://idmanagement.gov/ns/assurance/aal/1';

const ACCESS_TOKEN_SECONDS = 5 * 60;
const SESSION_SECONDS = 12 * 60 * 60;
const LOOPBACK = ['http://127.0.0.1', 'http://localhost'];

export type Pages = Pick<Configuration, 'renderError'> & {
  readonly signOut: NonNullable<NonNullable<NonNullable<Configuration['features']>['rpInitiatedLogout']>['logoutSource']>;
  readonly signedOut: (context: KoaContextWithOIDC) => Promise<void>;
};

/**
 * A provider of the portal: authorization code with PKCE for one public client, access tokens for the graph, and pages of
 * its own.
 *
 * @param key the provider's name, used in cookie names so that providers on two ports of one machine do not collide
 */
export function configureProvider(key: string, keys: ProviderKeys, pages: Pages): Configuration {
  const policy = interactionPolicy.base();
  // No consent is needed because the only client is our own.
  policy.remove('consent');
  return {
    adapter: createMemoryAdapter(),
    jwks: { keys: [keys.signing as never] },
    cookies: cookiesOf(key, keys.cookies),
    clients: [portal()],
    clientBasedCORS: (_context, origin) => isLoopback(origin),
    pkce: { required: () => true },
    responseTypes: ['code'],
    clientAuthMethods: ['none'],
    scopes: ['openid', 'offline_access'],
    acrValues: [ASSURANCE],
    interactions: { policy, url: (_context, { uid }) => `/sign-in/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    loadExistingGrant: grantGraph,
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    // Signing out revokes the tokens of the sign-in.
    expiresWithSession: () => true,
    extraTokenClaims: claimsOf,
    renderError: pages.renderError,
    ttl: {
      AccessToken: ACCESS_TOKEN_SECONDS,
      AuthorizationCode: 60,
      IdToken: ACCESS_TOKEN_SECONDS,
      Interaction: 60 * 60,
      Grant: SESSION_SECONDS,
      Session: SESSION_SECONDS,
      RefreshToken: (context) => context.oidc.entities.RotatedRefreshToken?.remainingTTL ?? SESSION_SECONDS,
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      userinfo: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      revocation: { enabled: true, allowedPolicy: (_context, client, token) => token.clientId === client.clientId },
      rpInitiatedLogout: { enabled: true, logoutSource: pages.signOut, postLogoutSuccessSource: pages.signedOut },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => GRAPH_RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: graphServer,
      },
    },
  };
}

function cookiesOf(key: string, secret: string): Configuration['cookies'] {
  const options = { httpOnly: true, sameSite: 'lax', signed: true } as const;
  const names = { session: `_session_${key}`, interaction: `_interaction_${key}`, resume: `_resume_${key}` };
  return { names, keys: [secret], long: options, short: options };
}

function portal() {
  return {
    client_id: PORTAL,
    // RFC 8252, 7.3: any port on this machine.
    application_type: 'native' as const,
    token_endpoint_auth_method: 'none' as const,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code' as const],
    redirect_uris: LOOPBACK.flatMap((origin) => [`${origin}/callback`, `${origin}/oob`]),
    post_logout_redirect_uris: LOOPBACK.map((origin) => `${origin}/`),
    id_token_signed_response_alg: 'ES256' as const,
  };
}

function isLoopback(origin: string): boolean {
  const url = URL.parse(origin);
  return url?.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname);
}

const graphServer: NonNullable<
  NonNullable<NonNullable<Configuration['features']>['resourceIndicators']>['getResourceServerInfo']
> = (_context, resource) => {
  if (resource !== GRAPH_RESOURCE) throw new errors.InvalidTarget();
  return {
    scope: GRAPH_SCOPE,
    audience: AUDIENCE,
    accessTokenFormat: 'jwt',
    accessTokenTTL: ACCESS_TOKEN_SECONDS,
    jwt: { sign: { alg: 'ES256' } },
  };
};

async function grantGraph({ oidc }: KoaContextWithOIDC) {
  const { accountId } = oidc.session ?? {};
  if (!accountId || !oidc.client) return undefined;
  const grant = new oidc.provider.Grant({ accountId, clientId: oidc.client.clientId });
  grant.addOIDCScope('openid offline_access');
  grant.addResourceScope(GRAPH_RESOURCE, GRAPH_SCOPE);
  await grant.save();
  return grant;
}

/**
 * The additional claims that the graph requires of a token (SI-7). `sid` identifies one sign-in. It stays the same over every
 * refresh, and changes when the person authenticates again in the same browser, because the graph may have ended the first.
 */
const claimsOf: NonNullable<Configuration['extraTokenClaims']> = ({ oidc: { entities } }) => {
  const source = entities.RefreshToken ?? entities.AuthorizationCode;
  if (!source?.authTime || !source.sessionUid || !source.acr) throw new errors.InvalidGrant('the sign-in is not known');
  return { auth_time: source.authTime, acr: source.acr, sid: `${source.sessionUid}.${source.authTime}` };
};
