import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import type { IssuerSettings } from '../../gateway/sign-in/configured-issuers.ts';

export type SigningKey = { readonly kid: string; readonly privateKey: CryptoKey; readonly publicJwk: JWK };

/** An issuer of tokens: an HTTP server on this machine with a discovery document and keys. */
export type IssuerServer = {
  readonly url: string;
  readonly settings: IssuerSettings;
  /** The number of times that each document was fetched. */
  readonly fetches: { discovery: number; keys: number };
  /** The keys that it publishes. The first one signs. */
  readonly keys: SigningKey[];
  /** While it is set, it answers instead of the issuer. */
  answer: ((response: ServerResponse, path: string) => void) | null;
  /** While it is set, it encodes each answer. */
  encode: ((text: string, response: ServerResponse) => Buffer) | null;
  /** Answers requests to the UserInfo endpoint, if `settings.profiles` says that there is one. */
  userInfo: (request: IncomingMessage, response: ServerResponse) => void;
  /** The number of requests to the UserInfo endpoint. */
  userInfoFetches: number;
  /** Wrong values in the discovery document. */
  discovery: Record<string, unknown>;
  /** @returns a valid token with the given changes; `undefined` leaves a claim or header out */
  readonly sign: (
    claims?: Readonly<Record<string, unknown>>,
    header?: Record<string, unknown>,
    key?: SigningKey,
  ) => Promise<string>;
  readonly stop: () => Promise<void>;
};

let keysMade = 0;

export async function makeSigningKey(kid = `key-${(keysMade += 1)}`): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  return { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } };
}

/** Starts an issuer on a free port. Stop it after use. */
export async function startIssuer(bearer: Partial<IssuerSettings> = {}): Promise<IssuerServer> {
  const http = createServer((request, response) => {
    if (request.url !== '/userinfo') return serve(issuer, request.url ?? '', response);
    issuer.userInfoFetches += 1;
    issuer.userInfo(request, response);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const issuer: IssuerServer = {
    url,
    settings: { ...MA_LOGIN, issuer: url, jwksUrl: null, ...bearer },
    fetches: { discovery: 0, keys: 0 },
    keys: [await makeSigningKey()],
    answer: null,
    userInfo: (_request, response) => response.writeHead(404).end(),
    userInfoFetches: 0,
    encode: null,
    discovery: {},
    sign: (claims = {}, header = {}, key = issuer.keys[0] as SigningKey) =>
      new SignJWT({ ...goodClaims(url), ...claims })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.kid, ...header })
        .sign(key.privateKey),
    stop: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return issuer;
}

const MA_LOGIN = {
  key: 'ma-login',
  kind: 'person',
  provider: 'MA_LOGIN',
  audience: 'myservices-graph',
  maxAgeSeconds: 300,
} as const;

/** The claims of a token for Bruno, issued now. */
export function goodClaims(issuer: string, now = Math.floor(Date.now() / 1000)): JWTPayload {
  return {
    iss: issuer,
    sub: 'demo-bruno',
    client_id: 'myservices-portal',
    aud: 'myservices-graph',
    iat: now,
    exp: now + 300,
    auth_time: now - 10,
    sid: 'session-1',
    acr: 'http://idmanagement.gov/ns/assurance/aal/1',
  };
}

const endpointsOf = ({ url, settings: { profiles = false } }: IssuerServer) => ({
  jwks_uri: `${url}/jwks`,
  ...(profiles && { userinfo_endpoint: `${url}/userinfo` }),
});

/** Answers with JSON. */
export const answerJson =
  (value: unknown): IssuerServer['userInfo'] =>
  (_request, response) =>
    void response.setHeader('content-type', 'application/json').end(JSON.stringify(value));

function serve(issuer: IssuerServer, path: string, response: ServerResponse): void {
  const json = (value: unknown) => {
    const text = JSON.stringify(value);
    response.setHeader('content-type', 'application/json').end(issuer.encode?.(text, response) ?? text);
  };
  const isDiscovery = path === '/.well-known/openid-configuration';
  if (isDiscovery) issuer.fetches.discovery += 1;
  else if (path === '/jwks') issuer.fetches.keys += 1;
  if (issuer.answer) issuer.answer(response, path);
  else if (isDiscovery) json({ issuer: issuer.url, ...endpointsOf(issuer), ...issuer.discovery });
  else if (path === '/jwks') json({ keys: issuer.keys.map(({ publicJwk }) => publicJwk) });
  else response.writeHead(404).end();
}
