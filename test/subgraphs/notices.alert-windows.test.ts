import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildASTSchema, type GraphQLEnumType, parse } from 'graphql';
import type { Alert } from '../../subgraphs/notices/alerts/alert.ts';
import type { Fact } from '../../subgraphs/notices/alerts/causes-in-facts.ts';
import { makeDashboard, type DashboardLists } from '../../subgraphs/notices/alerts/dashboard.ts';
import type { NoticeRow, TaxFormRow } from '../../subgraphs/notices/rows.ts';
import notices from '../../subgraphs/notices/subgraph.ts';
import { type AskedSubgraph, startSubgraph } from '../support/ask-subgraph.ts';
import { FIONA } from '../support/demo-viewers.ts';
import { OF_APPEALS, OF_FACTS, OF_NOTICES, OF_TAX_FORMS, OVER_THE_CALENDAR, TODAY } from './notices.alert-windows.table.ts';

const NOTICE: NoticeRow = {
  __typename: 'Notice',
  id: 'ntc-0101-9',
  householdId: 'h01',
  recipientIds: ['p0101'],
  aboutIds: ['p0101'],
  type: 'DENIAL',
  title: 'a notice',
  noticeDate: '2026-01-02',
  mailedOn: null,
  language: 'en',
  actionEffectiveOn: null,
  reasonCode: null,
  regulationCitations: [],
  appealDueOn: null,
  benefitsContinueIfAppealBy: null,
  dueOn: null,
  deliveredVia: null,
};
const TAX_FORM: TaxFormRow = {
  __typename: 'TaxForm',
  id: 'tax-0101-9',
  householdId: 'h01',
  recipientId: 'p0101',
  form: 'FORM_1095_B',
  taxYear: 2025,
  title: 'a form',
  mailedOn: null,
  language: 'en',
};

type Mailed = { readonly notice?: Partial<NoticeRow>; readonly taxForm?: Partial<TaxFormRow>; readonly read?: readonly string[] };

const lines = ({ importantInformation, nextSteps }: DashboardLists) =>
  [...nextSteps, ...importantInformation].map(({ severity, kind, dueOn }: Alert) => `${severity} ${kind} ${dueOn ?? '–'}`);

/** @returns the alerts of a dashboard of which there is this fact, or this mailing, and nothing else */
function alertsOf(facts: readonly Fact[], today: string, { notice, taxForm, read = [] }: Mailed = {}): string {
  const lists = makeDashboard(
    {
      coverageFacts: [{ coverage: facts }],
      proofFacts: [{ proofs: [] }],
      accountFacts: [{ account: [] }],
      personId: 'p0101',
      mail: {
        notices: notice ? [{ ...NOTICE, ...notice }] : [],
        taxForms: taxForm ? [{ ...TAX_FORM, ...taxForm }] : [],
        read: new Set(read),
      },
      dismissed: new Set(),
    },
    today,
  );
  return lines(lists).join(', ') || '–';
}

const factOf = (code: string, on: string | null): Fact => ({ id: 'record', personId: 'p0101', code: code as Fact['code'], on });
const rowsOf = Object.entries(OF_FACTS).flatMap(([code, rows]) => rows.map(([on, alert]) => [code, on, alert] as const));

describe('AL-2: on Monday, 2026-11-16,', () => {
  it.each(rowsOf)('%s with the day %s causes %s', (code, on, alert) => {
    expect(alertsOf([factOf(code, on)], TODAY)).toBe(alert);
  });

  it.each(OF_APPEALS)('a denial with benefits until %s and an appeal until %s causes %s', (benefits, appeal, alert) => {
    const notice = { benefitsContinueIfAppealBy: benefits, appealDueOn: appeal };
    expect(alertsOf([], TODAY, { notice })).toBe(alert);
    expect(alertsOf([], TODAY, { notice: { ...notice, type: 'APPROVAL' } })).toBe('–');
  });

  it.each(OF_NOTICES)('a notice of %s causes %s until it is read', (noticeDate, alert) => {
    expect(alertsOf([], TODAY, { notice: { noticeDate } })).toBe(alert);
    expect(alertsOf([], TODAY, { notice: { noticeDate }, read: [NOTICE.id] })).toBe('–');
  });

  it.each(OF_TAX_FORMS)('a tax form mailed on %s causes %s', (mailedOn, alert) => {
    expect(alertsOf([], TODAY, { taxForm: { mailedOn } })).toBe(alert);
  });

  it('these tables hold every code of a fact and every kind of alert', () => {
    const schema = buildASTSchema(parse(notices.sdl()), { assumeValidSDL: true });
    const valuesOf = (name: string) => (schema.getType(name) as GraphQLEnumType).getValues().map((value) => value.name);
    expect(Object.keys(OF_FACTS).sort()).toEqual(valuesOf('AlertFactCode').sort());
    const alerts = [...rowsOf, ...OF_APPEALS, ...OF_NOTICES, ...OF_TAX_FORMS].map((row) => String(row.at(-1)));
    const kinds = new Set(alerts.filter((alert) => alert !== '–').map((alert) => String(alert.split(' ')[1])));
    expect([...kinds].sort()).toEqual(valuesOf('AlertKind').sort());
  });
});

