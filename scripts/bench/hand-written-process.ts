import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Pool } from 'undici';
import { type HttpClientName, httpSource } from '../../gateway/sources/sources.ts';
import { getOwn } from '../../schema/contract/own-property.ts';
import { ASSERTION_HEADER } from '../../schema/contract/viewer-assertion.ts';
import { answerParent, readSettings } from './answer-parent.ts';
import { listenLocally } from './listen.ts';
import type { Situation } from './situation.ts';
import type { GatewaySettings } from './variant.ts';

export type HandWrittenSettings = GatewaySettings & {
  /** Asks subgraphs by this HTTP client of our gateway. Null: by undici's pools, as their documentation shows. */
  readonly client: HttpClientName | null;
};

// A hand-written server for this one query: one request per subgraph, no GraphQL in the process, no tokens, no rules. It shows
// the minimum cost of merging five answers.

type Json = Record<string, unknown>;
type Identity = {
  readonly viewer: Json;
  readonly me: { readonly id: string; readonly contact: Json };
  readonly households: readonly { readonly members: readonly { readonly person: { readonly id: string } }[] }[];
};

type Entities = { readonly members: readonly Json[]; readonly head?: readonly Json[] };

const IDENTITY = `{
  viewer { id provider links { kind state } roles { role } }
  me {
    id
    contact { homeAddress { line1 city } mailingAddress { line1 city } phones { number } email writtenLanguage }
  }
  households { id viewerRole members { person { id name { full } birthDate } } }
}`;

/** The fields requested from each other subgraph for the head and every member. */
const OTHERS = {
  masshealth: {
    head: null,
    members: `eligibility { coverageType status start renewalDueOn premium { amount } }
      enrollments { kind status planName pcpName pcpSite }`,
  },
  'health-connector': {
    head: 'planType { planYear connectorCarePlanType }',
    members: 'healthConnectorEligibility { program status } planTypeWithheld',
  },
  documents: {
    head: 'documents(first: 20) { totalCount edges { node { id category status receivedOn } } }',
    members: 'rfis { id status category dueOn }',
  },
  notices: {
    head: 'notices(first: 20) { totalCount edges { node { id type title noticeDate } } }',
    members: 'decisions { coverageType outcome effectiveOn }',
  },
} as const;

const { routes, client } = await readSettings<HandWrittenSettings>();
let situation: Situation | null = null;
const assertionFor = (name: string): string => getOwn<string>(situation?.assertions ?? {}, name) ?? '';
const senders = new Map(Object.entries(routes).map(([name, url]) => [name, client === null ? byPool(url) : byOurs(url, client)]));
const queries = new Map(Object.entries(OTHERS).map(([name, { head, members }]) => [name, entitiesQuery(head, members)]));

function entitiesQuery(head: string | null, members: string): string {
  const parts = [`members: _entities(representations: $members) { ... on Person { ${members} } }`];
  if (head) parts.push(`head: _entities(representations: $head) { ... on Person { ${head} } }`);
  return `query ($members: [_Any!]!${head ? ', $head: [_Any!]!' : ''}) { ${parts.join(' ')} }`;
}

/** Sends one request. @returns the parsed answer */
type Send = (body: string, assertion: string) => Promise<object>;

function byPool(url: string): Send {
  const pool = new Pool(new URL(url).origin, { connections: 64, pipelining: 1 });
  return async (body, assertion) => {
    const headers = { 'content-type': 'application/json', [ASSERTION_HEADER]: assertion };
    const answer = await pool.request({ path: '/graphql', method: 'POST', headers, body });
    if (answer.statusCode !== 200) throw new Error(`${url} answers ${answer.statusCode}`);
    return JSON.parse(await answer.body.text()) as object;
  };
}

function byOurs(url: string, client: HttpClientName): Send {
  const source = httpSource(url, undefined, client);
  return (body, assertion) => source.send(body, assertion);
}

async function ask<Data>(subgraph: string, query: string, variables: Json): Promise<Data> {
  const body = JSON.stringify({ query, variables });
  const { data, errors } = (await senders.get(subgraph)?.(body, assertionFor(subgraph))) as { data?: Data; errors?: unknown };
  if (!data || errors) throw new Error(`${subgraph} failed`);
  return data;
}

const variablesOf = (name: string, members: readonly Json[], head: readonly Json[]): Json =>
  getOwn<{ readonly head: string | null }>(OTHERS, name)?.head ? { members, head } : { members };

async function aggregate(): Promise<Json> {
  const { viewer, me, households } = await ask<Identity>('identity', IDENTITY, {});
  const persons = households.flatMap(({ members }) => members.map(({ person }) => person));
  const members = persons.map(({ id }) => ({ __typename: 'Person', id }));
  const head = [{ __typename: 'Person', id: me.id }];
  const answers = await Promise.all(
    [...queries].map(([name, query]) => ask<Entities>(name, query, variablesOf(name, members, head))),
  );
  for (const found of answers) {
    found.members.forEach((facts, index) => Object.assign(persons[index] as Json, facts));
    Object.assign(me, found.head?.[0]);
  }
  return { viewer, me, households };
}

const server = createServer((request, response) => {
  text(request)
    .then(aggregate)
    .then((data) => {
      const json = JSON.stringify({ data });
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(json) });
      response.end(json);
    })
    .catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    });
});

answerParent(await listenLocally(server), undefined, (told) => void (situation = told as Situation));
