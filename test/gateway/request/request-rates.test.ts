import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RATE_LIMITS } from '../../../gateway/limits/rate-limits.ts';
import { type Graph, startGraph } from '../../support/graph.ts';

const POINTS = 3;
const few = <Name extends keyof typeof RATE_LIMITS>(name: Name) => ({ ...RATE_LIMITS[name], points: POINTS });

let graph: Graph;
beforeEach(async () => {
  const rateLimits = {
    ...RATE_LIMITS,
    'anonymous requests': few('anonymous requests'),
    'account requests': few('account requests'),
  };
  graph = await startGraph({ rateLimits: rateLimits as never });
});
afterEach(() => graph.stop());

async function send(body: unknown, headers: Record<string, string> = {}): Promise<[number, string | null]> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
  const response = await fetch(graph.url, init);
  await response.text();
  return [response.status, response.headers.get('retry-after')];
}
const inTurn = async (count: number, one: () => Promise<[number, string | null]>): Promise<number[]> => {
  const statuses: number[] = [];
  while (statuses.length < count) statuses.push((await one())[0]);
  return statuses;
};
const bearer = async (signIn: string) => ({ authorization: `Bearer ${await graph.token(signIn)}` });

const PUBLIC = { query: '{ help { customerService { phone } } }' };

describe('a request that is refused early counts like any other:', () => {
  it.each<[string, number, unknown, Record<string, string>]>([
    ['a body that is no request', 400, [], {}],
    ['a token that is none', 401, PUBLIC, { authorization: 'Bearer none' }],
    ['a document that does not parse', 400, { query: '{' }, {}],
    ['a document that is not valid', 400, { query: '{ nothing }' }, {}],
    ['an id that nobody has', 400, { documentId: `sha256:${'0'.repeat(64)}` }, {}],
  ])('%s', async (_what, status, body, headers) => {
    const statuses = await inTurn(POINTS, () => send(body, headers));
    expect(statuses).toEqual([status, status, status]);
    expect(await send(body, headers)).toEqual([429, expect.stringMatching(/^\d+$/)]);
    expect((await send(PUBLIC))[0]).toBe(429);
  });

  it('of somebody signed in, to the account and not to the address', async () => {
    const ada = await bearer('H01');
    expect(await inTurn(POINTS + 1, () => send({ query: '{ nothing }' }, ada))).toEqual([400, 400, 400, 429]);
    expect((await send(PUBLIC, ada))[0]).toBe(429);
    expect((await send(PUBLIC, await bearer('H02')))[0]).toBe(200);
    expect((await send(PUBLIC))[0]).toBe(200);
  });
});
