import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openIssuers } from '../../../gateway/sign-in/configured-issuers.ts';
import type { Store } from '../../../subgraphs/identity/store.ts';
import { type Graph, type GraphAnswer, post, startGraph } from '../../support/graph.ts';
import { answerJson, type IssuerServer, startIssuer } from '../../support/issuer-server.ts';

const PROFILE = '{ viewer { id provider account { firstName lastName email emailVerified } person { id } links { kind } } }';
const claims = (more: Record<string, unknown> = {}) => ({
  ...{
    sub: subject,
    given_name: 'Nova',
    family_name: 'Ejemplo',
    email: 'nova@example.org',
    email_verified: false,
    locale: 'es-US',
  },
  ...more,
});

let graph: Graph;
/** Stands still, unless a test moves it. */
const clock = { now: 0 };
let issuer: IssuerServer;
/** Another issuer that persons sign in at, in whose name nobody else may answer. */
let other: IssuerServer;

/** The subject of a test, which nobody has had before. */
let subject = '';
let subjects = 0;
let linesBefore = 0;

beforeAll(async () => {
  issuer = await startIssuer({ key: 'login-mass-gov', provider: 'LOGIN_MASS_GOV', profiles: true });
  other = await startIssuer({ profiles: true });
  clock.now = Date.now();
  graph = await startGraph({ issuers: openIssuers([issuer.settings, other.settings]), clock: () => clock.now });
});
beforeEach(() => {
  subject = `newcomer-${(subjects += 1)}`;
  linesBefore = graph.logLines.length;
  for (const server of [issuer, other]) Object.assign(server, { userInfoFetches: 0, discovery: {} });
  issuer.userInfo = answerJson(claims());
  other.userInfo = answerJson(claims({ given_name: 'Other' }));
  // The pauses of the test before are over.
  clock.now += 5_000;
});
afterAll(async () => {
  await graph.stop();
  await issuer.stop();
  await other.stop();
});

const tokenOf = (more: Record<string, unknown> = {}, by = issuer) => by.sign({ sub: subject, ...more });
const ask = async (token: string | Promise<string>, query = PROFILE, url = graph.url): Promise<GraphAnswer> =>
  post(url, { query }, { authorization: `Bearer ${await token}` });
const accountOfNewcomer = () =>
  (graph.subgraphs.get('identity') as unknown as { store: Store }).store.accountOf('login-mass-gov', subject);
const reasons = () =>
  graph.logLines
    .slice(linesBefore)
    .map((line) => JSON.parse(line) as { event: string; issuer: string; reason: string })
    .flatMap(({ event, issuer: named, reason }) => (event === 'profile unavailable' ? [`${named}: ${reason}`] : []));

describe('the first valid token of an external issuer (SI-3, SI-7)', () => {
  it('opens an account with the profile of its UserInfo endpoint, and links it to nobody', async () => {
    let authorization: string | undefined;
    issuer.userInfo = (request, response) => {
      authorization = request.headers.authorization;
      answerJson(claims({ email_verified: true }))(request, response);
    };
    const token = await tokenOf();
    const { status, data, errors } = await ask(token);
    expect({ status, errors }).toEqual({ status: 200, errors: [] });
    const account = { firstName: 'Nova', lastName: 'Ejemplo', email: 'nova@example.org', emailVerified: true };
    expect(data.viewer).toEqual({ id: data.viewer.id, provider: 'LOGIN_MASS_GOV', account, person: null, links: [] });
    expect(authorization).toBe(`Bearer ${token}`);
    expect(issuer.userInfoFetches).toBe(1);
  });

  it('opens one account for all its parallel requests, with one fetch', async () => {
    const token = await tokenOf();
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask(token)));
    expect(new Set(answers.map(({ data }) => data.viewer.id)).size).toBe(1);
    expect(issuer.userInfoFetches).toBe(1);
    await ask(token);
    expect(issuer.userInfoFetches).toBe(1);
  });

  it('opens one account where two gateways ask at once', async () => {
    const urls = [graph.url, await graph.startAnother()];
    const token = await tokenOf();
    const answers = await Promise.all([...urls, ...urls].map((url) => ask(token, PROFILE, url)));
    expect(new Set(answers.map(({ data }) => data.viewer.id)).size).toBe(1);
  });

  it('opens an account for each person, with a discovery that they share', async () => {
    issuer.userInfo = (request, response) => {
      const [, payload = ''] = (request.headers.authorization ?? '').split('.');
      const { sub } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub: string };
      answerJson(claims({ sub, email: `${sub}@example.org` }))(request, response);
    };
    issuer.fetches.discovery = 0;
    const answers = await Promise.all(Array.from({ length: 8 }, (_, number) => ask(tokenOf({ sub: `${subject}-${number}` }))));
    expect(new Set(answers.map(({ data }) => data.viewer.account.email)).size).toBe(8);
    expect(issuer.fetches.discovery).toBeLessThanOrEqual(1);
  });

  it('opens an account without a person for an MA Login that the feed does not know (LK-2)', async () => {
    const { data } = await ask(tokenOf({}, other));
    expect(data.viewer).toMatchObject({ provider: 'MA_LOGIN', person: null, account: { firstName: 'Other' } });
    expect(issuer.userInfoFetches).toBe(0);
  });

  it('asks nothing of the issuer for a sign-in that has an account, or whose account the feed knows (LK-2)', async () => {
    const { data } = await ask(tokenOf({ sub: 'demo-bruno' }, other));
    expect(data.viewer.account.firstName).toBe('Bruno');
    expect(other.userInfoFetches).toBe(0);
  });
});

