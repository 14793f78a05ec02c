import { createHmac, createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { EncryptJWT, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
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

const bearer = (token: string) => `Bearer ${token}`;
const base64url = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);
const parts = (token: string) => token.split('.') as [string, string, string];

/** @returns how to make a token that is good but for these claims */
const claims =
  (changed: (now: number) => Record<string, unknown>) =>
  async ({ issuer }: Hands) =>
    bearer(await issuer.sign(changed(now())));
const without = (name: string) => claims(() => ({ [name]: undefined }));
const header =
  (changed: Record<string, unknown>) =>
  async ({ issuer }: Hands) =>
    bearer(await issuer.sign({}, changed));

/** Signs with the issuer's own key what it would never sign: the JSON text as it stands. */
async function signText({ issuer }: Hands, payload: string | Buffer, headerText?: string): Promise<string> {
  const { kid, privateKey } = issuer.keys[0] as SigningKey;
  const input = `${base64url(headerText ?? { alg: 'ES256', typ: 'at+jwt', kid })}.${Buffer.from(payload).toString('base64url')}`;
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey as never, Buffer.from(input));
  return bearer(`${input}.${Buffer.from(signature).toString('base64url')}`);
}

const payloadText = ({ issuer }: Hands) => JSON.stringify(goodClaims(issuer.url));

function signWithPublicKey({ issuer }: Hands, secret: (jwk: JsonWebKey) => string | Buffer): string {
  const { publicJwk, kid } = issuer.keys[0] as SigningKey;
  const input = `${base64url({ alg: 'HS256', typ: 'at+jwt', kid })}.${base64url(goodClaims(issuer.url))}`;
  const signature = createHmac('sha256', secret(publicJwk as JsonWebKey)).update(input).digest('base64url');
  return bearer(`${input}.${signature}`);
}

const pem = (jwk: JsonWebKey) => createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' });

export const FORGED: readonly BadToken[] = [
  ['TK-01', 'alg none', ({ issuer }) => bearer(`${base64url({ alg: 'none', typ: 'at+jwt' })}.${base64url(goodClaims(issuer.url))}.`)],
  ['TK-02', 'alg nOnE with a signature', (hands) => signText(hands, payloadText(hands), '{"alg":"nOnE","typ":"at+jwt"}')],
  ['TK-03', 'unsecured JWT', ({ issuer }) => bearer(new UnsecuredJWT(goodClaims(issuer.url)).encode())],
  ['TK-04', 'HS256 with the public key (PEM) as secret', (hands) => signWithPublicKey(hands, pem)],
  ['TK-05', 'HS256 with the public key (JWK) as secret', (hands) => signWithPublicKey(hands, (jwk) => JSON.stringify(jwk))],
  ['TK-06', 'HS256 with an empty secret', (hands) => signWithPublicKey(hands, () => '')],
  ['TK-07', 'a forged key under the id of the true one', async ({ issuer, forged }) =>
    bearer(await issuer.sign({}, { kid: issuer.keys[0]?.kid }, forged))],
  ['TK-08', 'a forged key under its own id', async ({ issuer, forged }) => bearer(await issuer.sign({}, {}, forged))],
  ['TK-09', 'key id that is a path', async ({ issuer, forged }) =>
    bearer(await issuer.sign({}, { kid: '../../../../dev/null' }, forged))],
  ['TK-10', 'key id that is SQL', async ({ issuer, forged }) =>
    bearer(await issuer.sign({}, { kid: "x' union select 'key" }, forged))],
  ['TK-11', 'key id of another issuer', async ({ issuer, other, forged }) =>
    bearer(await issuer.sign({}, { kid: other.keys[0]?.kid }, forged))],
  ['TK-12', 'key id that is an object', async ({ issuer }) => bearer(await issuer.sign({}, { kid: { $ne: null } }))],
  ['TK-13', 'key in the header', async ({ issuer, forged }) => bearer(await issuer.sign({}, { jwk: forged.publicJwk }, forged))],
  ['TK-14', 'key in the header, signed with the true one', header({ jwk: { kty: 'oct', k: 'AA' } })],
  ['TK-15', 'jku of the stranger', async ({ issuer, stranger }) =>
    bearer(await issuer.sign({}, { jku: `${stranger.url}/jwks` }, stranger.keys[0]))],
  ['TK-16', 'x5u of the stranger', async ({ issuer, stranger }) =>
    bearer(await issuer.sign({}, { x5u: `${stranger.url}/x5u` }, stranger.keys[0]))],
  ['TK-17', 'x5c', header({ x5c: ['MIIB'] })],
  ['TK-18', 'crit', (hands) => signText(hands, payloadText(hands), '{"alg":"ES256","typ":"at+jwt","crit":["exp"],"exp":1}')],
  ['TK-19', 'b64 false', (hands) =>
    signText(hands, payloadText(hands), '{"alg":"ES256","typ":"at+jwt","b64":false,"crit":["b64"]}')],
  ['TK-20', 'a secret key', async ({ issuer }) => {
    const signed = new SignJWT(goodClaims(issuer.url)).setProtectedHeader({ alg: 'HS512', typ: 'at+jwt' });
    return bearer(await signed.sign(Buffer.alloc(64, 1)));
  }],
  ['TK-21', 'an own RSA key', async ({ issuer }) => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const signed = new SignJWT(goodClaims(issuer.url)).setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'key-rsa' });
    return bearer(await signed.sign(privateKey));
  }],
  ['TK-22', 'encrypted (JWE)', async ({ issuer }) => {
    const encrypted = new EncryptJWT(goodClaims(issuer.url)).setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: 'at+jwt' });
    return bearer(await encrypted.encrypt(Buffer.alloc(32, 1)));
  }],
  ['TK-23', 'encrypted to the public key', async ({ issuer }) => {
    const { publicKey } = await generateKeyPair('ECDH-ES');
    const epk = await exportJWK(publicKey);
    return bearer(`${base64url({ alg: 'ECDH-ES', enc: 'A128GCM', epk })}..AA.${base64url(goodClaims(issuer.url))}.AA`);
  }],
];

