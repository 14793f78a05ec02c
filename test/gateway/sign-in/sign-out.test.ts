import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { askWith } from '../../support/delegates.ts';
import { type Graph, startGraph } from '../../support/graph.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const ME = '{ me { id } }';
const SIGN_OUT = 'mutation { signOut { signedOut } }';

let now = Date.now();
let graph: Graph;
let other: string;
let token: string;

beforeAll(async () => {
  graph = await startGraph({ clock: () => now });
  other = await graph.startAnother();
});
afterAll(() => graph.stop());
// Every test signs in anew, long after the one before it.
beforeEach(async () => {
  now += 24 * HOUR;
  token = await graph.token('H02');
});

const status = async (url: string, bearer = token) => (await askWith(url, bearer, ME)).status;
const both = async (bearer = token) => [await status(graph.url, bearer), await status(other, bearer)];

describe('signing out', () => {
  it('ends the sign-in at once here, and within a quarter of a second on every other gateway', async () => {
    expect(await both()).toEqual([200, 200]);
    expect((await askWith(graph.url, token, SIGN_OUT)).data).toEqual({ signOut: { signedOut: true } });
    expect(await status(graph.url)).toBe(401);
    now += 250;
    expect(await both()).toEqual([401, 401]);
  });

  it('is answered like any invalid token, and never like an anonymous request', async () => {
    await askWith(graph.url, token, SIGN_OUT);
    const { status: code, text } = await askWith(graph.url, token, '{ help { reportChangesUrl } }');
    const { text: forged } = await askWith(graph.url, `${token.slice(0, -6)}AAAAAA`, ME);
    expect([code, text]).toEqual([401, forged]);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it('does not affect other sign-ins or a new sign-in', async () => {
    await askWith(graph.url, token, SIGN_OUT);
    now += SECOND;
    expect(await both(await graph.token('H01'))).toEqual([200, 200]);
    expect(await both(await graph.token('H02'))).toEqual([200, 200]);
    expect(await both()).toEqual([401, 401]);
  });

  it('holds when it comes with a hundred requests at once', async () => {
    const asked = Promise.all(Array.from({ length: 100 }, () => status(graph.url)));
    await askWith(graph.url, token, SIGN_OUT);
    await asked;
    expect(await status(graph.url)).toBe(401);
  });

  it.each([['partner-eligibility'], ['staff']])('has no effect for %s', async (name) => {
    const { data, errors } = await graph.ask(name, SIGN_OUT);
    expect([data, errors.map(({ extensions }) => extensions.code)]).toEqual([{ signOut: null }, ['UNAUTHORIZED_FIELD_OR_TYPE']]);
    expect((await graph.ask(name, '{ feedStatus { identity { asOf } } }')).status).toBe(200);
  });
});

describe('a session', () => {
  it('ends when nothing was asked for 15 minutes', async () => {
    expect(await both()).toEqual([200, 200]);
    now += 15 * MINUTE;
    expect(await both()).toEqual([401, 401]);
  });

  it('goes on while it is used, through whichever gateway', async () => {
    expect(await both()).toEqual([200, 200]);
    for (let asked = 0; asked < 50; asked++, now += 30 * SECOND) expect(await status(other)).toBe(200);
    expect(await status(graph.url)).toBe(200);
  });

  it('ends 12 hours after the person signed in, to the second', async () => {
    const old = await graph.token('H02', Math.floor(now / 1000) - 12 * 60 * 60 + 60);
    expect(await both(old)).toEqual([200, 200]);
    now += 58 * SECOND;
    expect(await both(old)).toEqual([200, 200]);
    now += 2 * SECOND;
    expect(await both(old)).toEqual([401, 401]);
  });

  it('that is older is never begun', async () => {
    expect(await both(await graph.token('H02', Math.floor((now - 12 * HOUR) / 1000)))).toEqual([401, 401]);
  });
});

describe('a change that came through this gateway', () => {
  const person = async (url: string) => (await askWith(url, token, '{ viewer { person { id } } }')).data.viewer.person;

  it('shows at its next request, and on other gateways a quarter of a second later (RO-9)', async () => {
    expect([await person(graph.url), await person(other)]).toEqual([{ id: 'p0201' }, { id: 'p0201' }]);
    await askWith(graph.url, token, 'mutation { unlinkAccount(kind: MAHEALTHCONNECTOR) { state } }');
    expect(await person(graph.url)).toBeNull();
    now += 250;
    expect(await person(other)).toBeNull();
  });
});
