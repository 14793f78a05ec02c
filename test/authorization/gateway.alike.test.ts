import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Graph, startGraph } from '../support/graph.ts';
import { fullHouseholds } from './full-households.ts';

/** RO-4: an id that is forbidden, one that never was and one that cannot be answer alike, to the byte. */

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph({ feeds: fullHouseholds() });
});
afterAll(() => graph.stop());

const NAMES = ['person', 'household', 'document', 'rfi', 'notice'] as const;
type Name = (typeof NAMES)[number];

/** Everything that can be asked by an id of each kind. */
const ASKS: Readonly<Record<Name, string>> = {
  person: `query ($id: ID!) { person(id: $id) {
    id name { full } birthDate massHealthId contact { email } eligibility { id start } enrollments { id } planType { planYear }
    planTypeWithheld healthConnectorEligibility { id } documents { totalCount } rfis { id } notices { totalCount } decisions { id }
  } }`,
  household: `query ($id: ID!) { household(id: $id) {
    id viewerRole members { role } eligibility { id } enrollments { id } healthConnectorEligibility { id } rfis { id }
    documents { totalCount } mailings { id }
  } }`,
  document: 'query ($id: ID!) { document(id: $id) { id about { id name { full } } category status rfi { id } } }',
  rfi: 'query ($id: ID!) { rfi(id: $id) { id about { id name { full } } category status documents { id } } }',
  notice: 'query ($id: ID!) { notice(id: $id) { id title recipients { id } about { id } readAt decisions { id effectiveOn } } }',
};
const NOWHERE: Readonly<Record<Name, readonly string[]>> = {
  person: ['p9999', '', "p0201' or '1'='1", 'p0201 '],
  household: ['h99', '', 'p0201'],
  document: ['doc-9999-9', '', 'rfi-0201-1'],
  rfi: ['rfi-9999-9', '', 'doc-0201-1'],
  notice: ['ntc-9999-9', '', 'tax-0201-1'],
};

type Case = { id: string; signIn: string; kind: Name; forbidden: readonly string[] };
const row = (id: string, signIn: string, kind: Name, ...forbidden: string[]): Case => ({ id, signIn, kind, forbidden });

const CASES: readonly Case[] = [
  row('GW-ALIKE-HEAD-PERSON', 'H02', 'person', 'p0101', 'p0402', 'p1102', 'p1304'),
  row('GW-ALIKE-HEAD-HOUSEHOLD', 'H02', 'household', 'h01', 'h03', 'h04'),
  row('GW-ALIKE-HEAD-DOCUMENT', 'H02', 'document', 'doc-0101-1', 'doc-0202-1', 'doc-0203-1'),
  row('GW-ALIKE-HEAD-RFI', 'H02', 'rfi', 'rfi-0101-1', 'rfi-0203-1', 'rfi-1102-1'),
  row('GW-ALIKE-HEAD-NOTICE', 'H02', 'notice', 'ntc-0101-1', 'ntc-0202-1', 'ntc-0203-1'),
  row('GW-ALIKE-MEMBER-PERSON', 'H04-hugo', 'person', 'p0401', 'p0403', 'p0101'),
  row('GW-ALIKE-MEMBER-HOUSEHOLD', 'H04-hugo', 'household', 'h01', 'h02'),
  row('GW-ALIKE-MEMBER-DOCUMENT', 'H04-hugo', 'document', 'doc-0401-1', 'doc-0403-1', 'doc-0101-1'),
  row('GW-ALIKE-MEMBER-RFI', 'H04-hugo', 'rfi', 'rfi-0401-1', 'rfi-0403-DISABILITY', 'rfi-0101-1'),
  row('GW-ALIKE-MEMBER-NOTICE', 'H04-hugo', 'notice', 'ntc-0401-1', 'ntc-0403-1', 'ntc-0101-1'),
  row('GW-ALIKE-FORMER-PERSON', 'H13', 'person', 'p1304', 'p1401'),
  row('GW-ALIKE-FORMER-DOCUMENT', 'H13', 'document', 'doc-1304-1'),
  row('GW-ALIKE-FORMER-RFI', 'H13', 'rfi', 'rfi-1304-1'),
  row('GW-ALIKE-FORMER-NOTICE', 'H13', 'notice', 'ntc-1304-1'),
  ...NAMES.flatMap((kind) => [
    row(`GW-ALIKE-HOLDER-${kind.toUpperCase()}`, 'H03', kind, ...recordsOfGreta(kind)),
    row(`GW-ALIKE-UNLINKED-${kind.toUpperCase()}`, 'H08', kind, ...recordsOfGreta(kind)),
    row(`GW-ALIKE-ANONYMOUS-${kind.toUpperCase()}`, 'anonymous', kind, ...recordsOfGreta(kind)),
    row(`GW-ALIKE-PARTNER-${kind.toUpperCase()}`, 'partner-eligibility', kind, ...recordsOfGreta(kind)),
    row(`GW-ALIKE-STAFF-${kind.toUpperCase()}`, 'staff', kind, ...recordsOfGreta(kind)),
  ]),
];

/** Records of Greta, for whom Fiona made the account: even what Fiona herself submitted. */
function recordsOfGreta(kind: Name): string[] {
  return { person: ['p0301'], household: ['h03'], document: ['doc-0301-1'], rfi: ['rfi-0301-1'], notice: ['ntc-0301-1'] }[kind];
}

describe('RO-4: absent, forbidden and non-existent ids', () => {
  it.each(CASES)('$id: $signIn asks for a $kind, and the answers do not differ (RO-4)', async ({ signIn, kind, forbidden }) => {
    const ids = [...NOWHERE[kind], ...forbidden];
    const answers = await Promise.all(ids.map((id) => graph.ask(signIn, ASKS[kind], { id })));
    const bodies = answers.map(({ status, text, headers }) => `${status} ${headers.get('content-length')} ${text}`);
    expect(new Set(bodies).size).toBe(1);
    expect(answers[0]?.data).toEqual({ [kind]: null });
  });

  it('GW-ALIKE-BUT-OWN: the same questions return data for the viewer’s own ids', async () => {
    const own = { person: 'p0402', household: 'h04', document: 'doc-0402-1', rfi: 'rfi-0402-1', notice: 'ntc-0402-1' };
    for (const kind of NAMES) {
      const { data } = await graph.ask('H04-hugo', ASKS[kind], { id: own[kind] });
      expect(data[kind]).toMatchObject({ id: own[kind] });
    }
  });

  it('GW-ALIKE-COVERAGE, GW-ALIKE-RECEIPT: partner fields are denied to everyone else, whether or not the id exists (RO-4)', async () => {
    const ask = (signIn: string, id: string) =>
      graph.ask(signIn, 'query ($id: ID!) { coverageCheck(massHealthId: $id) { asOf } documentReceipt(id: $id) { id } }', { id });
    for (const signIn of ['anonymous', 'H02', 'H03', 'H04-hugo', 'H08', 'staff']) {
      const answers = await Promise.all(
        ['999000000201', '999999999999', 'doc-0201-1', 'doc-9999-9'].map((id) => ask(signIn, id)),
      );
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(answers[0]?.errors.map(({ path }) => path)).toEqual([['coverageCheck'], ['documentReceipt']]);
    }
  });
});
