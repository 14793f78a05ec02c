import { type BadToken, base64url, bearer, claims, type Hands, parts, payloadText, signText, without } from './token-makers.ts';

export const CLAIMS: readonly BadToken[] = [
  ...['iss', 'sub', 'aud', 'exp', 'iat', 'auth_time', 'sid', 'acr'].map((name, position): BadToken => [
    `TK-${37 + position}`,
    `no ${name}`,
    without(name),
  ]),
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
  ['TK-61', 'exp that is infinite', (hands) => signText(hands, payloadText(hands).replace(/"exp":\d+/, '"exp":1e999'))],
  ['TK-62', 'sub named twice', (hands) => signText(hands, payloadText(hands).replace('{', '{"sub":"demo-ada",'))],
  [
    'TK-63',
    'sub named twice, once escaped',
    (hands) => signText(hands, payloadText(hands).replace('{', '{"s\\u0075b":"demo-ada",')),
  ],
  ['TK-64', 'alg named twice', (hands) => signText(hands, payloadText(hands), '{"alg":"none","alg":"ES256","typ":"at+jwt"}')],
];

/** @returns how to send a good token in a bad way */
const shaped =
  (shape: (token: string) => string | readonly string[]) =>
  async ({ issuer }: Hands) =>
    shape(await issuer.sign());

export const MISSHAPEN: readonly BadToken[] = [
  ['TK-65', 'truncated', shaped((token) => bearer(token.slice(0, -10)))],
  ['TK-66', 'without signature', shaped((token) => bearer(parts(token).slice(0, 2).join('.')))],
  ['TK-67', 'with an empty signature', shaped((token) => bearer(`${parts(token).slice(0, 2).join('.')}.`))],
  [
    'TK-68',
    'the signature of another token',
    async ({ issuer }) => {
      const [head, body] = parts(await issuer.sign());
      return bearer(`${head}.${body}.${parts(await issuer.sign({ sub: 'demo-ada' }))[2]}`);
    },
  ],
  [
    'TK-69',
    'the claims of another token',
    shaped((token) =>
      bearer(
        [
          parts(token)[0],
          base64url({ ...JSON.parse(String(Buffer.from(parts(token)[1], 'base64url'))), sub: 'demo-ada' }),
          parts(token)[2],
        ].join('.'),
      ),
    ),
  ],
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
