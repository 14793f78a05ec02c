import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../schema/contract/viewer.ts';
import documents from '../../subgraphs/documents/subgraph.ts';
import { startSubgraph, type AskedSubgraph } from '../support/ask-subgraph.ts';
import {
  ADA,
  BRUNO,
  CARLA,
  EVA,
  FIONA,
  GRETA,
  HUGO,
  IRMA,
  LARA,
  LARA_LMG,
  MAX,
  NADIA,
  OSKAR,
  partner,
  SAMIR,
  STAFF,
  TOVA,
  UWE,
  ZOE,
  ZOE_WITH_LIO,
} from '../support/demo-viewers.ts';

let subgraph: AskedSubgraph;
beforeAll(async () => {
  subgraph = await startSubgraph(documents);
});
afterAll(() => subgraph.stop());

const DENIED = 'UNAUTHORIZED_FIELD_OR_TYPE';
const page = (ids: string[]) => ({ totalCount: ids.length, edges: ids.map((id) => ({ node: { id } })) });
const PAGE = '{ totalCount edges { node { id } } }';

describe('RO-3, RO-5, RO-6: documents are shown to their submitter, if the submitter may see the person they are about', () => {
  it.each<[string, Viewer, string, string[]]>([
    ['Ada, her own', ADA, 'p0101', ['doc-0101-1']],
    [
      'Bruno, his own and the child’s, not those about restricted Eva or about Carla',
      BRUNO,
      'p0201',
      ['doc-0204-1', 'doc-0201-1'],
    ],
    ['Carla, her own', CARLA, 'p0202', ['doc-0202-1']],
    ['Eva, nothing: Bruno submitted hers', EVA, 'p0203', []],
    ['Greta, nothing: Fiona submitted hers', GRETA, 'p0301', []],
    ['Irma, newest first', IRMA, 'p0401', ['doc-0403-1', 'doc-0401-2', 'doc-0401-1']],
    ['Hugo, his own', HUGO, 'p0402', ['doc-0402-1']],
    ['Lara by MA Login', LARA, 'p0601', ['doc-0601-1']],
    ['Lara by login.mass.gov, the same', LARA_LMG, 'p0601', ['doc-0601-1']],
    ['Oskar, about Quinn', OSKAR, 'p0901', ['doc-0903-1']],
    ['Uwe, not Tova’s', UWE, 'p1101', ['doc-1101-1']],
    ['Tova, her own', TOVA, 'p1102', ['doc-1102-1']],
    ['Zoe, no longer about Lio', ZOE, 'p1301', ['doc-1302-1']],
    ['Zoe while Lio was a member', ZOE_WITH_LIO, 'p1301', ['doc-1304-1', 'doc-1302-1']],
  ])('Person.documents and its count: %s', async (_case, viewer, person, ids) => {
    const answer = await subgraph.entity(viewer, 'Person', person, `documents ${PAGE}`);
    expect(answer).toEqual({ data: { documents: page(ids) }, errors: [] });
  });

  it.each<[string, Viewer, string, string[]]>([
    ['Bruno', BRUNO, 'h02', ['doc-0204-1', 'doc-0201-1']],
    ['Carla', CARLA, 'h02', ['doc-0202-1']],
    ['Hugo', HUGO, 'h04', ['doc-0402-1']],
    ['Zoe', ZOE, 'h13', ['doc-1302-1']],
    ['Max, nothing', MAX, 'h14', []],
  ])('Household.documents and its count: %s', async (_case, viewer, household, ids) => {
    const answer = await subgraph.entity(viewer, 'Household', household, `documents ${PAGE}`);
    expect(answer).toEqual({ data: { documents: page(ids) }, errors: [] });
  });

  it.each<[string, Viewer, string, boolean]>([
    ['Bruno, his own', BRUNO, 'doc-0201-1', true],
    ['Bruno, about Dani', BRUNO, 'doc-0204-1', true],
    ['Bruno, one that he submitted about restricted Eva', BRUNO, 'doc-0203-1', false],
    ['Bruno, Carla’s', BRUNO, 'doc-0202-1', false],
    ['Bruno, one of another household', BRUNO, 'doc-0101-1', false],
    ['Bruno, one that does not exist', BRUNO, 'doc-9999-9', false],
    ['Irma, Hugo’s', IRMA, 'doc-0402-1', false],
    ['Hugo, Irma’s', HUGO, 'doc-0401-1', false],
    ['Greta, what Fiona submitted about her', GRETA, 'doc-0301-1', false],
    ['Uwe, Tova’s', UWE, 'doc-1102-1', false],
    ['Zoe, about Lio who left', ZOE, 'doc-1304-1', false],
  ])('RO-4: a document that is hidden is answered like one that does not exist: %s', async (_case, viewer, id, shown) => {
    const byRoot = await subgraph.ask(viewer, 'query ($id: ID!) { document(id: $id) { id } }', { id });
    const byKey = await subgraph.entity(viewer, 'Document', id, 'id');
    expect(byRoot).toEqual({ data: { document: shown ? { id } : null }, errors: [] });
    expect(byKey).toEqual({ data: shown ? { id } : null, errors: [] });
  });

  it('another person’s list is denied, whether or not that person is restricted', async () => {
    const denied = { data: { documents: null }, errors: [`documents ${DENIED}`] };
    expect(await subgraph.entity(BRUNO, 'Person', 'p0202', 'documents { totalCount }')).toEqual(denied);
    expect(await subgraph.entity(BRUNO, 'Person', 'p0203', 'documents { totalCount }')).toEqual(denied);
  });

  it.each<[string, Viewer | null]>([
    ['the account holder who is on no application', FIONA],
    ['an account linked to nothing', NADIA],
    ['a partner', partner('documents:read')],
    ['staff', STAFF],
    ['an unidentified caller', null],
  ])('RO-7: %s gets no document by id, whether or not it exists', async (_case, viewer) => {
    for (const id of ['doc-0301-1', 'doc-9999-9']) {
      const answer = await subgraph.ask(viewer, 'query ($id: ID!) { document(id: $id) { id } }', { id });
      expect(answer).toEqual({ data: { document: null }, errors: [`document ${DENIED}`] });
    }
  });
});