describe('AL-2: windows count calendar days, over daylight saving, leap days and years', () => {
  it.each(OVER_THE_CALENDAR)('on %s, %s with the day %s causes %s', (today, code, on, alert) => {
    expect(alertsOf([factOf(code, on)], today)).toBe(alert);
  });
});

describe('AL-2: a day begins at midnight in Massachusetts', () => {
  let now: number;
  let subgraph: AskedSubgraph;
  beforeAll(async () => void (subgraph = await startSubgraph(notices, { clock: () => now })));
  afterAll(() => subgraph.stop());

  const LATE = 'URGENT RFI_OVERDUE';
  const SOON = 'URGENT RFI_DUE_SOON';
  const AHEAD = 'ACTION RFI_DUE_SOON';

  it.each([
    // Eastern Standard Time: five hours behind UTC.
    ['2026-11-17', '2026-11-18T04:59:59.999Z', SOON],
    ['2026-11-17', '2026-11-18T05:00:00.000Z', LATE],
    ['2026-11-30', '2026-11-16T04:59:59.999Z', '–'],
    ['2026-11-30', '2026-11-16T05:00:00.000Z', AHEAD],
    ['2026-11-30', '2026-11-23T04:59:59.999Z', AHEAD],
    ['2026-11-30', '2026-11-23T05:00:00.000Z', SOON],
    // Summer time ends on 2026-11-01, at two: the day begins at four in UTC and ends at five.
    ['2026-11-01', '2026-11-02T04:00:00.000Z', SOON],
    ['2026-11-01', '2026-11-02T04:59:59.999Z', SOON],
    ['2026-11-01', '2026-11-02T05:00:00.000Z', LATE],
    ['2026-10-31', '2026-11-01T03:59:59.999Z', SOON],
    ['2026-10-31', '2026-11-01T04:00:00.000Z', LATE],
    // It begins on 2027-03-14: the day begins at five and ends at four.
    ['2027-03-13', '2027-03-14T04:59:59.999Z', SOON],
    ['2027-03-13', '2027-03-14T05:00:00.000Z', LATE],
    ['2027-03-14', '2027-03-15T03:59:59.999Z', SOON],
    ['2027-03-14', '2027-03-15T04:00:00.000Z', LATE],
    // The leap day, and the turn of a year.
    ['2028-02-29', '2028-03-01T04:59:59.999Z', SOON],
    ['2028-02-29', '2028-03-01T05:00:00.000Z', LATE],
    ['2026-12-31', '2027-01-01T04:59:59.999Z', SOON],
    ['2026-12-31', '2027-01-01T05:00:00.000Z', LATE],
  ])('an RFI that is due on %s causes, at %s, %s', async (on, moment, expected) => {
    now = Date.parse(moment);
    const brought = {
      coverageFacts: [],
      proofFacts: [],
      accountFacts: [{ account: [{ id: 'acct-fiona-ma', personId: null, code: 'RFI_OPEN', on }] }],
    };
    const answer = await subgraph.entity(FIONA, 'Dashboard', 'acct-fiona-ma', 'nextSteps { severity kind }', brought);
    expect(answer.errors).toEqual([]);
    const { nextSteps } = answer.data as { nextSteps: { severity: string; kind: string }[] };
    expect(nextSteps.map(({ severity, kind }) => `${severity} ${kind}`).join(', ') || '–').toBe(expected);
  });
});
