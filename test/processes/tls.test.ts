import { readFileSync, writeFileSync } from 'node:fs';
import { request as tlsRequest } from 'node:https';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectRedis } from '../../gateway/redis/connect-redis.ts';
import { openDatabase } from '../../subgraphs/shared/database.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { makeCertificate, type PrivateCertificate } from '../support/private-ca.ts';
import {
  composeWith,
  openSignIns,
  startGatewayProcess,
  startScript,
  startSubgraphs,
  stopProcesses,
} from '../support/processes.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const stranger = temporaryFolder();
const issuerFolder = temporaryFolder();
const databaseFolder = temporaryFolder();
const supergraph = join(folder.path, 'supergraph.graphql');
let own: PrivateCertificate;
/** Signed by an authority that nobody here trusts. */
let foreign: PrivateCertificate;
/** For localhost alone, and not for its address. */
let named: PrivateCertificate;
let routes: ReadonlyMap<string, string>;
let redis: RedisServer;
let postgres: PostgresServer;

const serverOf = ({ certFile, keyFile }: PrivateCertificate) => ({ TLS_CERT_FILE: certFile, TLS_KEY_FILE: keyFile });

beforeAll(async () => {
  own = makeCertificate(folder.path);
  foreign = makeCertificate(stranger.path);
  redis = await startRedis(undefined, own);
  named = makeCertificate(databaseFolder.path, 'DNS:localhost');
  postgres = await startPostgres(named);
  routes = await startSubgraphs(['identity', 'documents'], () => ({ ...serverOf(own), TLS_CLIENT_CA_FILE: own.caFile }));
  writeFileSync(supergraph, composeWith(new Map()));
});
afterAll(async () => {
  await stopProcesses();
  await Promise.all([redis?.stop(), postgres?.remove()]);
  for (const { remove } of [folder, stranger, issuerFolder, databaseFolder]) remove();
});

const urls = () => ({
  SUBGRAPH_URL_IDENTITY: routes.get('identity') ?? '',
  SUBGRAPH_URL_DOCUMENTS: routes.get('documents') ?? '',
});

