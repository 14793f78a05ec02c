import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openIssuers } from '../../../gateway/sign-in/configured-issuers.ts';
import { askWith } from '../../support/delegates.ts';
import { download } from '../../support/download.ts';
import { type Graph, post, startGraph } from '../../support/graph.ts';
import { type IssuerServer, makeSigningKey, startIssuer } from '../../support/issuer-server.ts';
import { openDevIssuer } from '../../../gateway/sign-in/dev-issuer.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { until } from '../../support/processes.ts';

const KINDS = [
  ['ma-login', {}],
  ['login-mass-gov', { key: 'login-mass-gov', provider: 'LOGIN_MASS_GOV' }],
  ['staff', { key: 'staff', kind: 'staff', provider: null }],
  ['partners', { key: 'partners', kind: 'partner', provider: null }],
] as const;
const CLIENT_OF: Readonly<Record<string, string>> = { staff: 'myservices-playground', partners: 'eligibility-partner' };
const HANDLE = 'a'.repeat(43);
const WHO = '{ __typename }';

const refuse: NonNullable<IssuerServer['answer']> = (response) => response.writeHead(503).end();
const hang: NonNullable<IssuerServer['answer']> = () => undefined;

let servers: IssuerServer[];
let graph: Graph;
beforeEach(async () => {
  servers = await Promise.all(KINDS.map(([, bearer]) => startIssuer(bearer)));
});
afterEach(async () => {
  await graph.stop();
  await Promise.all(servers.map((server) => server.stop()));
});

const start = async (answer: IssuerServer['answer'], options: Parameters<typeof startGraph>[0] = {}) => {
  for (const server of servers) server.answer = answer;
  graph = await startGraph({ issuers: openIssuers(servers.map(({ settings }) => settings)), ...options });
};
const tokenOf = (server: IssuerServer, claims: object = {}) =>
  server.sign({ client_id: CLIENT_OF[server.settings.key] ?? 'myservices-portal', ...claims });
const ask = (token: string) => askWith(graph.url, token, WHO);
const statuses = () => Promise.all(servers.map(async (server) => (await ask(await tokenOf(server))).status));
const pageAnswer = (token: string) =>
  fetch(graph.url.replace(/graphql$/, 'playground/api/viewer'), { headers: { authorization: `Bearer ${token}` } });

describe('while the issuers do not answer, a token is neither accepted nor rejected', () => {
  it.each([
    ['they refuse', refuse],
    ['they hang', hang],
  ])('and %s: 503 with retry-after for the tokens of each, and 200 when they are back', async (_what, answer) => {
    await start(answer);
    for (const server of servers) {
      const { status, headers, errors } = await ask(await tokenOf(server));
      expect([status, errors.map(({ extensions }) => extensions.code)]).toEqual([503, ['SERVICE_UNAVAILABLE']]);
      expect(headers.get('retry-after')).toMatch(/^[1-5]$/);
    }
    for (const server of servers) server.answer = null;
    await until(async () => (await statuses()).every((status) => status === 200));
  });

  it('the download and the playground say so too', async () => {
    await start(refuse, { playground: { development: false, demo: null, staff: null } });
    const letter = await download(graph.url, await tokenOf(servers[0]!), HANDLE);
    expect([letter.status, new Map(letter.headers).get('retry-after')]).toEqual([503, expect.stringMatching(/^[1-5]$/)]);
    const page = await pageAnswer(await tokenOf(servers[2]!));
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, expect.stringMatching(/^[1-5]$/)]);
    expect(await page.json()).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
    for (const server of servers) server.answer = null;
    await until(async () => (await download(graph.url, await tokenOf(servers[0]!), HANDLE)).status === 404);
    await until(async () => (await pageAnswer(await tokenOf(servers[2]!))).status === 200);
  });

  it('anonymous requests are answered, and tokens of unknown issuers and forgeries without an issuer are refused', async () => {
    await start(refuse);
    const stranger = await startIssuer();
    try {
      expect((await post(graph.url, { query: WHO })).status).toBe(200);
      expect((await ask(await tokenOf(stranger))).status).toBe(401);
      expect((await ask('a.b.c')).status).toBe(401);
      expect(stranger.fetches).toEqual({ discovery: 0, keys: 0 });
    } finally {
      await stranger.stop();
    }
  });

  it('an assisted session needs no issuer, and goes on', async () => {
    const folder = temporaryFolder();
    const dev = await openDevIssuer(folder.path);
    try {
      await start(refuse, { issuers: [...openIssuers(servers.map(({ settings }) => settings)), ...dev.issuers] });
      const bearer = await dev.token({ issuer: 'ma-login', subject: 'demo-bruno', scopes: [] }, Math.floor(Date.now() / 1000));
      const input = { delegateName: 'Wendy Helfer', delegateKind: 'NAVIGATOR', attestsPresence: true };
      const begin = 'mutation ($input: StartAssistedSessionInput!) { startAssistedSession(input: $input) { token } }';
      const { data } = await askWith(graph.url, bearer, begin, { input });
      const assisted = (data.startAssistedSession as { token: string }).token;
      expect((await ask(assisted)).status).toBe(200);
      expect((await ask(await tokenOf(servers[0]!))).status).toBe(503);
    } finally {
      folder.remove();
    }
  });
});

describe('while one issuer does not answer', () => {
  it('tokens of the others are taken, and so are those of its own known keys', async () => {
    await start(null);
    expect(await statuses()).toEqual([200, 200, 200, 200]);
    const [down] = servers as [IssuerServer];
    down.answer = refuse;
    const forged = await makeSigningKey();
    // Whoever sends unknown keys learns that it is down, and keeps nobody out.
    for (let turn = 0; turn < 20; turn += 1) {
      const forgery = await down.sign({}, { kid: `unknown-${turn}` }, forged);
      expect([401, 503]).toContain((await ask(forgery)).status);
    }
    expect((await ask(await down.sign({}, { kid: 'unknown' }, forged))).status).toBe(503);
    const again = await Promise.all(servers.map(async (server) => ask(await tokenOf(server, { nonce: 'again' }))));
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    down.answer = null;
    down.keys.unshift(await makeSigningKey());
    await until(async () => (await ask(await tokenOf(down))).status === 200);
  });
});
