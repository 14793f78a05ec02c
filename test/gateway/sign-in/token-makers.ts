import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto';
import { goodClaims, type IssuerServer, makeSigningKey, type SigningKey } from '../../support/issuer-server.ts';

export type Hands = {
  /** The issuer that is trusted. */
  readonly issuer: IssuerServer;
  /** Another one that is trusted too. */
  readonly other: IssuerServer;
  /** One that nobody trusts. */
  readonly stranger: IssuerServer;
  /** A key that nobody publishes. */
  readonly forged: SigningKey;
};

/** Id, what is wrong, and how it is made; more than one value: as many Authorization headers. */
export type BadToken = readonly [string, string, (hands: Hands) => Promise<string | readonly string[]> | string];

export const bearer = (token: string) => `Bearer ${token}`;
export const base64url = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);
export const parts = (token: string) => token.split('.') as [string, string, string];

/** @returns how to make a token that is good but for these claims */
export const claims =
  (changed: (now: number) => Record<string, unknown>) =>
  async ({ issuer }: Hands) =>
    bearer(await issuer.sign(changed(now())));
export const without = (name: string) => claims(() => ({ [name]: undefined }));
export const header =
  (changed: Record<string, unknown>) =>
  async ({ issuer }: Hands) =>
    bearer(await issuer.sign({}, changed));

/** Signs with the issuer's own key what it would never sign: the JSON text as it stands. */
export async function signText({ issuer }: Hands, payload: string | Buffer, headerText?: string): Promise<string> {
  const { kid, privateKey } = issuer.keys[0] as SigningKey;
  const input = `${base64url(headerText ?? { alg: 'ES256', typ: 'at+jwt', kid })}.${Buffer.from(payload).toString('base64url')}`;
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey as never, Buffer.from(input));
  return bearer(`${input}.${Buffer.from(signature).toString('base64url')}`);
}

export const payloadText = ({ issuer }: Hands) => JSON.stringify(goodClaims(issuer.url));

export function signWithPublicKey({ issuer }: Hands, secret: (jwk: JsonWebKey) => string | Buffer): string {
  const { publicJwk, kid } = issuer.keys[0] as SigningKey;
  const input = `${base64url({ alg: 'HS256', typ: 'at+jwt', kid })}.${base64url(goodClaims(issuer.url))}`;
  const signature = createHmac('sha256', secret(publicJwk as JsonWebKey))
    .update(input)
    .digest('base64url');
  return bearer(`${input}.${signature}`);
}

export const pem = (jwk: JsonWebKey) => createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' });

export const openHands = async (issuer: IssuerServer, other: IssuerServer, stranger: IssuerServer): Promise<Hands> => ({
  issuer,
  other,
  stranger,
  forged: await makeSigningKey('forged'),
});