export const NOT_FOR_US: readonly BadToken[] = [
  ['TK-24', 'an issuer that nobody trusts', async ({ stranger }) => bearer(await stranger.sign())],
  ['TK-25', 'the issuer, but for a slash', claims(() => ({})) && (async ({ issuer }) =>
    bearer(await issuer.sign({ iss: `${issuer.url}/` })))],
  ['TK-26', 'mix-up: the one issuer named, signed by the other', async ({ issuer, other }) =>
    bearer(await other.sign({ iss: issuer.url }))],
  ['TK-27', 'mix-up the other way round', async ({ issuer, other }) => bearer(await issuer.sign({ iss: other.url }))],
  ['TK-28', 'an issuer that is a list', async ({ issuer }) => bearer(await issuer.sign({ iss: [issuer.url] as never }))],
  ['TK-29', 'another audience', claims(() => ({ aud: 'another-graph' }))],
  ['TK-30', 'audiences without ours', claims(() => ({ aud: ['another-graph', 'myservices-graph-2'] }))],
  ['TK-31', 'an audience in another case', claims(() => ({ aud: 'MyServices-Graph' }))],
  ['TK-32', 'typ JWT', header({ typ: 'JWT' })],
  ['TK-33', 'no typ', header({ typ: undefined })],
  ['TK-34', 'an ID token', async ({ issuer }) =>
    bearer(await issuer.sign({ aud: 'myservices-portal', nonce: 'n', at_hash: 'h' }, { typ: 'JWT' }))],
  ['TK-35', 'a viewer assertion', header({ typ: 'viewer+jwt' })],
  ['TK-36', 'a logout token', header({ typ: 'logout+jwt' })],
];

export const CLAIMS: readonly BadToken[] = [
  ...['iss', 'sub', 'aud', 'exp', 'iat', 'auth_time', 'sid', 'acr'].map(
    (name, position): BadToken => [`TK-${37 + position}`, `no ${name}`, without(name)],
  ),
  ['TK-45', 'expired, beyond the tolerance', claims((at) => ({ iat: at - 200, exp: at - 31 }))],
  ['TK-46', 'not yet good', claims((at) => ({ nbf: at + 60 }))],
  ['TK-47', 'issued in the future', claims((at) => ({ iat: at + 60, exp: at + 360 }))],
  ['TK-48', 'too old, though not expired', claims((at) => ({ iat: at - 400, exp: at + 3600 }))],
  ['TK-49', 'authenticated in the future', claims((at) => ({ auth_time: at + 60 }))],
  ['TK-50', 'sub that is a number', claims(() => ({ sub: 7 }))],
  ['TK-51', 'sub that is a list', claims(() => ({ sub: ['demo-bruno'] }))],
  ['TK-52', 'empty sub', claims(() => ({ sub: '' }))],
  ['TK-53', 'sub with a NUL', claims(() => ({ sub: 'demo-bruno\0' }))],
  ['TK-54', 'exp as text', claims((at) => ({ exp: String(at + 300) }))],
  ['TK-55', 'iat as text', claims((at) => ({ iat: String(at) }))],
  ['TK-56', 'auth_time as text', claims((at) => ({ auth_time: String(at) }))],
  ['TK-57', 'nbf as text', claims((at) => ({ nbf: String(at) }))],
  ['TK-58', 'sid that is a number', claims(() => ({ sid: 1 }))],
  ['TK-59', 'empty sid', claims(() => ({ sid: '' }))],
  ['TK-60', 'acr that is null', claims(() => ({ acr: null }))],
  ['TK-61', 'exp that is infinite', (hands) =>
    signText(hands, payloadText(hands).replace(/"exp":\d+/, '"exp":1e999'))],
  ['TK-62', 'sub named twice', (hands) =>
    signText(hands, payloadText(hands).replace('{', '{"sub":"demo-ada",'))],
  ['TK-63', 'sub named twice, once escaped', (hands) =>
    signText(hands, payloadText(hands).replace('{', '{"s\\u0075b":"demo-ada",'))],
  ['TK-64', 'alg named twice', (hands) =>
    signText(hands, payloadText(hands), '{"alg":"none","alg":"ES256","typ":"at+jwt"}')],
];

