import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../schema/contract/viewer.ts';
import type { Tables } from '../../subgraphs/masshealth/rows.ts';
import masshealth from '../../subgraphs/masshealth/subgraph.ts';
import { openDatabase } from '../../subgraphs/shared/database.ts';
import { type AskedSubgraph, startSubgraph } from '../support/ask-subgraph.ts';
import * as demo from '../support/demo-viewers.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const { BRUNO, CARLA, FIONA, HUGO, IRMA, NILS, OSKAR, ROSA, SAMIR, STAFF, TOVA, UWE, VIKTOR, ZOE, ZOE_WITH_LIO } = demo;
const DENIED = 'UNAUTHORIZED_FIELD_OR_TYPE';

let subgraph: AskedSubgraph;
beforeAll(async () => {
  subgraph = await startSubgraph(masshealth);
});
afterAll(() => subgraph.stop());

const person = (viewer: Viewer | null, id: string, selection: string) => subgraph.entity(viewer, 'Person', id, selection);

describe('eligibility', () => {
  const PROGRAMS =
    'eligibility { coverageType status minimumEssentialCoverage medicareSavingsProgram premium { amount currency } }';
  const decision = (coverageType: string, status: string, minimumEssentialCoverage: boolean, others: object = {}) => ({
    ...{ coverageType, status, minimumEssentialCoverage, medicareSavingsProgram: null, premium: null },
    ...others,
  });
  const dollars = (amount: string) => ({ premium: { amount, currency: 'USD' } });

  it.each([
    ['p0101', demo.ADA, [decision('CAREPLUS', 'APPROVED', true)]],
    ['p0402', HUGO, [decision('CAREPLUS', 'PROVISIONAL', true)]],
    ['p0403', IRMA, [decision('FAMILY_ASSISTANCE', 'APPROVED', true, dollars('20.00'))]],
    ['p0601', demo.LARA, [decision('CAREPLUS', 'DENIED', true)]],
    ['p0901', OSKAR, []],
    ['p0904', ROSA, [decision('LIMITED', 'APPROVED', false), decision('HEALTH_SAFETY_NET', 'APPROVED', false)]],
    ['p1001', SAMIR, [decision('CAREPLUS', 'PROVISIONAL', true)]],
    ['p1201', VIKTOR, [decision('COMMONHEALTH', 'APPROVED', true, dollars('15.00'))]],
    ['p1301', ZOE, []],
    ['p1302', ZOE, [decision('CHILDRENS_MEDICAL_SECURITY_PLAN', 'APPROVED', false)]],
    ['p1303', NILS, [decision('STANDARD', 'APPROVED', true)]],
  ])('of %s (BE-1)', async (id, viewer, eligibility) => {
    expect(await person(viewer, id, PROGRAMS)).toEqual({ data: { eligibility }, errors: [] });
  });

  it('tells a Medicare Savings Program by its name', async () => {
    const kazimir = { ...demo.ADA, standing: { ...demo.ADA.standing, personId: 'p0501' } };
    expect(await person(kazimir, 'p0501', 'eligibility { coverageType medicareSavingsProgram }')).toEqual({
      data: {
        eligibility: [
          { coverageType: 'STANDARD', medicareSavingsProgram: null },
          { coverageType: 'MEDICARE_SAVINGS_PROGRAM', medicareSavingsProgram: 'QMB' },
        ],
      },
      errors: [],
    });
  });

  const DATES = 'eligibility { decidedOn start end renewalDueOn renewalIntervalMonths asOf }';
  const dates = {
    decidedOn: '2026-08-12',
    start: '2026-08-18',
    end: '2026-11-29',
    renewalDueOn: '2027-08-13',
    renewalIntervalMonths: 12,
    asOf: '2026-11-16T09:00:00.000Z',
  };

  it('has the dates of the source (BE-1)', async () => {
    expect(await person(SAMIR, 'p1001', DATES)).toEqual({ data: { eligibility: [dates] }, errors: [] });
  });

  it('of a restricted person is shown to the head as of anybody, and the plan is as if there were none (RO-10)', async () => {
    const COVERAGE = `${DATES} eligibility { coverageType status premium { amount } person { id } }`;
    const own = await person(TOVA, 'p1102', COVERAGE);
    expect(own.data).toMatchObject({
      eligibility: [{ decidedOn: '2026-06-19', start: '2026-06-29', renewalDueOn: '2027-06-19' }],
    });
    expect(await person(UWE, 'p1102', COVERAGE)).toEqual(own);
    expect(await person(UWE, 'p1102', 'enrollments { planName }')).toEqual({ data: { enrollments: [] }, errors: [] });
  });

  it.each([
    ['the head, to a member', HUGO, 'p0401'],
    ['another member, to a member', HUGO, 'p0403'],
    ['the mother, to the holder', FIONA, 'p0301'],
    ['a former member, to the head', ZOE, 'p1304'],
    ['a stranger', BRUNO, 'p0101'],
    ['somebody, to staff', STAFF, 'p0101'],
    ['somebody, to a partner', demo.partner('eligibility:read'), 'p0101'],
    ['somebody, to nobody', null, 'p0101'],
  ])('of %s does not exist (RO-4, RO-7, RO-9)', async (_who, viewer, id) => {
    expect(await person(viewer, id, 'eligibility { status } enrollments { planName }')).toEqual({ data: null, errors: [] });
  });

  it('of a member is shown until the membership ends (RO-9)', async () => {
    expect(await person(ZOE_WITH_LIO, 'p1304', 'eligibility { coverageType }')).toEqual({
      data: { eligibility: [{ coverageType: 'STANDARD' }] },
      errors: [],
    });
  });
});

