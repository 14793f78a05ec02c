import { describe, expect, it } from '@jest/globals';
import { LOCALES } from '../../schema/contract/locales.ts';
import { demoFeed } from '../../scripts/demo/identity.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { type ObservedGraph, observeGraph, steady } from '../support/observed-graph.ts';
import { exchange } from './exchange.ts';
import { QUESTIONS } from './gateway.questions.ts';
import { matchedWorlds, type MatchedWorlds, withHouseholdNotices } from './matched-worlds.ts';

/**
 * RO-10: nothing that a head gets tells a restricted member from an ordinary one. Every demo head looks at each member, who is
 * restricted and has everything in the one world, and in the other is not and has nothing of what is withheld: what comes is the
 * same to the byte, from the same fetches and statements.
 */

const { persons, memberships } = demoFeed();
const today = '2026-11-16';
const HEADS: Readonly<Record<string, string>> = {
  h02: 'H02',
  h04: 'H04',
  h07: 'H07',
  h09: 'H09',
  h11: 'H11',
  h13: 'H13',
  h14: 'H14',
};
const nameOf = (person: string) => persons.find(({ id }) => id === person)!.first;

type Pair = { readonly signIn: string; readonly head: string; readonly member: string };
const PAIRS = memberships
  .filter(({ role, to }) => role === 'MEMBER' && (to === null || to > today))
  .map(({ householdId, personId }): Pair => {
    const head = memberships.find((place) => place.householdId === householdId && place.role === 'HEAD')!.personId;
    return { signIn: HEADS[householdId]!, head, member: personId };
  });

/** Of each head the first member, then the second and so on: graphs are slow to start, and households do not touch each other. */
const ROUNDS = [0, 1, 2].map((place) =>
  [...Map.groupBy(PAIRS, ({ signIn }) => signIn).values()].flatMap((pairs) => pairs.slice(place, place + 1)),
);
const titled = (pairs: readonly Pair[]) =>
  [pairs.map(({ head, member }) => `${nameOf(head)} at ${nameOf(member)}`).join(', '), pairs] as const;

/** Two graphs start, and answer some hundred questions each. */
const TIMEOUT_MS = 300_000;

/** Those that change nothing. */
const READS = QUESTIONS.filter((question) => !question.startsWith('mutation'));

const LISTS = `{ households {
  members { person { id rfis { id documents { id } } rfisWithheld enrollments { id person { id } } enrollmentsWithheld } }
  eligibility { id renewalDueOn } enrollments { id planName } rfis { id about { id } } healthConnectorEligibility { id }
} }`;

const PAGES = `query ($first: Int!, $after: String) {
  viewer { receipts(first: $first, after: $after) { ...Receipts } }
  me { documents(first: $first, after: $after) { ...Documents } notices(first: $first) { totalCount edges { cursor node { id about { id } decisions { id } } } } }
  households { documents(first: $first, after: $after) { ...Documents } mailings(first: $first) { id title } }
}
fragment Receipts on DocumentReceiptConnection { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } }
fragment Documents on DocumentConnection { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id rfi { id } } } }`;

const ALERT = '{ id kind severity tab dueOn about { id } reference handOff dismissible labels { kind severity tab dueOn } }';
const ALERTS = `{ dashboard { importantInformation ${ALERT} nextSteps ${ALERT} tabs { tab alerts open } } }`;

const recordsOf = (person: string) => ({
  person,
  household: `h${person.slice(1, 3)}`,
  massHealthId: `99900000${person.slice(1)}`,
  document: `doc-${person.slice(1)}-1`,
  rfi: `rfi-${person.slice(1)}-1`,
  notice: `ntc-${person.slice(1)}-1`,
});

/** By which the gateway decides; no client sees it. A notice to both may name both here. */
const RECIPIENTS = /"_access_Notice_recipientIds":\[[^\]]*\],?/g;

type Ask = (query: string, variables?: Record<string, unknown>, headers?: Record<string, string>) => Promise<void>;

/** @returns all that a head gets, and how: one text for each question */
async function viewOf(graph: ObservedGraph, signIn: string, look: (ask: Ask) => Promise<void>): Promise<string[]> {
  const seen: string[] = [];
  await look(async (query, variables, headers) => {
    const { answer, work } = await graph.ask(signIn, query, variables, headers);
    expect(answer.text).not.toMatch(/OPERATION_TOO_COMPLEX|GRAPHQL_VALIDATION_FAILED|RATE_LIMITED/);
    const fetches = work.fetches.map((line) => line.replaceAll(RECIPIENTS, ''));
    seen.push([`${answer.status} ${steady(answer.text)}`, ...fetches, ...work.statements].join('\n'));
  });
  return seen;
}

async function inBoth(worlds: MatchedWorlds, compare: (restricted: ObservedGraph, ordinary: ObservedGraph) => Promise<void>) {
  const graphs: Graph[] = [];
  const start = async (feeds: MatchedWorlds['restricted']) => {
    const graph = await startGraph({ feeds });
    graphs.push(graph);
    const observed = await observeGraph(graph);
    return observed;
  };
  try {
    await compare(await start(worlds.restricted), await start(worlds.ordinary));
  } finally {
    await Promise.all(graphs.map((graph) => graph.stop()));
  }
}

