import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { RequestListener } from 'node:http';
import { type CryptoKey, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { type Configuration, interactionPolicy, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { PrivateCertificate } from './private-ca.ts';

const RESOURCE = 'urn:myservices:graph';
const SCOPES = 'openid graph';
const PROFILE_CLAIMS = ['given_name', 'family_name', 'email', 'email_verified', 'locale'];

/** The claims of persons besides `sub`, by login. */
export type TlsProfiles = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export type TlsProvider = { readonly issuer: string; readonly stop: () => Promise<void> };

/** Starts an oidc-provider behind TLS. Its sign-in page accepts any password for the given persons. */
export async function startTlsProvider({ key, cert }: PrivateCertificate, profiles: TlsProfiles): Promise<TlsProvider> {
  const signing = await generateKeyPair('ES256', { extractable: true });
  let answer: RequestListener = (_request, response) => response.writeHead(503).end();
  const https = createServer({ key, cert }, (request, response) => answer(request, response));
  await new Promise<void>((resolve) => https.listen(0, '127.0.0.1', resolve));
  const issuer = `https://127.0.0.1:${(https.address() as AddressInfo).port}`;
  const jwk = { ...(await exportJWK(signing.privateKey)), kid: 'key', alg: 'ES256', use: 'sig' };
  const provider = new Provider(issuer, configure(jwk, profiles));
  acceptTokensOfTheGraph(provider, signing.publicKey);
  const callback = provider.callback();
  answer = (request, response) => void callback(request, response);
  return {
    issuer,
    stop: () =>
      new Promise((resolve) => {
        https.close(() => resolve());
        https.closeAllConnections();
      }),
  };
}

/**
 * oidc-provider does not store JWT access tokens, and its UserInfo endpoint accepts none with an audience. An issuer of the graph
 * must accept them, as most providers do.
 */
function acceptTokensOfTheGraph(provider: Provider, publicKey: CryptoKey): void {
  const { AccessToken } = provider;
  const find = async (token: string) => {
    const { payload } = await jwtVerify(token, publicKey, { issuer: provider.issuer });
    const { sub: accountId, client_id: clientId, grant: grantId, scope, jti, exp } = payload;
    return new AccessToken({ accountId, clientId, grantId, scope, jti, exp } as never);
  };
  Object.assign(AccessToken, { find });
}

function configure(jwk: object, profiles: TlsProfiles): Configuration {
  const policy = interactionPolicy.base();
  // Its only client is the portal of the test.
  policy.remove('consent');
  return {
    interactions: { policy },
    jwks: { keys: [jwk as never] },
    cookies: { keys: ['a key of the tests'] },
    clients: [
      {
        client_id: 'myservices-portal',
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: ['http://127.0.0.1/callback'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    clientBasedCORS: () => true,
    claims: { openid: ['sub', ...PROFILE_CLAIMS] },
    findAccount: (_context, sub) => {
      const profile = profiles[sub];
      return profile && { accountId: sub, claims: () => ({ sub, ...profile }) };
    },
    loadExistingGrant: grantGraph,
    extraTokenClaims: ({ oidc }, token) => {
      const { authTime, sessionUid } = oidc.entities.AuthorizationCode ?? {};
      return {
        auth_time: authTime,
        acr: 'urn:example:one-factor',
        sid: `${sessionUid}.${authTime}`,
        grant: 'grantId' in token ? token.grantId : undefined,
      };
    },
    features: {
      devInteractions: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: SCOPES,
          audience: 'myservices-graph',
          accessTokenFormat: 'jwt',
          accessTokenTTL: 300,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
  };
}

async function grantGraph({ oidc }: KoaContextWithOIDC) {
  const { accountId } = oidc.session ?? {};
  if (!accountId || !oidc.client) return undefined;
  const grant = new oidc.provider.Grant({ accountId, clientId: oidc.client.clientId });
  grant.addOIDCScope('openid');
  grant.addResourceScope(RESOURCE, SCOPES);
  await grant.save();
  return grant;
}
