import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { guardSettings } from '../../../../gateway/sources/guard/guard-settings.ts';
import { ASSERTION_HEADER } from '../../../../schema/contract/viewer-assertion.ts';
import type { RunningSubgraph } from '../../../../subgraphs/shared/serve.ts';
import { type Behaviour, type BrokenSource, saying, startBrokenSource } from '../../../support/broken-source.ts';
import { type Graph, type GraphAnswer, post, startGraph } from '../../../support/graph.ts';
import { readLogged } from '../../../support/logged.ts';

const { minFetches, openMs } = guardSettings(1).breaker;
/** The time in milliseconds that guards, and what is kept of standings, go by. */
let now = Date.parse('2026-01-01T00:00:00Z');
const QUERY = '{ me { id documents(first: 1) { edges { node { id } } } } }';
const broken = saying('broken', 'text/plain', 503);

describe('an open breaker', () => {
  let graph: Graph;
  const sources = new Map<string, BrokenSource>();
  const working = new Map<string, Behaviour>();
  let url: string;
  let usual: GraphAnswer;
  /** How many lines were logged before the test. */
  let before = 0;

  beforeAll(async () => {
    const clock = () => now;
    graph = await startGraph({ clock, monotonic: clock });
    for (const name of ['identity', 'documents']) {
      working.set(name, answeringBy(graph.subgraphs.get(name)!));
      sources.set(name, await startBrokenSource(working.get(name)));
    }
    url = await graph.startAnother(new Map([...sources].map(([name, source]) => [name, source.url])));
    usual = await ask();
    expect([usual.status, usual.errors]).toEqual([200, []]);
  });
  afterAll(async () => {
    await graph.stop();
    await Promise.all([...sources.values()].map((source) => source.stop()));
  });
  beforeEach(() => {
    before = graph.logLines.length;
  });

  /** Asks when nothing that is known of standings is recent enough. */
  async function ask(token?: string): Promise<GraphAnswer> {
    now += 1_001;
    return post(url, { query: QUERY }, { authorization: `Bearer ${token ?? (await graph.token('H02'))}` });
  }
  async function askAgain(times: number): Promise<GraphAnswer[]> {
    const answers: GraphAnswer[] = [];
    for (let time = 0; time < times; time += 1) answers.push(await ask());
    return answers;
  }
  const events = (name: string) =>
    readLogged(graph.logLines.slice(before))
      .filter(({ event, subgraph }) => subgraph === name && event.startsWith('breaker'))
      .map(({ event }) => event);

  it('of a subgraph keeps fetches from it, and others’ data is answered as ever', async () => {
    const source = sources.get('documents')!;
    source.behave(broken);
    // All in one second, so that the window does not move on.
    await Promise.all(Array.from({ length: minFetches }, async () => post(url, { query: QUERY }, await bearer())));
    expect(events('documents')).toEqual(['breaker opened']);
    const sent = source.requests.length;
    for (const { status, data, errors } of await askAgain(3)) {
      expect([status, data]).toEqual([200, { me: { ...(usual.data?.['me'] as object), documents: null } }]);
      expect(errors).toMatchObject([{ path: ['me'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
    }
    expect(source.requests).toHaveLength(sent);
    source.behave(working.get('documents')!);
    now += openMs;
    expect((await ask()).text).toBe(usual.text);
    expect(events('documents')).toEqual(['breaker opened', 'breaker half-open', 'breaker closed']);
  });

  it('of identity lets nobody in on what was known before, and refuses no token', async () => {
    const source = sources.get('identity')!;
    source.behave(broken);
    for (let time = 0; time < minFetches && events('identity').length === 0; time += 1) {
      now += 300;
      await Promise.all(Array.from({ length: 10 }, async () => post(url, { query: QUERY }, await newBearer())));
    }
    expect(events('identity')).toEqual(['breaker opened']);
    const sent = source.requests.length;
    const answers = await askAgain(3);
    expect(answers.map(({ status, data, errors }) => [status, data, errors?.map(({ extensions }) => extensions.code)])).toEqual(
      Array(3).fill([503, undefined, ['SERVICE_UNAVAILABLE']]),
    );
    expect(source.requests).toHaveLength(sent);
    const anonymous = await post(url, { query: '{ __typename }' });
    expect([anonymous.status, anonymous.data]).toEqual([200, { __typename: 'Query' }]);
    source.behave(working.get('identity')!);
    now += openMs;
    expect((await ask()).text).toBe(usual.text);
    expect(events('identity')).toEqual(['breaker opened', 'breaker half-open', 'breaker closed']);
  });

  const bearer = async () => ({ authorization: `Bearer ${await graph.token('H02')}` });
  let sessions = 0;
  /** Of a sign-in that the gateway does not know yet. */
  const newBearer = async () => ({
    authorization: `Bearer ${await graph.token('H02', Math.floor(now / 1000) - (sessions++ % 900))}`,
  });
});

const answeringBy =
  ({ execute }: RunningSubgraph): Behaviour =>
  async (response, { headers, body }) => {
    const assertion = String(headers[ASSERTION_HEADER] ?? '') || null;
    const answer = await execute(JSON.parse(body) as { query: string }, assertion);
    response.writeHead(200, { 'content-type': 'application/json', 'x-fetch-id': String(headers['x-fetch-id']) });
    response.end(JSON.stringify(answer));
  };
