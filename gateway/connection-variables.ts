import { boolean, type Problem, secret, text } from '../schema/contract/configuration.ts';
import { certificateFile, type ClientTls, pairOf, privateKeyFile } from '../schema/contract/tls.ts';
import { readRedisUrl, type RedisAddress } from './redis/redis-address.ts';

/** The variables of what a gateway connects to, besides the issuers' addresses. */
export const CONNECTION_SHAPE = {
  REDIS_URL: secret(
    text(
      'redis://…, redis-sentinel://SENTINEL,…/NAME of a primary, or redis-cluster://NODE,…; with TLS rediss://…, rediss-sentinel://… or rediss-cluster://…',
    )
      .refine((address) => readRedisUrl(address) !== null)
      .optional(),
  ).meta({
    description: 'Shares standings, rates and registered operations between gateways. Without it each keeps its own.',
    example: 'redis-sentinel://:password@s-1.example.org,s-2.example.org:26379/mymaster',
  }),
  REDIS_SENTINEL_PASSWORD: secret(text('the password of the Sentinels').optional()).meta({
    description: 'Where the Sentinels themselves ask for a password; that of the servers is in REDIS_URL.',
  }),
  REDIS_CA_FILE: certificateFile().optional().meta({
    description: 'The private authority that signed the certificate of a rediss:// server.',
    default: 'the public authorities',
  }),
  SINGLE_GATEWAY: boolean().default(false).meta({
    description: 'Says that this is the only gateway, which needs no Redis. In production this or REDIS_URL must be set.',
  }),
  SUBGRAPH_CA_FILE: certificateFile().optional().meta({
    description: 'The private authority that signed the certificates of the subgraphs.',
    default: 'the public authorities',
  }),
  SUBGRAPH_CERT_FILE: certificateFile().optional().meta({
    description: 'The certificate that the gateway shows to subgraphs, which ask for one with TLS_CLIENT_CA_FILE.',
  }),
  SUBGRAPH_KEY_FILE: privateKeyFile().optional().meta({ description: 'The private key of that certificate.' }),
  ISSUER_CA_FILE: certificateFile().optional().meta({
    description: 'A private authority that signed certificates of issuers. It is trusted besides the public ones.',
  }),
};

type Values = {
  readonly NODE_ENV?: string;
  readonly SINGLE_GATEWAY?: boolean;
} & {
  readonly [Name in 'REDIS_URL' | 'REDIS_SENTINEL_PASSWORD' | 'REDIS_CA_FILE' | `SUBGRAPH_${'CA' | 'CERT' | 'KEY'}_FILE`]?:
    string | undefined;
};

/** Reports certificates without their keys, and several gateways that would share nothing. */
export function checkConnections(values: Values, problem: Problem<keyof typeof CONNECTION_SHAPE>): void {
  if (values.NODE_ENV === 'production' && values.REDIS_URL === undefined && values.SINGLE_GATEWAY === false)
    problem('REDIS_URL', 'must be set in production, or SINGLE_GATEWAY=true');
  const redis = values.REDIS_URL === undefined ? null : readRedisUrl(values.REDIS_URL);
  if (values.REDIS_CA_FILE !== undefined && !redis?.isSecure)
    problem('REDIS_CA_FILE', 'needs a REDIS_URL that begins with rediss');
  if (values.REDIS_SENTINEL_PASSWORD !== undefined && redis?.kind !== 'sentinel')
    problem('REDIS_SENTINEL_PASSWORD', 'needs a REDIS_URL of Sentinels');
  const own = ['SUBGRAPH_CERT_FILE', 'SUBGRAPH_KEY_FILE'] as const;
  pairOf(values.SUBGRAPH_CERT_FILE, values.SUBGRAPH_KEY_FILE, (index, wrong) => problem(own[index], wrong));
}

/** @returns where Redis is; null where there is none */
export function redisOf({ REDIS_URL, REDIS_CA_FILE: ca, REDIS_SENTINEL_PASSWORD: word }: Values): RedisAddress | null {
  if (REDIS_URL === undefined) return null;
  if (ca === undefined && word === undefined) return REDIS_URL;
  return { url: REDIS_URL, ...(ca !== undefined && { ca }), ...(word !== undefined && { sentinelPassword: word }) };
}

/** @returns how subgraphs are checked, and which certificate they are shown; null: as public servers are */
export function subgraphTlsOf({ SUBGRAPH_CA_FILE: ca, SUBGRAPH_CERT_FILE, SUBGRAPH_KEY_FILE }: Values): ClientTls | null {
  const own = pairOf(SUBGRAPH_CERT_FILE, SUBGRAPH_KEY_FILE);
  return ca === undefined && own === null ? null : { ca: ca ?? null, own };
}