describe('DO-1, DO-2: the fields of a document and of a request', () => {
  it('a document has the person it is about and the request it answers', async () => {
    const query =
      '{ document(id: "doc-0903-1") { about { id } category channel status submittedOn receivedOn notAcceptedReason rfi { id } } }';
    expect(await subgraph.ask(OSKAR, query)).toEqual({
      data: {
        document: {
          about: { id: 'p0903' },
          category: 'IMMIGRATION_STATUS',
          channel: 'UPLOAD',
          status: 'NOT_ACCEPTED',
          submittedOn: '2026-11-01',
          receivedOn: '2026-11-02',
          notAcceptedReason: 'H09P03 doc-0903-1 notAcceptedReason',
          rfi: { id: 'rfi-0903-1' },
        },
      },
      errors: [],
    });
  });

  it('an overdue request has its due date and its document in review', async () => {
    const query = '{ rfi(id: "rfi-1001-1") { about { id } category status requestedOn dueOn documents { id status } } }';
    expect(await subgraph.ask(SAMIR, query)).toEqual({
      data: {
        rfi: {
          about: { id: 'p1001' },
          category: 'INCOME',
          status: 'OVERDUE',
          requestedOn: '2026-08-12',
          dueOn: '2026-11-10',
          documents: [{ id: 'doc-1001-1', status: 'IN_REVIEW' }],
        },
      },
      errors: [],
    });
  });
});

describe('entities by key', () => {
  it.each<[string, Viewer | null, string, string]>([
    ['a person of another household', ADA, 'Person', 'p0201'],
    ['another member, towards a member', HUGO, 'Person', 'p0401'],
    ['a member who left', ZOE, 'Person', 'p1304'],
    ['a household to which the viewer does not belong', ADA, 'Household', 'h02'],
    ['a person, towards staff', STAFF, 'Person', 'p0101'],
    ['a person, without a sign-in', null, 'Person', 'p0101'],
  ])('%s does not exist', async (_case, viewer, typeName, id) => {
    expect(await subgraph.entity(viewer, typeName, id, 'id')).toEqual({ data: null, errors: [] });
  });

  it('the head reaches every member, a restricted one too', async () => {
    expect(await subgraph.entity(BRUNO, 'Person', 'p0203', 'id')).toEqual({ data: { id: 'p0203' }, errors: [] });
  });
});

describe('feedStatus', () => {
  const QUERY = '{ feedStatus { documents { asOf records } } }';

  it('shows its age to signed-in viewers, and its size to staff', async () => {
    const asOf = '2026-11-16T09:00:00.000Z';
    expect(await subgraph.ask(STAFF, QUERY)).toEqual({ data: { feedStatus: { documents: { asOf, records: 39 } } }, errors: [] });
    expect(await subgraph.ask(NADIA, QUERY)).toEqual({
      data: { feedStatus: { documents: { asOf, records: null } } },
      errors: [`feedStatus.documents.records ${DENIED}`],
    });
    expect(await subgraph.ask(null, QUERY)).toEqual({ data: { feedStatus: null }, errors: [`feedStatus ${DENIED}`] });
  });
});
