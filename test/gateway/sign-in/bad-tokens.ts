import { generateKeyPairSync } from 'node:crypto';
import { EncryptJWT, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { goodClaims } from '../../support/issuer-server.ts';
import {
  type BadToken,
  base64url,
  bearer,
  claims,
  header,
  payloadText,
  pem,
  signText,
  signWithPublicKey,
} from './token-makers.ts';

export const FORGED: readonly BadToken[] = [
  [
    'TK-01',
    'alg none',
    ({ issuer }) => bearer(`${base64url({ alg: 'none', typ: 'at+jwt' })}.${base64url(goodClaims(issuer.url))}.`),
  ],
  ['TK-02', 'alg nOnE with a signature', (hands) => signText(hands, payloadText(hands), '{"alg":"nOnE","typ":"at+jwt"}')],
  ['TK-03', 'unsecured JWT', ({ issuer }) => bearer(new UnsecuredJWT(goodClaims(issuer.url)).encode())],
  ['TK-04', 'HS256 with the public key (PEM) as secret', (hands) => signWithPublicKey(hands, pem)],
  ['TK-05', 'HS256 with the public key (JWK) as secret', (hands) => signWithPublicKey(hands, (jwk) => JSON.stringify(jwk))],
  ['TK-06', 'HS256 with an empty secret', (hands) => signWithPublicKey(hands, () => '')],
  [
    'TK-07',
    'a forged key under the id of the true one',
    async ({ issuer, forged }) => bearer(await issuer.sign({}, { kid: issuer.keys[0]?.kid }, forged)),
  ],
  ['TK-08', 'a forged key under its own id', async ({ issuer, forged }) => bearer(await issuer.sign({}, {}, forged))],
  [
    'TK-09',
    'key id that is a path',
    async ({ issuer, forged }) => bearer(await issuer.sign({}, { kid: '../../../../dev/null' }, forged)),
  ],
  [
    'TK-10',
    'key id that is SQL',
    async ({ issuer, forged }) => bearer(await issuer.sign({}, { kid: "x' union select 'key" }, forged)),
  ],
  [
    'TK-11',
    'key id of another issuer',
    async ({ issuer, other, forged }) => bearer(await issuer.sign({}, { kid: other.keys[0]?.kid }, forged)),
  ],
  ['TK-12', 'key id that is an object', async ({ issuer }) => bearer(await issuer.sign({}, { kid: { $ne: null } }))],
  ['TK-13', 'key in the header', async ({ issuer, forged }) => bearer(await issuer.sign({}, { jwk: forged.publicJwk }, forged))],
  ['TK-14', 'key in the header, signed with the true one', header({ jwk: { kty: 'oct', k: 'AA' } })],
  [
    'TK-15',
    'jku of the stranger',
    async ({ issuer, stranger }) => bearer(await issuer.sign({}, { jku: `${stranger.url}/jwks` }, stranger.keys[0])),
  ],
  [
    'TK-16',
    'x5u of the stranger',
    async ({ issuer, stranger }) => bearer(await issuer.sign({}, { x5u: `${stranger.url}/x5u` }, stranger.keys[0])),
  ],
  ['TK-17', 'x5c', header({ x5c: ['MIIB'] })],
  ['TK-18', 'crit', (hands) => signText(hands, payloadText(hands), '{"alg":"ES256","typ":"at+jwt","crit":["exp"],"exp":1}')],
  [
    'TK-19',
    'b64 false',
    (hands) => signText(hands, payloadText(hands), '{"alg":"ES256","typ":"at+jwt","b64":false,"crit":["b64"]}'),
  ],
  [
    'TK-20',
    'a secret key',
    async ({ issuer }) => {
      const signed = new SignJWT(goodClaims(issuer.url)).setProtectedHeader({ alg: 'HS512', typ: 'at+jwt' });
      return bearer(await signed.sign(Buffer.alloc(64, 1)));
    },
  ],
  [
    'TK-21',
    'an own RSA key',
    async ({ issuer }) => {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const signed = new SignJWT(goodClaims(issuer.url)).setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'key-rsa' });
      return bearer(await signed.sign(privateKey));
    },
  ],
  [
    'TK-22',
    'encrypted (JWE)',
    async ({ issuer }) => {
      const encrypted = new EncryptJWT(goodClaims(issuer.url)).setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: 'at+jwt' });
      return bearer(await encrypted.encrypt(Buffer.alloc(32, 1)));
    },
  ],
  [
    'TK-23',
    'encrypted to the public key',
    async ({ issuer }) => {
      const { publicKey } = await generateKeyPair('ECDH-ES');
      const epk = await exportJWK(publicKey);
      return bearer(`${base64url({ alg: 'ECDH-ES', enc: 'A128GCM', epk })}..AA.${base64url(goodClaims(issuer.url))}.AA`);
    },
  ],
];

export const NOT_FOR_US: readonly BadToken[] = [
  ['TK-24', 'an issuer that nobody trusts', async ({ stranger }) => bearer(await stranger.sign())],
  ['TK-25', 'the issuer, but for a slash', async ({ issuer }) => bearer(await issuer.sign({ iss: `${issuer.url}/` }))],
  [
    'TK-26',
    'mix-up: the one issuer named, signed by the other',
    async ({ issuer, other }) => bearer(await other.sign({ iss: issuer.url })),
  ],
  ['TK-27', 'mix-up the other way round', async ({ issuer, other }) => bearer(await issuer.sign({ iss: other.url }))],
  ['TK-28', 'an issuer that is a list', async ({ issuer }) => bearer(await issuer.sign({ iss: [issuer.url] as never }))],
  ['TK-29', 'another audience', claims(() => ({ aud: 'another-graph' }))],
  ['TK-30', 'audiences without ours', claims(() => ({ aud: ['another-graph', 'myservices-graph-2'] }))],
  ['TK-31', 'an audience in another case', claims(() => ({ aud: 'MyServices-Graph' }))],
  ['TK-32', 'typ JWT', header({ typ: 'JWT' })],
  ['TK-33', 'no typ', header({ typ: undefined })],
  [
    'TK-34',
    'an ID token',
    async ({ issuer }) => bearer(await issuer.sign({ aud: 'myservices-portal', nonce: 'n', at_hash: 'h' }, { typ: 'JWT' })),
  ],
  ['TK-35', 'a viewer assertion', header({ typ: 'viewer+jwt' })],
  ['TK-36', 'a logout token', header({ typ: 'logout+jwt' })],
];