/** @returns the answer's status, or the code of what ended the connection */
const askOverTls = (url: string, options: object): Promise<number | string> =>
  new Promise((resolve) => {
    const request = tlsRequest(url, { method: 'POST', agent: false, ...options }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', ({ code = 'none' }: NodeJS.ErrnoException) => resolve(code)).end('{"query":"{ __typename }"}');
  });

describe('between gateway and subgraph', () => {
  it('each shows its certificate, and routing URLs are those of the configuration', async () => {
    const gateway = await startGatewayProcess(supergraph, {
      ...serverOf(own),
      ...urls(),
      DEV_ISSUER_DIR: issuerFolder.path,
      SUBGRAPH_CA_FILE: own.caFile,
      SUBGRAPH_CERT_FILE: own.certFile,
      SUBGRAPH_KEY_FILE: own.keyFile,
      REDIS_URL: redis.url,
      REDIS_CA_FILE: own.caFile,
      OPERATIONS: 'files',
    });
    expect(gateway.url).toMatch(/^https:/);
    const token = await tokenOf('H02');
    const answer = await askGateway(gateway.url, token, '{ me { id documents(first: 1) { edges { node { id } } } } }');
    expect(answer).toEqual({ data: { me: { id: 'p0201', documents: { edges: [{ node: { id: expect.any(String) } }] } } } });
    // On a busy machine the first try may take too long.
    expect(
      gateway
        .output()
        .match(/redis (failed|available)/g)
        ?.at(-1) ?? 'redis available',
    ).toBe('redis available');
  });

  it('a gateway does not talk to a subgraph of another authority', async () => {
    const gateway = await startGatewayProcess(supergraph, {
      ...urls(),
      DEV_ISSUER_DIR: issuerFolder.path,
      SUBGRAPH_CA_FILE: foreign.caFile,
      SUBGRAPH_CERT_FILE: own.certFile,
      SUBGRAPH_KEY_FILE: own.keyFile,
    });
    const ask = (await openSignIns(issuerFolder.path))(gateway.url);
    expect((await ask('H02', '{ me { id } }')).status).toBe(503);
    await gateway.printed(/"event":"fetch failed","subgraph":"identity","reason":"connect"/);
  });

  it.each<[string, () => object]>([
    ['without a certificate', () => ({})],
    ['of another authority', () => ({ cert: foreign.cert, key: foreign.key })],
  ])('a subgraph does not answer a client %s', async (_which, certificate) => {
    const outcome = await askOverTls(routes.get('documents') ?? '', { ca: readFileSync(own.caFile), ...certificate() });
    expect(outcome).toMatch(/^(?:ERR_SSL|ECONNRESET|EPIPE)/);
  });

  it('a subgraph answers one of its authority', async () => {
    const client = { ca: readFileSync(own.caFile), cert: own.cert, key: own.key };
    expect(await askOverTls(routes.get('documents') ?? '', client)).toBe(400);
  });
});

describe('a certificate that is wrong stops the start', () => {
  it.each<[string, () => Record<string, string>, string]>([
    ['without its key', () => ({ TLS_CERT_FILE: own.certFile }), 'TLS_KEY_FILE: is missing: there is a certificate'],
    [
      'with the key of another',
      () => ({ TLS_CERT_FILE: own.certFile, TLS_KEY_FILE: foreign.keyFile }),
      'TLS_KEY_FILE: does not belong',
    ],
    ['that is none', () => ({ TLS_CERT_FILE: own.keyFile, TLS_KEY_FILE: own.keyFile }), 'TLS_CERT_FILE: is not valid'],
    ['that is not there', () => ({ TLS_CERT_FILE: '/none', TLS_KEY_FILE: '/none' }), 'TLS_CERT_FILE: is not valid'],
    ['of the gateway, without its key', () => ({ SUBGRAPH_CERT_FILE: own.certFile }), 'SUBGRAPH_KEY_FILE: is missing'],
    ['for a Redis without TLS', () => ({ REDIS_URL: 'redis://127.0.0.1:9', REDIS_CA_FILE: own.caFile }), 'REDIS_CA_FILE: needs'],
  ])('%s', async (_what, env, message) => {
    const { ended, output } = startScript(['gateway/main.ts', '--supergraph', supergraph, '--port', '0'], env());
    expect(await ended).toBe(1);
    expect(output()).toContain(message);
  });
});

describe('Redis over TLS', () => {
  it('of a private authority is used when that is named, and not otherwise', async () => {
    const commands = [{ url: redis.url, ca: readFileSync(own.caFile, 'utf8') }, redis.url].map(async (address) => {
      const connection = connectRedis(address, 5_000);
      try {
        await connection.connect();
        return await connection.ping();
      } catch {
        return 'refused';
      } finally {
        connection.disconnect();
      }
    });
    expect(await Promise.all(commands)).toEqual(['PONG', 'refused']);
  });
});

describe('PostgreSQL over TLS', () => {
  const outcome = async (host: string, parameters: string): Promise<string> => {
    const url = `${postgres.url.replace('127.0.0.1', host)}?${parameters}`;
    const database = await openDatabase<object>(url, 'documents');
    try {
      await database.introspection.getSchemas();
      return 'answered';
    } catch {
      return 'refused';
    } finally {
      await database.destroy();
    }
  };

  it('is verified in full: authority and name', async () => {
    const full = `sslmode=verify-full&sslrootcert=${named.caFile}`;
    expect(await outcome('localhost', full)).toBe('answered');
    expect(await outcome('127.0.0.1', full)).toBe('refused');
    expect(await outcome('localhost', `sslmode=verify-full&sslrootcert=${foreign.caFile}`)).toBe('refused');
    expect(await outcome('localhost', 'sslmode=verify-full')).toBe('refused');
    expect(await outcome('localhost', 'sslmode=disable')).toBe('refused');
  });
});

async function tokenOf(signIn: string): Promise<string> {
  const { openDevIssuer } = await import('../../gateway/sign-in/dev-issuer.ts');
  const { findDemoSignIn } = await import('../../scripts/tooling/demo-sign-ins.ts');
  const now = Math.floor(Date.now() / 1000);
  return (await openDevIssuer(issuerFolder.path)).token({ ...findDemoSignIn(signIn), authenticatedAt: now }, now);
}

const askGateway = (url: string, token: string, query: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const request = tlsRequest(url, { method: 'POST', agent: false, headers, ca: readFileSync(own.caFile) }, (response) => {
      json(response).then(resolve, reject);
    });
    request.on('error', reject).end(JSON.stringify({ query }));
  });
