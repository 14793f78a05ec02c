import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { ROOT } from '../../scripts/tooling/rover-config.ts';
import { isDeep } from '../support/depth.ts';
import { goodClaims, makeSigningKey } from '../support/issuer-server.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { makeCertificate, type PrivateCertificate } from '../support/private-ca.ts';
import { startProgram, stopProcesses } from '../support/processes.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const README = readFileSync(join(ROOT, 'scripts/deploy/README.md'), 'utf8');

/** The commands of the section, in order. */
function commands(): string {
  const section = README.split('## Hosts without containers')[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/```bash\n([^]*?)```/g)].map(([, block]) => block).join('\n');
}

/** An issuer behind TLS. @returns its URL, and a token of a person of the example */
async function openIssuer({ key, cert }: PrivateCertificate) {
  const signing = await makeSigningKey();
  const https = createServer({ key, cert }, (request, response) => {
    const isKeys = request.url === '/jwks';
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(isKeys ? { keys: [signing.publicJwk] } : { issuer: url, jwks_uri: `${url}/jwks` }));
  });
  await new Promise<void>((resolve) => https.listen(0, '127.0.0.1', resolve));
  const url = `https://127.0.0.1:${(https.address() as AddressInfo).port}`;
  const token = () =>
    new SignJWT({ ...goodClaims(url), sub: 'pat-1' })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: signing.kid })
      .sign(signing.privateKey);
  return { url, token, stop: () => (https.close(), https.closeAllConnections()) };
}

const deep = () =>
  describe('the commands for hosts without containers', () => {
    const folder = temporaryFolder();
    const issuerFolder = temporaryFolder();
    let postgres: PostgresServer | undefined;
    let redis: RedisServer | undefined;
    const issuers: Awaited<ReturnType<typeof openIssuer>>[] = [];
    afterAll(async () => {
      await stopProcesses();
      for (const issuer of issuers) issuer.stop();
      await Promise.all([postgres?.remove(), redis?.stop()]);
      for (const { remove } of [folder, issuerFolder]) remove();
    }, 60_000);

    it('lead from an empty database to a served household, in production and over mutual TLS', async () => {
      [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
      const certificate = makeCertificate(issuerFolder.path);
      const [maLogin, loginMassGov] = [await openIssuer(certificate), await openIssuer(certificate)];
      issuers.push(maLogin, loginMassGov);
      const script = join(issuerFolder.path, 'walk.sh');
      const before = [
        'set -euo pipefail',
        `export PATH=${dirname(process.execPath)}:$PATH`,
        // What its processes said, when it fails; and their end.
        "trap 'tail -n 3 $CONF/*.log; kill $(jobs -p)' EXIT",
      ];
      writeFileSync(script, [...before, commands(), 'echo; echo done; wait', ''].join('\n'));
      const walk = startProgram('bash', [script], {
        env: {
          ...{ HOME: folder.path, ADMIN_URL: postgres.url, REDIS_URL: redis.url, TOKEN: await maLogin.token() },
          ...{ FIRST_PORT: '9510', GATEWAY_PORT: '9500', GATEWAY_MANAGEMENT_PORT: '9501', DRAIN_DELAY_MS: '0' },
          ...{ MA_LOGIN_ISSUER: maLogin.url, LOGIN_MASS_GOV_ISSUER: loginMassGov.url, ISSUER_CA_FILE: certificate.caFile },
        },
      });
      await walk.printed(/\ndone\n/);
      const answer = /^\{"data".*$/m.exec(walk.output())?.[0] ?? walk.output();
      expect(JSON.parse(answer)).toMatchObject({ data: { me: expect.any(Object) } });
      expect(readFileSync(join(folder.path, 'graph/audit.jsonl'), 'utf8')).toContain('"subject":"pat-1"');
    }, 280_000);
  });

describe('the section on hosts without containers', () => {
  it('has commands, which npm run test:deep runs', () => expect(commands()).toContain('npm run --silent migrate'));
});

if (isDeep) deep();
