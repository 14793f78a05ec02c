import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type Graph, type GraphAnswer, post, startGraph } from '../support/graph.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { stopProcesses } from '../support/processes.ts';

/** RO-10: while a source is away, a restricted member looks like every other one. Were it otherwise, an outage would tell. */

let server: PostgresServer;
let graph: Graph;
beforeAll(async () => {
  server = await startPostgres();
  graph = await startGraph({ databaseUrl: server.url });
});
afterAll(() => graph.stop());
afterAll(() => server.remove());
afterAll(stopProcesses);

async function run(statement: string): Promise<void> {
  const client = new pg.Client(server.url);
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Eva is restricted, Dani and Carla are not. */
const MEMBERS = ['p0202', 'p0203', 'p0204'];
const PERSON = `query ($id: ID!) { person(id: $id) {
  eligibility { status } eligibilityWithheld enrollments { id } again: enrollments { planName } enrollmentsWithheld enrollmentsWithheldLabel
  rfis { id documents { id } } rfisWithheld
} }`;
const HOUSEHOLD = `{ household(id: "h02") { members { person {
  eligibility { status } eligibilityWithheld enrollments { id } enrollmentsWithheld rfis { id } rfisWithheld
} } } }`;

type Ask = (query: string, variables?: Record<string, unknown>) => Promise<GraphAnswer>;

async function lookAlike(ask: Ask): Promise<GraphAnswer> {
  const answers = await Promise.all(MEMBERS.map((id) => ask(PERSON, { id })));
  expect(answers[1]!.text).toBe(answers[0]!.text);
  expect(answers[2]!.text).toBe(answers[0]!.text);
  const { data, errors } = await ask(HOUSEHOLD);
  const places = [1, 2, 3].map((place) => ({
    member: data.household.members[place] as unknown,
    errors: errors.filter(({ path }) => path?.[2] === place).map(({ path, extensions }) => [path?.slice(3), extensions.code]),
  }));
  expect(places[1]).toEqual(places[0]);
  expect(places[2]).toEqual(places[0]);
  return answers[0]!;
}

const failed = ({ errors }: GraphAnswer) => errors.map(({ path, extensions }) => `${path?.join('.')} ${extensions.code}`).sort();

describe('a restricted member and other members', () => {
  it('have the same answer while the tables of MassHealth and of documents cannot be read (RO-10)', async () => {
    const ask: Ask = (...question) => graph.ask('H02', ...question);
    for (const schema of ['masshealth', 'documents']) await run(`alter schema ${schema} rename to ${schema}_away`);
    const answer = await lookAlike(ask);
    for (const schema of ['masshealth', 'documents']) await run(`alter schema ${schema}_away rename to ${schema}`);
    expect(answer.data.person).toEqual({
      eligibility: null,
      eligibilityWithheld: 'SOURCE_UNAVAILABLE',
      enrollments: null,
      again: null,
      enrollmentsWithheld: 'SOURCE_UNAVAILABLE',
      enrollmentsWithheldLabel: 'No podemos mostrar esto en este momento. Esto no cambia su cobertura.',
      rfis: null,
      rfisWithheld: 'SOURCE_UNAVAILABLE',
    });
    const fields = ['again', 'eligibility', 'enrollments', 'rfis'];
    expect(failed(answer)).toEqual(fields.map((field) => `person.${field} SUBGRAPH_ERROR`));
    expect((await ask(PERSON, { id: 'p0203' })).data.person).toMatchObject({ enrollments: [], rfis: [] });
  });

  it('have the same answer while MassHealth and documents do not answer (RO-10)', async () => {
    for (const name of ['masshealth', 'documents']) {
      const subgraph = graph.subgraphs.get(name)!;
      const away = { execute: () => Promise.reject(new Error('away')) };
      Object.assign(subgraph, away);
    }
    const url = await graph.startAnother();
    const authorization = `Bearer ${await graph.token('H02')}`;
    const answer = await lookAlike((query, variables = {}) => post(url, { query, variables }, { authorization }));
    expect(answer.data.person).toEqual({
      ...{ eligibility: null, eligibilityWithheld: null, rfis: null, rfisWithheld: null },
      ...{ enrollments: null, again: null, enrollmentsWithheld: null, enrollmentsWithheldLabel: null },
    });
    expect(failed(answer)).toEqual(['person SUBGRAPH_UNAVAILABLE']);
  });
});
