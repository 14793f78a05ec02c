import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { SignIn } from '../../schema/contract/viewer.ts';
import { AUDIENCE, TOKEN_TYPE, type TrustedIssuer } from './verify-token.ts';

/** The issuers that the development key speaks for: the two providers, staff and partners. */
const DEV_ISSUERS = [
  { issuer: 'urn:myservices:dev:ma-login', key: 'ma-login', kind: 'person', provider: 'MA_LOGIN' },
  { issuer: 'urn:myservices:dev:login-mass-gov', key: 'login-mass-gov', kind: 'person', provider: 'LOGIN_MASS_GOV' },
  { issuer: 'urn:myservices:dev:staff', key: 'staff', kind: 'staff', provider: null },
  { issuer: 'urn:myservices:dev:partners', key: 'partners', kind: 'partner', provider: null },
] as const satisfies readonly Omit<TrustedIssuer, 'keys' | 'audience' | 'maxAgeSeconds'>[];

/** Development tokens last a working day. */
const TOKEN_SECONDS = 12 * 60 * 60;

export type DevIssuer = {
  readonly issuers: readonly TrustedIssuer[];
  /**
   * @param issuer the key of the issuer, such as `ma-login`
   * @param nowSeconds seconds since 1970
   * @returns a bearer token
   */
  readonly token: (claims: DevClaims, nowSeconds: number) => Promise<string>;
};

export type DevClaims = Pick<SignIn, 'subject' | 'scopes'> & {
  readonly issuer: (typeof DEV_ISSUERS)[number]['key'];
  /** The client that the token is issued to, if not the usual one. */
  readonly clientId?: string;
  /** Seconds since 1970; the time of signing when it is not given. */
  readonly authenticatedAt?: number;
  /** By default, all tokens of a subject share one. */
  readonly sessionId?: string;
};

/**
 * Issues tokens for the demo sign-ins on a developer's machine. Its key is created on first use and kept in `directory`, so that
 * the gateway and `npm run token` share it.
 */
export async function openDevIssuer(directory: string): Promise<DevIssuer> {
  const jwk = await readOrMakeKey(join(directory, 'dev-issuer.json'));
  const secret = await importJWK(jwk, 'EdDSA');
  const { d: _private, ...open } = jwk;
  const keys = await importJWK(open, 'EdDSA');
  return {
    issuers: DEV_ISSUERS.map((issuer) => ({ ...issuer, audience: AUDIENCE, maxAgeSeconds: TOKEN_SECONDS, keys: () => keys })),
    token: (claims, nowSeconds) =>
      new SignJWT({
        auth_time: claims.authenticatedAt ?? nowSeconds,
        sid: claims.sessionId ?? `dev-${claims.subject}`,
        acr: 'development',
        client_id: claims.clientId ?? usualClient(claims),
        scope: claims.scopes.join(' '),
      })
        .setProtectedHeader({ alg: 'EdDSA', typ: TOKEN_TYPE })
        .setIssuer(DEV_ISSUERS.find(({ key }) => key === claims.issuer)?.issuer ?? '')
        .setSubject(claims.subject)
        .setAudience(AUDIENCE)
        .setIssuedAt(nowSeconds)
        .setExpirationTime(nowSeconds + TOKEN_SECONDS)
        .sign(secret),
  };
}

/** Partners use their own client, staff use the playground, and all others use the portal. */
function usualClient({ issuer, subject }: DevClaims): string {
  if (issuer === 'partners') return subject;
  return issuer === 'staff' ? 'myservices-playground' : 'myservices-portal';
}

async function readOrMakeKey(file: string): Promise<JWK> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const jwk = await exportJWK(privateKey);
  mkdirSync(join(file, '..'), { recursive: true });
  try {
    // Fails when another process was faster; that process's key is then used.
    writeFileSync(file, JSON.stringify(jwk), { mode: 0o600, flag: 'wx' });
    return jwk;
  } catch {
    // Another process has written the file. Any other error is thrown when the file is read.
    return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  }
}
