import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../schema/contract/viewer.ts';
import notices from '../../subgraphs/notices/subgraph.ts';
import { startSubgraph, type AskedSubgraph } from '../support/ask-subgraph.ts';
import {
  ADA,
  BRUNO,
  CARLA,
  EVA,
  FIONA,
  HUGO,
  IRMA,
  MAX,
  NADIA,
  OSKAR,
  partner,
  PIA,
  SAMIR,
  STAFF,
  TOVA,
  UWE,
  ZOE,
} from '../support/demo-viewers.ts';

let subgraph: AskedSubgraph;
beforeAll(async () => {
  subgraph = await startSubgraph(notices);
});
afterAll(() => subgraph.stop());

const DENIED = 'UNAUTHORIZED_FIELD_OR_TYPE';
const page = (ids: string[]) => ({ totalCount: ids.length, edges: ids.map((id) => ({ node: { id } })) });
const byId = (ids: string[]) => ids.map((id) => ({ id }));

describe('NO-1, RO-3, RO-5, RO-6: notices are shown to their recipients', () => {
  it.each<[string, Viewer, string, string[]]>([
    ['Ada, newest first', ADA, 'p0101', ['ntc-0101-2', 'ntc-0101-1']],
    ['Bruno, not Carla’s or Eva’s', BRUNO, 'p0201', ['ntc-0201-1']],
    ['Carla', CARLA, 'p0202', ['ntc-0202-1']],
    ['Eva', EVA, 'p0203', ['ntc-0203-1']],
    ['Irma, not Hugo’s', IRMA, 'p0401', ['ntc-0401-1']],
    ['Hugo, not the household’s', HUGO, 'p0402', ['ntc-0402-1']],
    ['Samir', SAMIR, 'p1001', ['ntc-1001-1', 'ntc-1001-2']],
    ['Oskar, one of them together with Pia', OSKAR, 'p0901', ['ntc-0901-1', 'ntc-0901-2']],
    ['Pia, the other recipient', PIA, 'p0902', ['ntc-0901-2']],
    ['Uwe, not Tova’s', UWE, 'p1101', ['ntc-1101-1']],
    ['Tova, not the household’s', TOVA, 'p1102', ['ntc-1102-1']],
    ['Max, nothing', MAX, 'p1303', []],
  ])('Person.notices and their count: %s', async (_case, viewer, person, ids) => {
    const answer = await subgraph.entity(viewer, 'Person', person, 'notices { totalCount edges { node { id } } }');
    expect(answer).toEqual({ data: { notices: page(ids) }, errors: [] });
  });

  it('another person’s list is denied, whether or not that person is restricted', async () => {
    const denied = { data: { notices: null }, errors: [`notices ${DENIED}`] };
    expect(await subgraph.entity(BRUNO, 'Person', 'p0202', 'notices { totalCount }')).toEqual(denied);
    expect(await subgraph.entity(BRUNO, 'Person', 'p0203', 'notices { totalCount }')).toEqual(denied);
  });

  it.each<[string, Viewer, string, boolean]>([
    ['Bruno, his own', BRUNO, 'ntc-0201-1', true],
    ['Bruno, Carla’s', BRUNO, 'ntc-0202-1', false],
    ['Bruno, restricted Eva’s', BRUNO, 'ntc-0203-1', false],
    ['Bruno, one that does not exist', BRUNO, 'ntc-9999-9', false],
    ['Carla, the household’s', CARLA, 'ntc-0201-1', false],
    ['Pia, one sent to both', PIA, 'ntc-0901-2', true],
    ['Uwe, Tova’s', UWE, 'ntc-1102-1', false],
  ])('RO-4: a notice that is hidden is answered like one that does not exist: %s', async (_case, viewer, id, shown) => {
    const byRoot = await subgraph.ask(viewer, 'query ($id: ID!) { notice(id: $id) { id } }', { id });
    const byKey = await subgraph.entity(viewer, 'Notice', id, 'id');
    expect(byRoot).toEqual({ data: { notice: shown ? { id } : null }, errors: [] });
    expect(byKey).toEqual({ data: shown ? { id } : null, errors: [] });
  });

  it.each<[string, Viewer | null]>([
    ['the account holder who is on no application', FIONA],
    ['an account linked to nothing', NADIA],
    ['a partner', partner('documents:read', 'eligibility:read')],
    ['staff', STAFF],
    ['an unidentified caller', null],
  ])('RO-7: %s gets no notice, whether or not it exists', async (_case, viewer) => {
    for (const id of ['ntc-0301-1', 'ntc-9999-9']) {
      const answer = await subgraph.ask(viewer, 'query ($id: ID!) { notice(id: $id) { id } }', { id });
      expect(answer).toEqual({ data: { notice: null }, errors: [`notice ${DENIED}`] });
    }
  });
});

describe('a notice', () => {
  it('has its dates, reason, citations and language', async () => {
    const query = `{ notice(id: "ntc-1001-1") {
      type title noticeDate mailedOn language actionEffectiveOn reasonCode regulationCitations appealDueOn
      benefitsContinueIfAppealBy dueOn deliveredVia
    } }`;
    expect(await subgraph.ask(SAMIR, query)).toEqual({
      data: {
        notice: {
          type: 'TERMINATION',
          title: 'H10P01 ntc-1001-1 title',
          noticeDate: '2026-11-15',
          mailedOn: '2026-11-15',
          language: 'ht',
          actionEffectiveOn: '2026-11-29',
          reasonCode: 'PROOF_MISSING',
          regulationCitations: ['130 CMR 502.003', '130 CMR 610.015'],
          appealDueOn: '2027-01-14',
          benefitsContinueIfAppealBy: '2026-11-29',
          dueOn: null,
          deliveredVia: 'MAIL',
        },
      },
      errors: [],
    });
  });

  it('lists only the recipients and persons that the viewer may see', async () => {
    const query = 'query ($id: ID!) { notice(id: $id) { recipients { id } about { id } } }';
    const persons = async (viewer: Viewer, id: string) => (await subgraph.ask(viewer, query, { id })).data;
    const shown = (recipients: string[], about: string[]) => ({ notice: { recipients: byId(recipients), about: byId(about) } });
    expect(await persons(BRUNO, 'ntc-0201-1')).toEqual(shown(['p0201'], ['p0201', 'p0202', 'p0203', 'p0204']));
    expect(await persons(OSKAR, 'ntc-0901-2')).toEqual(shown(['p0901', 'p0902'], ['p0901', 'p0902']));
    expect(await persons(PIA, 'ntc-0901-2')).toEqual(shown(['p0902'], ['p0902']));
    expect(await persons(ZOE, 'ntc-1301-1')).toEqual(shown(['p1301'], ['p1302', 'p1303']));
  });
});

describe('feed status', () => {
  it('feedStatus shows the age of the data to signed-in viewers, and its size to staff', async () => {
    const query = '{ feedStatus { notices { asOf records } } }';
    const asOf = '2026-11-16T09:00:00.000Z';
    expect(await subgraph.ask(STAFF, query)).toEqual({ data: { feedStatus: { notices: { asOf, records: 53 } } }, errors: [] });
    expect(await subgraph.ask(NADIA, query)).toEqual({
      data: { feedStatus: { notices: { asOf, records: null } } },
      errors: [`feedStatus.notices.records ${DENIED}`],
    });
  });
});
