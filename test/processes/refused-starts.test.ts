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
  SINGLE_GATEWAY: 'true',
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

describe('an invalid configuration', () => {
  it.each([['gateway/main.ts'], ['scripts/start.ts'], ['scripts/token.ts']])(
    'stops %s from starting, with all problems listed at once',
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

  it('stops a subgraph from starting, with all problems listed at once', async () => {
    const env = { DATABASE_URL: 'mysql://127.0.0.1', ASSERTION_SECRET: 'hush', DEMO: 'perhaps' };
    const written = await refused(['subgraphs/main.ts', 'identity', '0'], env);
    for (const name of Object.keys(env)) expect(written).toContain(name);
    expect(written).not.toContain('hush');
  });
});

describe('in production', () => {
  it.each([
    ['a gateway with the development secret', gateway(), { NODE_ENV: 'production' }, 'ASSERTION_SECRET'],
    [
      'a gateway with the development secret set explicitly',
      gateway(),
      { NODE_ENV: 'production', ASSERTION_SECRET: 'development-only-assertion-secret' },
      'ASSERTION_SECRET',
    ],
    [
      'a subgraph with the development secret',
      ['subgraphs/main.ts', 'identity', '0'],
      { NODE_ENV: 'production' },
      'ASSERTION_KEY',
    ],
    [
      'notices without a word on where its letters are',
      ['subgraphs/main.ts', 'notices', '0'],
      { NODE_ENV: 'production', ASSERTION_SECRET: SECRET },
      'LETTERS_DIR',
    ],
    ['one of several gateways without Redis', gateway(), { ...PRODUCTION, SINGLE_GATEWAY: 'false' }, 'REDIS_URL'],
    ['a gateway with --open', gateway('--open'), PRODUCTION, '--open'],
    ['npm start', ['scripts/start.ts'], PRODUCTION, 'demo households'],
    ['npm run token', ['scripts/token.ts', 'H02'], PRODUCTION, 'demo households'],
  ])('refuses %s', async (_what, parameters, env, word) => {
    expect(await refused(parameters, { ...DEVELOPMENT, ...env })).toContain(word);
  });

  it('a gateway accepts no token of the development issuer, and no introspection', async () => {
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

describe('a start is refused for', () => {
  it('a port that is in use, also while Redis is unavailable', async () => {
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
    ['a supergraph file that does not exist', ['--supergraph', 'nowhere.graphql'], 'nowhere.graphql'],
    ['a port that is not a number', ['--supergraph', file, '--port', 'four'], 'port'],
    [
      'an unknown flag',
      ['--supergraph', file, '--opne'],
      '--opne: is not known. Allowed: --supergraph FILE, --port NUMBER, --open',
    ],
    ['an argument that is not a flag', ['open'], 'an argument is not a flag'],
  ])('%s', async (_what, flags, word) => {
    expect(await refused(['gateway/main.ts', ...flags], DEVELOPMENT)).toContain(word);
  });

  it.each([
    ['scripts/start.ts', 'no flags'],
    ['scripts/start-providers.ts', 'no flags'],
    ['scripts/start-subgraphs.ts', '--config FILE'],
  ])('an unknown flag of %s, and the message lists the known ones', async (script, known) => {
    expect(await refused([script, '--prot', '4000'], DEVELOPMENT)).toContain(`--prot: is not known. Allowed: ${known}`);
  });
});

describe('a supergraph that the gateway does not support ends it with one line', () => {
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
    ['an override label that is not set', labelled, [], '"beta": say in OVERRIDE_LABELS'],
    ['an override label that is not set, in the open mode', labelled, ['--open'], '"beta": say in OVERRIDE_LABELS'],
  ])('%s', async (_what, sdl, flags, says) => {
    expect(sdl).not.toBe(whole);
    const strange = join(folder.path, 'strange.graphql');
    writeFileSync(strange, sdl);
    const written = await refused(['gateway/main.ts', '--supergraph', strange, '--port', '0', ...flags], DEVELOPMENT);
    expect(written).toContain(says);
    expect(written.trim().split('\n')).toHaveLength(1);
  });
});
