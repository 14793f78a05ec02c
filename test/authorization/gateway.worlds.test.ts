import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Graph, startGraph } from '../support/graph.ts';
import { type Feeds, fullHouseholds } from './full-households.ts';
import { exchange } from './exchange.ts';
import { QUESTIONS } from './gateway.questions.ts';
import { type Situation, SITUATIONS, variablesOf } from './situations.ts';

/**
 * Two worlds that differ in nothing but what a viewer may not know answer that viewer alike, to the byte: on every field, in
 * every list and count.
 */

const situation = (code: string): Situation => SITUATIONS.find((candidate) => candidate.code === code)!;

async function askAll(graph: Graph, asked: Situation): Promise<string> {
  const texts: string[] = [];
  for (const question of QUESTIONS) {
    await exchange(question, variablesOf(asked), async (query, variables) => {
      const answer = await graph.ask(asked.signIn, query, variables);
      expect(answer.status).toBe(200);
      texts.push(answer.text);
      return { data: answer.data as unknown, errors: [] };
    });
  }
  // What differs each time that one asks.
  return texts.join('\n').replaceAll(/"(authenticatedAt|handle)":"[^"]+"/g, '"$1":"…"');
}

const idOf = (row: object): string => {
  const { personId, recipientId, aboutIds, id } = row as Record<string, string & readonly string[]>;
  return personId ?? recipientId ?? aboutIds?.[0] ?? id ?? '';
};

/** Takes every row about these persons out of a feed. */
const without = (persons: readonly string[], feeds: Feeds): Feeds => {
  const rest = Object.fromEntries(
    Object.entries(feeds).map(([name, feed]) => [
      name,
      Object.fromEntries(
        Object.entries(feed as Record<string, unknown>).map(([table, rows]) => [
          table,
          Array.isArray(rows) ? (rows as object[]).filter((row) => !persons.includes(idOf(row))) : rows,
        ]),
      ),
    ]),
  ) as unknown as Feeds;
  // A decision is told by a notice, which stays with it.
  const told = feeds.notices.notices.filter(({ id }) => rest.notices.decisions.some(({ noticeId }) => noticeId === id));
  const others = rest.notices.notices.filter((notice) => !told.includes(notice));
  return { ...rest, notices: { ...rest.notices, notices: [...others, ...told] } };
};

/** Eva with a document and a notice of her own, and with nothing that Bruno submitted for her. */
function withOwnThings(feeds: Feeds): Feeds {
  const documents = feeds.documents.documents.map((row) => (row.id === 'doc-0203-1' ? { ...row, submitterId: 'p0203' } : row));
  return { ...feeds, documents: { ...feeds.documents, documents } };
}

/** Eva unrestricted, of whom there is no more than what a head may know of a restricted person: coverage, and what is decided of it. */
function withoutAnything(feeds: Feeds): Feeds {
  const { identity, masshealth, notices } = feeds;
  const rest = without(['p0203'], feeds);
  return {
    ...rest,
    'health-connector': feeds['health-connector'],
    identity: { ...rest.identity, persons: identity.persons, memberships: identity.memberships, restrictions: [] },
    masshealth: { ...rest.masshealth, eligibility: masshealth.eligibility },
    notices: { ...rest.notices, decisions: notices.decisions },
  };
}

const WORLDS = {
  full: (full: Feeds) => full,
  evaHasHerOwn: withOwnThings,
  evaHasNothing: withoutAnything,
  hugoAlone: (full: Feeds) => without(['p0401', 'p0403'], full),
  fionaWithoutGreta(full: Feeds): Feeds {
    const rest = without(['p0301'], full);
    const own = full.documents.documents.filter(({ submitterId }) => submitterId === 'acct-fiona-ma');
    const submitted = own.map((row) => ({ ...row, rfiId: null }));
    return { ...rest, documents: { ...rest.documents, documents: [...rest.documents.documents, ...submitted] } };
  },
};
type World = keyof typeof WORLDS;

const graphs = new Map<World, Graph>();
beforeAll(async () => {
  for (const [name, change] of Object.entries(WORLDS)) {
    graphs.set(name as World, await startGraph({ feeds: change(fullHouseholds()) }));
  }
});
afterAll(() => Promise.all([...graphs.values()].map((graph) => graph.stop())));

describe('RO-4, RO-10: facts that a viewer may not know change no answer', () => {
  it.each<[string, string, string, World, World]>([
    ['GW-WORLD-MEMBER-SELF', 'Hugo about himself, with and without his household (RO-4)', 'Hh', 'full', 'hugoAlone'],
    ['GW-WORLD-MEMBER-OTHER', 'Hugo about Irma, who is there and is not (RO-4)', 'Hi', 'full', 'hugoAlone'],
    ['GW-WORLD-HOLDER', 'Fiona about Greta, who is there and is not (RO-7)', 'Fg', 'full', 'fionaWithoutGreta'],
    ['GW-WORLD-STRANGER', 'Ada about a household that is complete and one that is not (RO-4)', 'Ab', 'full', 'evaHasNothing'],
    ['GW-WORLD-RESTRICTED', 'Bruno about Eva, restricted or with nothing to show (RO-10)', 'Be', 'evaHasHerOwn', 'evaHasNothing'],
    ['GW-WORLD-RESTRICTED-SELF', 'Bruno about himself, beside either Eva (RO-10)', 'Bb', 'evaHasHerOwn', 'evaHasNothing'],
  ])('%s: %s', async (_id, _title, code, one, other) => {
    const answer = await askAll(graphs.get(one)!, situation(code));
    expect(await askAll(graphs.get(other)!, situation(code))).toBe(answer);
  });
});

describe('RO-6, RO-10: what a head can infer about hidden mail and documents', () => {
  const ask: Graph['ask'] = (...question) => graphs.get('full')!.ask(...question);

  it('GW-INFER-RECEIPT: a document that the head submitted for a member is shown with its receipt, or neither is (RO-10)', async () => {
    const { data } = await ask('H02', '{ viewer { receipts { edges { node { id } } } } }');
    const receipts = data.viewer.receipts.edges.map(({ node }: { node: { id: string } }) => node.id) as string[];
    const shown: string[] = [];
    for (const id of receipts) {
      const answer = await ask('H02', 'query ($id: ID!) { document(id: $id) { id } }', { id });
      if (answer.data.document !== null) shown.push(id);
    }
    expect(shown).toEqual(receipts);
  });

  it.each([
    ['GW-OWN-MAIL-RESTRICTED', 'H11', 'p1102', 'ntc-1102-1'],
    ['GW-OWN-MAIL-ADULT', 'H04', 'p0402', 'ntc-0402-1'],
  ])('%s: %s learns nothing about decisions in mail sent only to %s (RO-6, RO-10)', async (_id, signIn, person, notice) => {
    const hidden = fullHouseholds().notices.decisions.filter(({ noticeId }) => noticeId === notice);
    const { data } = await ask(signIn, 'query ($id: ID!) { person(id: $id) { decisions { id } } }', { id: person });
    const shown = data.person.decisions.map(({ id }: { id: string }) => id) as string[];
    expect(shown.filter((id) => hidden.some((decision) => decision.id === id))).toEqual([]);
  });
});