describe('no account is opened, and nobody is refused as not signed in,', () => {
  const json =
    (more: Record<string, unknown>): IssuerServer['userInfo'] =>
    (request, response) =>
      answerJson(claims(more))(request, response);
  const status = (code: number, headers: Record<string, string> = {}) =>
    ((_request, response) => void response.writeHead(code, headers).end(JSON.stringify(claims()))) as IssuerServer['userInfo'];
  const body = (text: string | Buffer, type = 'application/json') =>
    ((_request, response) => void response.setHeader('content-type', type).end(text)) as IssuerServer['userInfo'];

  it.each<[string, IssuerServer['userInfo'], string]>([
    ['by an answer about another subject', json({ sub: 'somebody-else' }), 'The answer is about another subject'],
    ['by an answer about no subject', json({ sub: undefined }), 'The answer is about another subject'],
    ['by a redirect', status(302, { location: '/jwks' }), 'The answer has the status 302'],
    ['by a redirect that keeps the method', status(307, { location: '/jwks' }), 'The answer has the status 307'],
    ['by 401', status(401), 'The answer has the status 401'],
    ['by 403', status(403), 'The answer has the status 403'],
    ['by 429', status(429), 'The answer has the status 429'],
    ['by 500', status(500), 'The answer has the status 500'],
    ['by 204', status(204), 'The answer has the status 204'],
    ['by far too much', body(`{"sub":"newcomer","x":"${'x'.repeat(300_000)}"}`), 'The answer is too large'],
    ['by what is not JSON', body('<html>nova@example.org</html>', 'text/html'), 'The answer is not JSON'],
    ['by a list', body('[]'), 'The answer is not an object'],
    ['by null', body('null'), 'The answer is not an object'],
    [
      'by a signed answer',
      body('e30.e30.c2ln', 'application/jwt; charset=utf-8'),
      'The answer is a signed token. This gateway reads plain JSON only',
    ],
    ['by a connection that closes', (_request, response) => void response.destroy(), 'UND_ERR_SOCKET'],
    ['by silence', () => undefined, 'The answer did not arrive in time'],
    ['without an e-mail address', json({ email: undefined }), 'The answer has no usable email'],
    ['with an empty name', json({ family_name: '' }), 'The answer has no usable family_name'],
    ['with a name that is a number', json({ given_name: 7 }), 'The answer has no usable given_name'],
    ['with a name that is a list', json({ given_name: ['Nova'] }), 'The answer has no usable given_name'],
    ['with a name of 10,000 characters', json({ given_name: 'n'.repeat(10_000) }), 'The answer has no usable given_name'],
    ['with a name of 400 characters', json({ given_name: 'n'.repeat(400) }), 'The given_name cannot be used'],
    ['with a name that holds a control character', json({ family_name: 'Eje\u0000mplo' }), 'The family_name cannot be used'],
    ['with a name that holds a line break', json({ family_name: 'Eje\r\nBcc: x' }), 'The family_name cannot be used'],
    ['with a name that turns the text around', json({ given_name: 'No\u202eva' }), 'The given_name cannot be used'],
    ['with half a surrogate pair', json({ given_name: 'No\ud800va' }), 'The given_name cannot be used'],
    ['with two addresses in one', json({ email: 'nova@example.org, x@example.org' }), 'The email cannot be used'],
    ['with an address that is none', json({ email: 'nova' }), 'The email cannot be used'],
  ])('%s', async (_what, userInfo, reason) => {
    issuer.userInfo = userInfo;
    const token = await tokenOf();
    const refused = await ask(token);
    expect(refused.status).toBe(503);
    expect(refused.errors.map(({ extensions }) => extensions.code)).toEqual(['SERVICE_UNAVAILABLE']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('www-authenticate')).toBeNull();
    expect(reasons()).toEqual([`login-mass-gov: ${reason}`]);
    // The next request waits, and asks the issuer nothing.
    expect((await ask(token)).status).toBe(503);
    expect(issuer.userInfoFetches).toBe(1);
    expect(await accountOfNewcomer()).toBeUndefined();
    expect(graph.logLines.join('\n')).not.toMatch(/nova@|Nova|Ejemplo|somebody-else|newcomer/);
  });

  const ELSEWHERE = 'The UserInfo endpoint is not at the origin of the issuer';
  it.each<[string, () => Record<string, unknown>, string]>([
    ['names an endpoint of another origin', () => ({ userinfo_endpoint: `${other.url}/userinfo` }), ELSEWHERE],
    ['names an endpoint elsewhere over TLS', () => ({ userinfo_endpoint: 'https://example.org/userinfo' }), ELSEWHERE],
    ['names an endpoint with credentials', () => ({ userinfo_endpoint: issuer.url.replace('//', '//a:b@') }), ELSEWHERE],
    ['names a file', () => ({ userinfo_endpoint: 'file:///etc/passwd' }), ELSEWHERE],
    ['names no endpoint', () => ({ userinfo_endpoint: undefined }), 'The discovery document names no UserInfo endpoint'],
    ['names a number', () => ({ userinfo_endpoint: 7 }), 'The discovery document names no UserInfo endpoint'],
  ])('where the discovery document %s', async (_what, discovery, reason) => {
    // After a failure, the document is read anew.
    issuer.userInfo = status(401);
    await ask(tokenOf({ sub: `${subject}-before` }));
    [linesBefore, issuer.userInfoFetches] = [graph.logLines.length, 0];
    issuer.discovery = discovery();
    issuer.userInfo = answerJson(claims());
    expect((await ask(tokenOf())).status).toBe(503);
    expect(reasons()).toEqual([`login-mass-gov: ${reason}`]);
    expect([issuer.userInfoFetches, other.userInfoFetches]).toEqual([0, 0]);
  });

  it('and an outage ends by itself, and does not concern those who have an account', async () => {
    issuer.userInfo = status(500);
    expect((await ask(tokenOf())).status).toBe(503);
    expect((await ask(tokenOf({}, other))).status).toBe(200);
    issuer.userInfo = answerJson(claims());
    expect((await ask(tokenOf())).status).toBe(503);
    clock.now += 5_000;
    expect((await ask(tokenOf())).status).toBe(200);
    expect(await accountOfNewcomer()).toBeDefined();
  });
});

