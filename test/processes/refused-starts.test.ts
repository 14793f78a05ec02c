import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { post } from '../support/graph.ts';
import { freePort } from '../support/free-ports.ts';
import {
  composeWith,
  openSignIns,
  startGatewayProcess,
  startScript,
  startSubgraphs,
  stopProcesses,
} from '../support/processes.ts';
import { bodyOf } from '../support/registered.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SECRET = 'a secret that is long enough for production';
const folder = temporaryFolder();
const file = join(folder.path, 'supergraph.graphql');
const DEVELOPMENT = { DEV_ISSUER_DIR: folder.path };
const PRODUCTION = {
  NODE_ENV: 'production',
  ASSERTION_SECRET: SECRET,
  AUDIT_FILE: join(folder.path, 'audit.jsonl'),
  MA_LOGIN_ISSUER: 'https://ma-login.example.org',
  LOGIN_MASS_GOV_ISSUER: 'https://login.example.org',
};

beforeAll(() => writeFileSync(file, composeWith(new Map())));
afterAll(stopProcesses, 30_000);
afterAll(folder.remove);

/** Starts what must not start. @returns what it wrote; the test fails when it goes on running */
async function refused(parameters: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const { ended, output } = startScript(parameters, env);
  expect(await ended).toBe(1);
  return output();
}

const gateway = (...flags: string[]) => ['gateway/main.ts', '--supergraph', file, '--port', '0', ...flags];

describe('a configuration that is not valid', () => {
  it.each([['gateway/main.ts'], ['scripts/start.ts'], ['scripts/token.ts']])(
    'keeps %s from starting, with all problems named at once',
    async (script) => {
      const env = {
        ...DEVELOPMENT,
        PORT: 'many',
        REDIS_URL: 'http://127.0.0.1',
        ASSERTION_SECRET: 'hush',
        LOG_LEVEL: 'loud',
        INTROSPECTION: 'perhaps',
      };
      const written = await refused([script], env);
      expect(written).toContain('The configuration is not valid');
      for (const name of Object.keys(env).slice(1)) expect(written).toContain(name);
      expect(written).not.toContain('hush');
    },
    60_000,
  );

  it('keeps a subgraph from starting, with all problems named at once', async () => {
    const env = { DATABASE_URL: 'mysql://127.0.0.1', ASSERTION_SECRET: 'hush', DEMO: 'perhaps' };
    const written = await refused(['subgraphs/main.ts', 'identity', '0'], env);
    for (const name of Object.keys(env)) expect(written).toContain(name);
    expect(written).not.toContain('hush');
  });
});