describe('enrollment', () => {
  it('has plan, provider and dates (BE-1)', async () => {
    const selection = `enrollments {
      person { id } kind status planName pcpName pcpSite start end planSelectionEndsOn fixedEnrollmentUntil asOf
    }`;
    const enrollment = {
      person: { id: 'p0101' },
      kind: 'PRIMARY_CARE_ACO',
      status: 'ENROLLED',
      planName: 'H01P01 planName',
      pcpName: 'H01P01 pcpName',
      pcpSite: 'H01P01 pcpSite',
      start: '2026-06-19',
      end: null,
      planSelectionEndsOn: '2026-09-17',
      fixedEnrollmentUntil: '2027-06-19',
      asOf: '2026-11-16T09:00:00.000Z',
    };
    expect(await person(demo.ADA, 'p0101', selection)).toEqual({ data: { enrollments: [enrollment] }, errors: [] });
  });

  it('is shown to the head and to the restricted person (RO-2, RO-10)', async () => {
    const names = (id: string) => ({ data: { enrollments: [{ planName: `${id} planName` }] }, errors: [] });
    expect(await person(BRUNO, 'p0202', 'enrollments { planName }')).toEqual(names('H02P02'));
    expect(await person(TOVA, 'p1102', 'enrollments { planName }')).toEqual(names('H11P02'));
  });
});