describe('a profile that changed at the issuer', () => {
  const now = Math.floor(Date.now() / 1000);
  const accountOf = ({ data }: GraphAnswer) => data.viewer.account as Record<string, unknown>;

  it('is taken when the person authenticates again, and the request does not wait for it', async () => {
    const before = await ask(tokenOf({ auth_time: now - 100 }));
    issuer.userInfo = answerJson(claims({ family_name: 'Muster', email: 'other@example.org', email_verified: true }));
    await ask(tokenOf({ auth_time: now - 100 }));
    expect(issuer.userInfoFetches).toBe(1);
    const again = () => ask(tokenOf({ auth_time: now - 10, sid: 'session-2' }));
    let answer = await again();
    while (accountOf(answer)['lastName'] !== 'Muster') answer = await again();
    expect(answer.data.viewer.id).toBe(before.data.viewer.id);
    expect(accountOf(answer)).toMatchObject({ email: 'other@example.org', emailVerified: true });
    expect(issuer.userInfoFetches).toBe(2);
  });

  it('is not needed: while the issuer gives none, the profile of before stays', async () => {
    await ask(tokenOf({ auth_time: now - 100 }));
    issuer.userInfo = answerJson(claims({ sub: 'somebody-else' }));
    const again = () => ask(tokenOf({ auth_time: now - 10, sid: 'session-2' }));
    let answer = await again();
    while (reasons().length === 0) answer = await again();
    for (let times = 0; times < 5; times += 1) answer = await again();
    expect(accountOf(answer)).toMatchObject({ firstName: 'Nova', email: 'nova@example.org' });
    expect(issuer.userInfoFetches).toBe(2);
  });
});