const questions = (person: string, headers: Record<string, string> = {}) =>
  async function look(ask: Ask): Promise<void> {
    for (const question of READS) {
      await exchange(question, recordsOf(person), async (query, variables) => {
        await ask(query, variables, headers);
        return { data: {}, errors: [] };
      });
    }
  };

describe('RO-10: a head cannot tell a restricted member from an ordinary one', () => {
  it('holds for every member of every demo household', () => {
    expect(ROUNDS.flat()).toHaveLength(PAIRS.length);
    expect(PAIRS.length).toBeGreaterThan(12);
  });

  it.each(ROUNDS.map(titled))(
    'looking at: %s',
    async (_title, pairs) => {
      const members = [...new Set(pairs.map(({ member }) => member))];
      await inBoth(matchedWorlds(members), async (restricted, ordinary) => {
        for (const { signIn, head, member } of pairs) {
          const both = async (look: (ask: Ask) => Promise<void>) => {
            const seen = await viewOf(restricted, signIn, look);
            expect(seen).toEqual(await viewOf(ordinary, signIn, look));
            return seen.join('\n');
          };
          // The first question makes the standing known, whichever it is.
          await both((ask) => ask(ALERTS));
          const seen = await both(questions(member));
          expect(seen).toMatch(new RegExp(`^200 .*"id":"${member}"`, 'm'));
          await both(questions(head));
          await both((ask) => ask(ALERTS));
          await both(async (ask) => {
            await ask(LISTS);
            for (const [first, after] of [[1], [2], [4], [1, 'bm90aGluZw']] as const) await ask(PAGES, { first, after });
          });
        }
      });
    },
    TIMEOUT_MS,
  );

  it(
    'holds in six languages and while a source is unavailable',
    async () => {
      const pairs = PAIRS.filter(({ member }) => ['p0203', 'p1102'].includes(member));
      await inBoth(matchedWorlds(pairs.map(({ member }) => member)), async (restricted, ordinary) => {
        const both = async (signIn: string, look: (ask: Ask) => Promise<void>) =>
          expect(await viewOf(restricted, signIn, look)).toEqual(await viewOf(ordinary, signIn, look));
        for (const { signIn, member } of pairs) {
          for (const locale of LOCALES) await both(signIn, questions(member, { 'accept-language': locale }));
          for (const down of ['masshealth', 'health-connector', 'documents', 'notices']) {
            Object.assign(restricted, { down });
            Object.assign(ordinary, { down });
            await both(signIn, questions(member));
            await both(signIn, (ask) => ask(ALERTS));
            await both(signIn, (ask) => ask(LISTS));
            await both(signIn, (ask) => ask(PAGES, { first: 2 }));
          }
          Object.assign(restricted, { down: null });
          Object.assign(ordinary, { down: null });
        }
      });
    },
    TIMEOUT_MS,
  );
});

describe('RO-10: what a notice says of a restricted member', () => {
  const NOTICES = `{ me { notices(first: 10) { totalCount edges { cursor node {
    id type about { id } decisions { id person { id } outcome effectiveOn labels { outcome } } download { bytes }
  } } } } }`;
  const OF = 'query ($id: ID!) { person(id: $id) { decisions { id outcome effectiveOn } } }';

  it.each([
    ['H02', 'p0201', 'p0203'],
    ['H11', 'p1101', 'p1102'],
  ])(
    '%s sees coverage as for any member, and nothing else',
    async (signIn, head, member) => {
      await inBoth(withHouseholdNotices(matchedWorlds([member]), head, member), async (restricted, ordinary) => {
        const answers = async (graph: ObservedGraph) => {
          const texts = [];
          for (const [query, variables] of [
            [NOTICES, {}],
            [OF, { id: member }],
            [ALERTS, {}],
          ] as const)
            texts.push(steady((await graph.ask(signIn, query, variables)).answer.text));
          return texts;
        };
        const [notices = '', decisions = ''] = await answers(restricted);
        expect(await answers(ordinary)).toEqual([notices, decisions, expect.any(String)]);
        expect(notices).toContain(`"type":"ENROLLMENT_CONFIRMATION","about":[{"id":"${head}"}]`);
        expect(decisions).toContain('"outcome":"APPROVAL"');
        expect(decisions).not.toMatch(/INFORMATION|PLAN|ENROLLMENT|PRIVACY|REASONABLE/);
      });
    },
    TIMEOUT_MS,
  );
});

describe('RO-10: the demo', () => {
  it('has ordinary members, a minor and an adult, who look like a restricted member', async () => {
    const graph = await startGraph();
    const ask =
      'query ($id: ID!) { person(id: $id) { eligibility { status start } enrollments { id } enrollmentsWithheld rfis { id } rfisWithheld } }';
    const lookAt = async (signIn: string, id: string) => (await graph.ask(signIn, ask, { id })).data.person as object;
    const look = {
      eligibility: [{ status: 'APPROVED', start: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }],
      ...{ enrollments: [], enrollmentsWithheld: 'NOTHING_TO_SHOW', rfis: [], rfisWithheld: 'NOTHING_TO_SHOW' },
    };
    const alike = [
      ['H02', 'p0203'],
      ['H11', 'p1102'],
      ['H14', 'p1402'],
      ['H14', 'p1403'],
    ] as const;
    for (const [signIn, id] of alike) expect([id, await lookAt(signIn, id)]).toEqual([id, look]);
    await graph.stop();
  });
});
