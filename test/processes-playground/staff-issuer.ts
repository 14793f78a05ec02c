import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPair, SignJWT } from 'jose';
import { AUDIENCE, TOKEN_TYPE, type TrustedIssuer } from '../../gateway/sign-in/verify-token.ts';

/**
 * An agency's issuer, as far as the code flow with PKCE and rotating refresh tokens need one: it signs in at once whoever comes.
 * Access tokens last five minutes.
 */
export type StaffIssuer = {
  readonly url: string;
  readonly trusted: TrustedIssuer;
  /** What the token endpoint was sent, the oldest first. */
  readonly exchanges: readonly URLSearchParams[];
  readonly stop: () => void;
};

export async function startStaffIssuer(): Promise<StaffIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const challenges = new Map<string, string>();
  const exchanges: URLSearchParams[] = [];
  let refreshToken: string | null = null;
  const isGranted = (asked: URLSearchParams) => {
    if (asked.get('grant_type') === 'refresh_token') return asked.get('refresh_token') === refreshToken;
    const challenge = createHash('sha256')
      .update(asked.get('code_verifier') ?? '')
      .digest('base64url');
    return challenges.get(asked.get('code') ?? '') === challenge;
  };
  const exchange = async (asked: URLSearchParams) => {
    exchanges.push(asked);
    if (!isGranted(asked)) return { error: 'invalid_grant' };
    refreshToken = randomUUID();
    const nowSeconds = Math.floor(Date.now() / 1000);
    const claims = { auth_time: nowSeconds, sid: randomUUID(), acr: 'staff', client_id: asked.get('client_id'), scope: '' };
    const token = new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ: TOKEN_TYPE }).setIssuer(url).setSubject('worker');
    return {
      access_token: await token
        .setAudience(AUDIENCE)
        .setIssuedAt(nowSeconds)
        .setExpirationTime(nowSeconds + 300)
        .sign(privateKey),
      refresh_token: refreshToken,
    };
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://issuer');
    response.setHeader('access-control-allow-origin', '*');
    if (pathname === '/authorize') {
      const code = randomUUID();
      challenges.set(code, searchParams.get('code_challenge') ?? '');
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({ code, state: searchParams.get('state') ?? '' }).toString();
      return void response.writeHead(303, { location: back.href }).end();
    }
    if (pathname === '/token') {
      return void readAll(request)
        .then((body) => exchange(new URLSearchParams(body)))
        .then((answer) => response.end(JSON.stringify(answer)));
    }
    response.end(JSON.stringify({ authorization_endpoint: `${url}/authorize`, token_endpoint: `${url}/token` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const trusted: TrustedIssuer = {
    issuer: url,
    key: 'staff',
    kind: 'staff',
    provider: null,
    audience: AUDIENCE,
    maxAgeSeconds: 300,
    keys: () => publicKey,
  };
  return { url, trusted, exchanges, stop: () => server.close().closeAllConnections() };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