describe('in production', () => {
  it.each([
    ['a gateway with the secret of development', gateway(), { NODE_ENV: 'production' }, 'ASSERTION_SECRET'],
    [
      'the same, written out',
      gateway(),
      { NODE_ENV: 'production', ASSERTION_SECRET: 'development-only-assertion-secret' },
      'ASSERTION_SECRET',
    ],
    [
      'a subgraph with the secret of development',
      ['subgraphs/main.ts', 'identity', '0'],
      { NODE_ENV: 'production' },
      'ASSERTION_KEY',
    ],
    ['a gateway that serves what no policy covers', gateway('--open'), PRODUCTION, '--open'],
    ['npm start', ['scripts/start.ts'], PRODUCTION, 'demo households'],
    ['npm run token', ['scripts/token.ts', 'H02'], PRODUCTION, 'demo households'],
  ])('refuses %s', async (_what, parameters, env, word) => {
    expect(await refused(parameters, { ...DEVELOPMENT, ...env })).toContain(word);
  });

  it('a gateway takes no token of the development issuer, and does not tell its schema', async () => {
    const notices = await startSubgraphs(['notices', 'identity'], () => ({ ASSERTION_SECRET: SECRET }));
    const served = join(folder.path, 'served.graphql');
    writeFileSync(served, composeWith(notices));
    const asking = await openSignIns(folder.path);
    const [production, development] = await Promise.all([
      startGatewayProcess(served, { ...DEVELOPMENT, ...PRODUCTION }),
      startGatewayProcess(served, { ...DEVELOPMENT, ASSERTION_SECRET: SECRET }),
    ]);
    const query = '{ help { learnMoreUrl } me { id } }';
    expect((await asking(development.url)('H01', query)).data.me).toEqual({ id: 'p0101' });
    const { status, errors } = await asking(production.url)('H01', query);
    expect([status, errors[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    // The portal asks registered operations alone there, and none of them asks for the schema.
    expect((await post(production.url, { query: bodyOf('portal', 'Help') })).data.help).not.toBeNull();
    for (const document of ['{ help { learnMoreUrl } }', '{ __schema { types { name } } }']) {
      const refused = await post(production.url, { query: document });
      expect([refused.status, refused.errors[0]?.extensions.code]).toEqual([400, 'PERSISTED_QUERY_NOT_IN_LIST']);
    }
  }, 60_000);
});

describe('what cannot be had', () => {
  it('a port that is taken ends the gateway, with connections to Redis and all', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const port = String((taken.address() as AddressInfo).port);
    const env = { ...DEVELOPMENT, PORT: port, REDIS_URL: `redis://127.0.0.1:${await freePort()}` };
    const line = (change: string) => `Port ${port} of 127.0.0.1 is taken by another process (EADDRINUSE). ${change}\n`;
    // It has logged by then that Redis is away.
    expect(await refused(['gateway/main.ts', '--supergraph', file], env)).toContain(
      line('Choose another port with PORT or --port, or another address with HOST.'),
    );
    expect(await refused(['scripts/start.ts'], env)).toBe(line('Choose another port with PORT, or another address with HOST.'));
    expect(await refused(['subgraphs/main.ts', 'notices', port], {})).toMatch(/^Port \d+ of 127\.0\.0\.1 is taken by .+\n$/);
    const providers = { ...DEVELOPMENT, PORT: '0', PROVIDERS_PORT: port };
    const change = 'Choose another port .*PROVIDERS_PORT';
    for (const script of ['scripts/start.ts', 'scripts/start-providers.ts']) {
      expect(await refused([script], providers)).toMatch(
        new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 is taken .+ ${change}.+\n$`),
      );
    }
    taken.close();
  }, 180_000);

  it.each([
    ['a supergraph that is not there', ['--supergraph', 'nowhere.graphql'], 'nowhere.graphql'],
    ['a port that is no number', ['--supergraph', file, '--port', 'four'], 'port'],
    [
      'a flag that there is not',
      ['--supergraph', file, '--opne'],
      '--opne: is not known. Allowed: --supergraph FILE, --port NUMBER, --open',
    ],
    ['what is no flag', ['open'], 'an argument is not a flag'],
  ])('%s', async (_what, flags, word) => {
    expect(await refused(['gateway/main.ts', ...flags], DEVELOPMENT)).toContain(word);
  });

  it.each([
    ['scripts/start.ts', 'no flags'],
    ['scripts/start-providers.ts', 'no flags'],
    ['scripts/start-subgraphs.ts', '--config FILE'],
  ])('a flag that %s does not know is refused with those that it knows', async (script, known) => {
    expect(await refused([script, '--prot', '4000'], DEVELOPMENT)).toContain(`--prot: is not known. Allowed: ${known}`);
  });
});

describe('a supergraph with what is not understood ends the gateway with one line', () => {
  const whole = composeWith(new Map());
  const masked = whole.replace(
    '@link(url: "https://specs.apollo.dev/join',
    '@link(url: "https://example.org/masking/v1.0", for: SECURITY) $&',
  );
  const labelled = whole.replace(/@join__field\(graph: (\w+)\)/, '@join__field(graph: $1, overrideLabel: "beta")');

  it.each([
    ['an unknown feature', masked, [], 'https://example.org/masking/v1.0'],
    ['an unknown feature, in the open mode', masked, ['--open'], 'https://example.org/masking/v1.0'],
    ['a later version of policies', whole.replace('policy/v0.1', 'policy/v1.0'), [], 'https://specs.apollo.dev/policy/v1.0'],
    ['the label of an override that nobody has set', labelled, [], '"beta": say in OVERRIDE_LABELS'],
    ['the same, in the open mode', labelled, ['--open'], '"beta": say in OVERRIDE_LABELS'],
  ])('%s', async (_what, sdl, flags, says) => {
    expect(sdl).not.toBe(whole);
    const strange = join(folder.path, 'strange.graphql');
    writeFileSync(strange, sdl);
    const written = await refused(['gateway/main.ts', '--supergraph', strange, '--port', '0', ...flags], DEVELOPMENT);
    expect(written).toContain(says);
    expect(written.trim().split('\n')).toHaveLength(1);
  });
});
