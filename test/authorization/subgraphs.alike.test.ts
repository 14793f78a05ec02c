import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createViewer, type Viewer } from '../../schema/contract/viewer.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import { type AskedSubgraph, startSubgraph } from '../support/ask-subgraph.ts';
import { ADA, BRUNO, FIONA, HUGO, NADIA, partner, STAFF, TOVA, UWE, ZOE } from '../support/demo-viewers.ts';
import { fullHouseholds } from './full-households.ts';

/**
 * The way in that no field leads through: entities by their key. One that is forbidden answers as one that never was,
 * without an error, in every subgraph that knows the type (RO-4).
 */

const running = new Map<string, AskedSubgraph>();
beforeAll(async () => {
  const feeds: Record<string, unknown> = fullHouseholds();
  for (const subgraph of subgraphs)
    running.set(subgraph.name, await startSubgraph(subgraph as never, { feed: feeds[subgraph.name] as never }));
});
afterAll(() => Promise.all([...running.values()].map((subgraph) => subgraph.stop())));

const EVERYWHERE = ['identity', 'masshealth', 'health-connector', 'documents', 'notices'];
type Case = readonly [
  id: string,
  viewer: Viewer | null,
  type: string,
  where: readonly string[],
  own: string | null,
  forbidden: readonly string[],
];

const CASES: readonly Case[] = [
  ['SG-ALIKE-HEAD-PERSON', BRUNO, 'Person', EVERYWHERE, 'p0203', ['p0101', 'p0402', 'p9999']],
  ['SG-ALIKE-FORMER-PERSON', ZOE, 'Person', EVERYWHERE, 'p1303', ['p1304', 'p1401', 'p9999']],
  ['SG-ALIKE-MEMBER-PERSON', HUGO, 'Person', EVERYWHERE, 'p0402', ['p0401', 'p0403', 'p9999']],
  ['SG-ALIKE-HOLDER-PERSON', FIONA, 'Person', EVERYWHERE, null, ['p0301', 'p9999']],
  ['SG-ALIKE-UNLINKED-PERSON', NADIA, 'Person', EVERYWHERE, null, ['p0301', 'p9999']],
  ['SG-ALIKE-ANONYMOUS-PERSON', null, 'Person', EVERYWHERE, null, ['p0201', 'p9999']],
  ['SG-ALIKE-PARTNER-PERSON', partner('eligibility:read', 'documents:read'), 'Person', EVERYWHERE, null, ['p0201', 'p9999']],
  ['SG-ALIKE-STAFF-PERSON', STAFF, 'Person', EVERYWHERE, null, ['p0201', 'p9999']],
  ['SG-ALIKE-HEAD-HOUSEHOLD', BRUNO, 'Household', EVERYWHERE, 'h02', ['h01', 'h99']],
  ['SG-ALIKE-MEMBER-HOUSEHOLD', HUGO, 'Household', EVERYWHERE, 'h04', ['h02', 'h99']],
  ['SG-ALIKE-HOLDER-HOUSEHOLD', FIONA, 'Household', EVERYWHERE, null, ['h03', 'h99']],
  ['SG-ALIKE-ANONYMOUS-HOUSEHOLD', null, 'Household', EVERYWHERE, null, ['h02', 'h99']],
  ['SG-ALIKE-VIEWER', ADA, 'Viewer', ['identity', 'documents'], 'acct-ada-ma', ['acct-bruno-ma', 'acct-nobody-ma']],
  ['SG-ALIKE-ANONYMOUS-VIEWER', null, 'Viewer', ['identity', 'documents'], null, ['acct-bruno-ma', 'acct-nobody-ma']],
  [
    'SG-ALIKE-HEAD-DOCUMENT',
    BRUNO,
    'Document',
    ['documents'],
    'doc-0204-1',
    ['doc-0202-1', 'doc-0203-1', 'doc-0101-1', 'doc-9999-9'],
  ],
  ['SG-ALIKE-MEMBER-DOCUMENT', HUGO, 'Document', ['documents'], 'doc-0402-1', ['doc-0401-1', 'doc-9999-9']],
  ['SG-ALIKE-HOLDER-DOCUMENT', FIONA, 'Document', ['documents'], null, ['doc-0301-1', 'doc-9999-9']],
  ['SG-ALIKE-HEAD-RFI', UWE, 'Rfi', ['documents'], 'rfi-1101-1', ['rfi-1102-1', 'rfi-0101-1', 'rfi-9999-9']],
  ['SG-ALIKE-MEMBER-RFI', HUGO, 'Rfi', ['documents'], 'rfi-0402-DISABILITY', ['rfi-0401-1', 'rfi-9999-9']],
  ['SG-ALIKE-HEAD-NOTICE', UWE, 'Notice', ['notices'], 'ntc-1101-1', ['ntc-1102-1', 'ntc-0101-1', 'ntc-9999-9']],
  ['SG-ALIKE-RESTRICTED-NOTICE', TOVA, 'Notice', ['notices'], 'ntc-1102-1', ['ntc-1101-1', 'ntc-9999-9']],
  ['SG-ALIKE-STAFF-NOTICE', STAFF, 'Notice', ['notices'], null, ['ntc-0101-1', 'ntc-9999-9']],
];

it.each(CASES)(
  '%s: by its key, a forbidden object looks like a missing one (RO-4)',
  async (_id, viewer, type, where, own, forbidden) => {
    for (const name of where) {
      const subgraph = running.get(name)!;
      for (const id of forbidden)
        expect(await subgraph.entity(viewer, type, id, 'id __typename')).toEqual({ data: null, errors: [] });
      if (own !== null) expect(await subgraph.entity(viewer, type, own, 'id')).toEqual({ data: { id: own }, errors: [] });
    }
  },
);

it.each([
  ['SG-SCOPE-STAFF', STAFF],
  ['SG-SCOPE-HEAD', BRUNO],
  ['SG-SCOPE-HOLDER', FIONA],
])('%s: a scope alone does not make the caller a partner', async (_id, { signIn, standing }) => {
  const scopes = ['eligibility:read', 'documents:read'];
  const viewer = createViewer({ ...signIn!, scopes }, standing, Date.now() / 1000);
  const ask = (name: string, query: string) => running.get(name)!.ask(viewer, query);
  expect(await ask('masshealth', '{ coverageCheck(massHealthId: "999000000201") { asOf } }')).toEqual({
    data: { coverageCheck: null },
    errors: ['coverageCheck UNAUTHORIZED_FIELD_OR_TYPE'],
  });
  expect(await ask('documents', '{ documentReceipt(id: "doc-0201-1") { state } }')).toEqual({
    data: { documentReceipt: null },
    errors: ['documentReceipt UNAUTHORIZED_FIELD_OR_TYPE'],
  });
});
