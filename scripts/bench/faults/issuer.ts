import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { findDemoSignIn } from '../../tooling/demo-sign-ins.ts';
import { freePort } from '../start-program.ts';
import { type Asker, SIGNED_IN_AT } from './questions.ts';

type Key = { readonly kid: string; readonly privateKey: CryptoKey; readonly jwk: JWK };

/** An issuer of tokens that can be away, and can change its keys. */
export type Issuer = {
  readonly url: string;
  readonly listen: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** From now on it signs with a new key, and publishes the one before too. */
  readonly changeKeys: () => Promise<void>;
  /** @returns the same sign-ins with tokens of this issuer */
  readonly sign: (askers: readonly Asker[]) => Promise<Asker[]>;
};

const TOKEN_SECONDS = 300;

async function makeKey(number: number): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const kid = `key-${number}`;
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } };
}

export async function makeIssuer(): Promise<Issuer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const keys = [await makeKey(1)];
  let server: Server | null = null;
  const pages = new Map<string, () => object>([
    ['/.well-known/openid-configuration', () => ({ issuer: url, jwks_uri: `${url}/jwks` })],
    ['/jwks', () => ({ keys: keys.map(({ jwk }) => jwk) })],
  ]);
  const sign = async ({ signIn, authorization }: Asker, index: number): Promise<Asker> => {
    const { issuer, subject } = findDemoSignIn(signIn);
    // The other issuer is as it was.
    if (issuer !== 'ma-login') return { signIn, authorization };
    const now = Math.floor(Date.now() / 1000);
    const key = keys.at(-1)!;
    const token = await new SignJWT({
      ...{ iss: url, sub: subject, client_id: 'myservices-portal', aud: 'myservices-graph', sid: `issuer-${index}` },
      ...{ iat: now, exp: now + TOKEN_SECONDS, auth_time: SIGNED_IN_AT, acr: 'http://idmanagement.gov/ns/assurance/aal/1' },
    })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.kid })
      .sign(key.privateKey);
    return { signIn, authorization: `Bearer ${token}` };
  };
  return {
    url,
    async listen() {
      server = createServer((request, response) => {
        const page = pages.get(request.url ?? '');
        if (!page) return void response.writeHead(404).end();
        response.setHeader('content-type', 'application/json').end(JSON.stringify(page()));
      });
      await once(server.listen(port, '127.0.0.1'), 'listening');
    },
    async stop() {
      server?.close();
      server?.closeAllConnections();
    },
    changeKeys: async () => void keys.push(await makeKey(keys.length + 1)),
    sign: (askers) => Promise.all(askers.map(sign)),
  };
}