describe("a household's lists", () => {
  const LISTS = 'eligibility { personId } enrollments { personId }';
  const lists = (eligibility: string[], enrollments: string[]) => ({
    data: {
      eligibility: eligibility.map((personId) => ({ personId })),
      enrollments: enrollments.map((personId) => ({ personId })),
    },
    errors: [],
  });
  const household = (viewer: Viewer | null, id: string) => subgraph.entity(viewer, 'Household', id, LISTS);

  it.each([
    // who asks, household, whose eligibility, whose enrollment
    ['the head', BRUNO, 'h02', ['p0201', 'p0202', 'p0203', 'p0204'], ['p0201', 'p0202', 'p0204']],
    ['a member', CARLA, 'h02', ['p0202'], ['p0202']],
    ['the restricted person', TOVA, 'h11', ['p1102'], ['p1102']],
    ['the head of a restricted person', UWE, 'h11', ['p1101', 'p1102'], ['p1101']],
    ['a head of different programs', OSKAR, 'h09', ['p0903', 'p0904', 'p0904'], ['p0903']],
    ['a head who does not apply', ZOE, 'h13', ['p1302', 'p1303'], ['p1303']],
    ['a member of two households', demo.MAX, 'h14', ['p1303'], ['p1303']],
  ])('hold for %s whom they may (RO-2, RO-4, RO-8, RO-10)', async (_who, viewer, id, eligibility, enrollments) => {
    expect(await household(viewer, id)).toEqual(lists(eligibility, enrollments));
  });

  it('do not lend the view of one household to another (RO-9)', async () => {
    const inBoth = { ...NILS, standing: { ...NILS.standing, memberOf: ['h13', 'h14'] } };
    expect(await household(inBoth, 'h14')).toEqual(lists(['p1401', 'p1303', 'p1402', 'p1403'], ['p1401', 'p1303']));
    expect(await household(inBoth, 'h13')).toEqual(lists(['p1401'], ['p1401']));
  });

  it('do not exist for others (RO-4, RO-7)', async () => {
    for (const viewer of [HUGO, FIONA, STAFF, null]) {
      expect(await household(viewer, 'h02')).toEqual({ data: null, errors: [] });
    }
  });
});

describe('coverageCheck', () => {
  const CHECK = 'query ($id: ID!) { coverageCheck(massHealthId: $id) { coverage { coverageType status start end } asOf } }';
  const check = (viewer: Viewer | null, id: string) => subgraph.ask(viewer, CHECK, { id });
  const PARTNER = demo.partner('eligibility:read');

  it('tells a partner the programs and their status', async () => {
    const coverage = [{ coverageType: 'CAREPLUS', status: 'PROVISIONAL', start: '2026-08-18', end: '2026-11-29' }];
    const coverageCheck = { coverage, asOf: '2026-11-16T09:00:00.000Z' };
    expect(await check(PARTNER, '999000001001')).toEqual({ data: { coverageCheck }, errors: [] });
  });

  it.each(['999000009999', '99900000100', '9990000010011', '99900000100x', "' or 1=1 --", ''])(
    'answers null for %p',
    async (id) => {
      expect(await check(PARTNER, id)).toEqual({ data: { coverageCheck: null }, errors: [] });
    },
  );

  it('answers null for an id of another form, whatever the source holds', async () => {
    const folder = temporaryFolder();
    const databaseUrl = `sqlite:${folder.path}/odd.db`;
    const odd = await startSubgraph(masshealth, { databaseUrl });
    const database = await openDatabase<Tables>(databaseUrl, 'masshealth');
    await database
      .insertInto('members')
      .values({ massHealthId: '12345', personId: 'p0101', asOf: '2026-11-16T09:00:00.000Z' })
      .execute();
    await database.destroy();
    expect(await odd.ask(PARTNER, CHECK, { id: '12345' })).toEqual({ data: { coverageCheck: null }, errors: [] });
    await odd.stop();
    folder.remove();
  });

  it.each([
    ['a partner without the scope', demo.partner('documents:read')],
    ['a head about a member', BRUNO],
    ['staff', STAFF],
    ['whoever has not signed in', null],
  ])('is denied to %s', async (_who, viewer) => {
    expect(await check(viewer, '999000000202')).toEqual({ data: { coverageCheck: null }, errors: [`coverageCheck ${DENIED}`] });
  });
});

it('the feed shows its age to signed-in viewers, and its size to staff', async () => {
  const FEED = '{ feedStatus { masshealth { asOf records } } }';
  const feed = (records: number | null) => ({ feedStatus: { masshealth: { asOf: '2026-11-16T09:00:00.000Z', records } } });
  expect(await subgraph.ask(STAFF, FEED)).toEqual({ data: feed(46), errors: [] });
  expect(await subgraph.ask(HUGO, FEED)).toEqual({ data: feed(null), errors: [`feedStatus.masshealth.records ${DENIED}`] });
});