/** @returns how to send a good token in a bad way */
const shaped = (shape: (token: string) => string | readonly string[]) => async ({ issuer }: Hands) => shape(await issuer.sign());

export const MISSHAPEN: readonly BadToken[] = [
  ['TK-65', 'truncated', shaped((token) => bearer(token.slice(0, -10)))],
  ['TK-66', 'without signature', shaped((token) => bearer(parts(token).slice(0, 2).join('.')))],
  ['TK-67', 'with an empty signature', shaped((token) => bearer(`${parts(token).slice(0, 2).join('.')}.`))],
  ['TK-68', 'the signature of another token', async ({ issuer }) => {
    const [head, body] = parts(await issuer.sign());
    return bearer(`${head}.${body}.${parts(await issuer.sign({ sub: 'demo-ada' }))[2]}`);
  }],
  ['TK-69', 'the claims of another token', shaped((token) =>
    bearer([parts(token)[0], base64url({ ...JSON.parse(String(Buffer.from(parts(token)[1], 'base64url'))), sub: 'demo-ada' }), parts(token)[2]].join('.')))],
  ['TK-70', 'a part too many', shaped((token) => bearer(`${token}.AA`))],
  ['TK-71', 'an empty part in front', shaped((token) => bearer(`.${token}`))],
  ['TK-72', 'not base64url', shaped((token) => bearer(token.replace('.', '.$')))],
  ['TK-73', 'base64 with padding', shaped((token) => bearer(`${token}==`))],
  ['TK-74', 'base64url that is not canonical', shaped((token) => bearer(twisted(token)))],
  ['TK-75', 'claims that are no JSON', (hands) => signText(hands, 'sub=demo-bruno')],
  ['TK-76', 'claims that are a list', (hands) => signText(hands, '["demo-bruno"]')],
  ['TK-77', 'claims that are not UTF-8', (hands) => signText(hands, Buffer.from([0x22, 0xff, 0xfe, 0x22]))],
  ['TK-78', 'claims behind a byte order mark', (hands) => signText(hands, `\ufeff${payloadText(hands)}`)],
  ['TK-79', 'huge', async ({ issuer }) => bearer(await issuer.sign({ more: 'x'.repeat(9_000) }))],
  ['TK-80', 'no token', () => 'Bearer'],
  ['TK-81', 'an empty header', () => ''],
  ['TK-82', 'no scheme', shaped((token) => token)],
  ['TK-83', 'another scheme', shaped((token) => `Basic ${token}`)],
  ['TK-84', 'DPoP', shaped((token) => `DPoP ${token}`)],
  ['TK-85', 'Bearer twice', shaped((token) => `Bearer Bearer ${token}`)],
  ['TK-86', 'two spaces', shaped((token) => `Bearer  ${token}`)],
  ['TK-87', 'a tab', shaped((token) => `Bearer\t${token}`)],
  ['TK-88', 'something behind it', shaped((token) => `Bearer ${token} x`)],
  ['TK-89', 'two tokens in one header', shaped((token) => `Bearer ${token}, Bearer ${token}`)],
  ['TK-90', 'two Authorization headers', shaped((token) => [bearer(token), bearer(token)])],
  ['TK-91', 'a good Authorization header before a bad one', shaped((token) => [bearer(token), 'Bearer x'])],
  ['TK-92', 'quoted', shaped((token) => `Bearer "${token}"`)],
];

/** The last character of a signature of 64 bytes has four bits that say nothing; these say something. */
function twisted(token: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return token.slice(0, -1) + alphabet[alphabet.indexOf(token.at(-1) as string) + 1];
}

export const openHands = async (issuer: IssuerServer, other: IssuerServer, stranger: IssuerServer): Promise<Hands> => ({
  issuer,
  other,
  stranger,
  forged: await makeSigningKey('forged'),
});
