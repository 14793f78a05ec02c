import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answering, answeringEntities, type BrokenSource, never, saying, startBrokenSource } from '../support/broken-source.ts';
import { type FixtureGateway, startFixtureGateway } from '../support/fixture-gateway.ts';
import { type FixtureSubgraph, VOCABULARY, WITH_SUBJECTS } from '../support/fixture-supergraphs.ts';

const IDS = ['p1', 'p2', 'p3'];
const PEOPLE: FixtureSubgraph = {
  name: 'people',
  sdl: `${WITH_SUBJECTS}
    type Query { people: [Person!] @policy(policies: [["public"]]) years: [Year!] @policy(policies: [["public"]]) }
    type Person @key(fields: "id") @policy(policies: [["public"]]) { id: ID! }
    type Year @key(fields: "person, year") @policy(policies: [["public"]]) { person: ID! year: Int! }`,
  resolvers: {
    Query: {
      people: () => IDS.map((id) => ({ id })),
      years: () => [2025, 2026].map((year) => ({ person: 'p1', year })),
    },
  },
};
const PLANS: FixtureSubgraph = {
  name: 'plans',
  sdl: `${WITH_SUBJECTS}
    type Query { best: String @policy(policies: [["public"]]) }
    type Person @key(fields: "id") @policy(policies: [["public"]]) { id: ID! plan: String }
    type Year @key(fields: "person, year") @policy(policies: [["public"]]) { person: ID! year: Int! income: Int }`,
};

let plans: BrokenSource;
let gateway: FixtureGateway;
beforeAll(async () => {
  plans = await startBrokenSource();
  gateway = await startFixtureGateway([PEOPLE, PLANS, VOCABULARY], { plans: plans.url });
});
afterAll(async () => {
  await plans.stop();
  await gateway.stop();
});

const codes = ({ errors }: Awaited<ReturnType<FixtureGateway['post']>>) =>
  errors.map(({ path, extensions }) => `${path?.join('.')} ${extensions.code}`);

describe('pitfall 15: entities are merged by their place in a list', () => {
  const planOf = answeringEntities(({ id }) => ({ plan: `plan of ${String(id)}` }));

  it('in order, each person gets their own data', async () => {
    plans.behave(planOf);
    const { data } = await gateway.post({ query: '{ people { plan } }' });
    expect(data).toEqual({ people: IDS.map((id) => ({ plan: `plan of ${id}` })) });
  });

  it('in another order, nobody gets another person’s data', async () => {
    plans.behave((response, request) =>
      planOf(response, { ...request, variables: { representations: [...(request.variables.representations ?? [])].reverse() } }),
    );
    const answer = await gateway.post({ query: '{ people { id plan } }' });
    // The one in the middle keeps their place.
    expect(answer.data).toEqual({
      people: [
        { id: 'p1', plan: null },
        { id: 'p2', plan: 'plan of p2' },
        { id: 'p3', plan: null },
      ],
    });
    expect(codes(answer)).toEqual(['people.0 SUBGRAPH_UNAVAILABLE', 'people.2 SUBGRAPH_UNAVAILABLE']);
  });

  it('a key of several fields is compared whole', async () => {
    const incomeOf = answeringEntities(({ year }) => ({ income: Number(year) * 10 }));
    plans.behave(incomeOf);
    expect((await gateway.post({ query: '{ years { income } }' })).data).toEqual({
      years: [{ income: 20_250 }, { income: 20_260 }],
    });
    plans.behave((response, request) =>
      incomeOf(response, {
        ...request,
        variables: { representations: [...(request.variables.representations ?? [])].reverse() },
      }),
    );
    const answer = await gateway.post({ query: '{ years { income } }' });
    expect(answer.data).toEqual({ years: [{ income: null }, { income: null }] });
    expect(codes(answer)).toEqual(['years.0 SUBGRAPH_UNAVAILABLE', 'years.1 SUBGRAPH_UNAVAILABLE']);
  });
});

describe('pitfall 16: errors of subgraphs describe the subgraph', () => {
  const SECRET = 'postgres://admin:hunter2@10.0.0.7/members 123-45-6789';

  it.each([
    [
      'an error with everything in it',
      saying({
        data: { best: null },
        errors: [
          {
            message: SECRET,
            path: ['best'],
            extensions: {
              code: SECRET,
              url: SECRET,
              response: { url: SECRET, status: 503, body: SECRET },
              stacktrace: [SECRET],
              exception: SECRET,
            },
          },
        ],
      }),
    ],
    ['a body that is no JSON', saying(`<html>${SECRET}</html>`, 'text/html', 502)],
    ['a body that is no JSON and says it is', saying(SECRET)],
    ['truncated JSON', saying(`{"data":{"best":"${SECRET}`)],
    ['a refusal', saying({ error: SECRET }, 'application/json', 403)],
  ])('does not reach a client: %s', async (_what, behaviour) => {
    plans.behave(behaviour);
    const { text, status, data, errors } = await gateway.post({ query: '{ best }' });
    expect(text).not.toMatch(/postgres|hunter2|10\.0\.0\.7|123-45|127\.0\.0\.1|html|50[23]|403|stack/);
    expect([status, data]).toEqual([200, { best: null }]);
    expect(errors.map((error) => Object.keys(error))).toEqual([['message', 'path', 'extensions']]);
    expect(errors.map(({ extensions }) => Object.keys(extensions))).toEqual([['code']]);
  });
});

describe('pitfall 17: no timeout, no limit of size', () => {
  it('a subgraph that never answers is given up before the request is', async () => {
    plans.behave(never);
    const answer = await gateway.post({ query: '{ best people { id } }' });
    expect(answer.data).toEqual({ best: null, people: IDS.map((id) => ({ id })) });
    expect(codes(answer)).toEqual(['best SUBGRAPH_UNAVAILABLE']);
  });

  it('an answer of more than 5 MB is not read to its end', async () => {
    let written = 0;
    plans.behave((response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":{"best":"');
      const chunk = 'x'.repeat(64 * 1024);
      const pour = () => {
        while (!response.destroyed && written < 200_000_000) {
          written += chunk.length;
          if (!response.write(chunk)) return void response.once('drain', pour);
        }
      };
      pour();
    });
    expect(codes(await gateway.post({ query: '{ best }' }))).toEqual(['best SUBGRAPH_UNAVAILABLE']);
    expect(written).toBeGreaterThan(5_000_000);
    expect(written).toBeLessThan(50_000_000);
  });

  it('a mutation or a query is sent once, and not again when it fails', async () => {
    plans.behave(answering(() => undefined));
    await gateway.post({ query: '{ best }' });
    expect(plans.requests).toHaveLength(1);
  });
});
