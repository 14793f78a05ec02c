import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Graph } from '../support/graph.ts';
import { type ObservedGraph, observeGraph } from '../support/observed-graph.ts';

/**
 * RO-4: an id that exists and is not the viewer's costs just what one costs that nobody has: the same fetches, statements and rows. So
 * the time tells nothing either (scripts/bench/id-timing.ts shows it).
 */

const HEAD = 'H02';
const MEMBER = 'H04-hugo';
const FIELDS: Readonly<Record<string, string>> = {
  document: 'document(id: $id) { id category about { name { full } } rfi { id } }',
  rfi: 'rfi(id: $id) { id status about { name { full } } documents { id } }',
  notice: 'notice(id: $id) { id title about { name { full } } decisions { id } download { bytes } }',
  person: 'person(id: $id) { id name { full } eligibility { start } enrollments { id } rfis { id } contact { email } }',
  household: 'household(id: $id) { id viewerRole members { role } eligibility { start } rfis { id } documents { totalCount } }',
};
const queryOf = (field: string) => `query ($id: ID!) { ${FIELDS[field]} }`;

type Row = readonly [signIn: string, field: string, unknown: string, existing: readonly string[]];
/** Of others: members of one's household, restricted or not, former members, and strangers. */
const ROWS: readonly Row[] = [
  [HEAD, 'document', 'doc-9999-9', ['doc-0202-1', 'doc-0203-1', 'doc-0101-1', 'doc-1102-1']],
  [HEAD, 'rfi', 'rfi-9999-9', ['rfi-0203-1', 'rfi-0101-1', 'rfi-1102-1']],
  [HEAD, 'notice', 'ntc-9999-9', ['ntc-0202-1', 'ntc-0203-1', 'ntc-0101-1', 'ntc-1102-1']],
  [HEAD, 'person', 'p9999', ['p0101', 'p0301', 'p1304']],
  [HEAD, 'household', 'h99', ['h01', 'h13']],
  [MEMBER, 'document', 'doc-9999-9', ['doc-0401-1', 'doc-0403-1', 'doc-0101-1']],
  [MEMBER, 'rfi', 'rfi-9999-9', ['rfi-0401-1', 'rfi-0403-1', 'rfi-0101-1']],
  [MEMBER, 'notice', 'ntc-9999-9', ['ntc-0401-1', 'ntc-0403-1', 'ntc-0101-1']],
  [MEMBER, 'person', 'p9999', ['p0401', 'p0403', 'p0101']],
  [MEMBER, 'household', 'h99', ['h01', 'h02']],
];

/** Without the id that was asked for. */
const without = (lines: readonly string[], id: string) => lines.map((line) => line.replaceAll(`"${id}"`, '"…"'));

export function describeRows(what: string, start: () => Promise<Graph>): void {
  describe(`RO-4: existing and unknown ids on ${what}`, () => {
    let graph: Graph;
    let observed: ObservedGraph;
    beforeAll(async () => {
      graph = await start();
      observed = await observeGraph(graph);
      for (const signIn of [HEAD, MEMBER]) await observed.ask(signIn, '{ viewer { id } }');
    }, 120_000);
    afterAll(() => graph.stop());

    const workOf = async (signIn: string, query: string, id: string) => {
      const { answer, work } = await observed.ask(signIn, query, { id });
      return { text: answer.text, fetches: without(work.fetches, id), statements: work.statements };
    };

    it.each(ROWS)('%s asks for a %s: %s', async (signIn, field, unknown, existing) => {
      const expected = await workOf(signIn, queryOf(field), unknown);
      expect(expected.fetches.length).toBeGreaterThan(0);
      for (const id of existing) expect([id, await workOf(signIn, queryOf(field), id)]).toEqual([id, expected]);
    });

    it.each([
      [HEAD, 'markNoticeRead', 'notice { id }', 'ntc-9999-9', ['ntc-0202-1', 'ntc-0203-1', 'ntc-0101-1']],
      [MEMBER, 'markNoticeRead', 'notice { id }', 'ntc-9999-9', ['ntc-0401-1', 'ntc-0101-1']],
      [HEAD, 'dismissAlert', 'dashboard { id }', 'AAAAAAAAAAAAAAAAAAAAAA', ['BBBBBBBBBBBBBBBBBBBBBB']],
    ])('%s changes by %s { %s }: %s', async (signIn, field, selection, unknown, existing) => {
      const query = `mutation ($id: ID!) { ${field}(id: $id) { ${selection} } }`;
      const expected = await workOf(signIn, query, unknown);
      for (const id of existing) expect([id, await workOf(signIn, query, id)]).toEqual([id, expected]);
    });

    it('reads no more of a household for a member the more others there are in it', async () => {
      const { work } = await observed.ask(MEMBER, '{ households { members { role person { id } } } }');
      const rows = work.statements
        .filter((line) => /from (.\w+.\.)?.memberships./.test(line))
        .map((line) => line.split(' ').at(-1));
      expect(rows).toEqual(['1']);
    });

    it.each([['a session of somebody else', 'endAssistedSession', 'session { id }']])(
      '%s ends as one that is not there',
      async (_what, field, selection) => {
        const start =
          'mutation { startAssistedSession(input: { delegateName: "Wendy Helfer", delegateKind: NAVIGATOR, attestsPresence: true }) { session { id } } }';
        const { answer } = await observed.ask(MEMBER, start);
        const others = answer.data.startAssistedSession.session.id as string;
        const query = `mutation ($id: ID!) { ${field}(id: $id) { ${selection} } }`;
        const unknown = await workOf(HEAD, query, '00000000-0000-4000-8000-000000000000');
        expect(await workOf(HEAD, query, others)).toEqual(unknown);
      },
    );
  });
}
