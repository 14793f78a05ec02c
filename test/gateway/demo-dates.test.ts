import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Locale, LOCALES } from '../../schema/contract/locales.ts';
import { demoLetters } from '../../scripts/letters/demo-letters.ts';
import { demoFeed as documentsFeed } from '../../scripts/demo/documents.ts';
import { demoFeed as masshealthFeed } from '../../scripts/demo/masshealth.ts';
import { demoFeed as noticesFeed } from '../../scripts/demo/notices.ts';
import { labelOf } from '../../subgraphs/shared/labels.ts';
import { KNOWS } from '../support/leak-scan.ts';
import { type Graph, startGraph } from '../support/graph.ts';

/** What the sources of the demo say of one decision, request or plan, and what letters and alerts say of it, never differs. */

const { eligibility, enrollments } = masshealthFeed();
const { notices, decisions } = noticesFeed();
const { rfis } = documentsFeed();
const letters = demoLetters();

const noticeOf = (id: string) => notices.find((notice) => notice.id === id)!;
const inWords = (day: string | null, language: string) =>
  labelOf(
    'day',
    day,
    LOCALES.find((locale): locale is Locale => locale === language)!,
  )!;
const textsOf = (noticeId: string) =>
  letters.filter((letter) => letter.noticeId === noticeId).map(({ blocks }) => blocks.map(({ text }) => text).join('\n'));

const lines = decisions.map((decision) => ({ ...decision, notice: noticeOf(decision.noticeId) }));
const coverageOf = ({ personId, coverageType }: { personId: string; coverageType: string }) =>
  eligibility.find((row) => row.personId === personId && row.coverageType === coverageType);

describe('every statement about one decision of the demo agrees', () => {
  it.each(lines)('$id: the notice $noticeId is of the day of the decision, and of its effect', (line) => {
    const { notice, effectiveOn } = line;
    if (effectiveOn !== null) expect(notice.actionEffectiveOn).toBe(effectiveOn);
    expect(notice.mailedOn).toBe(notice.noticeDate);
    expect(notice.aboutIds).toContain(line.personId);
    for (const text of textsOf(notice.id)) {
      expect(text).toContain(inWords(notice.noticeDate, notice.language));
      if (effectiveOn !== null) expect(text).toContain(inWords(effectiveOn, notice.language));
    }
    expect(textsOf(notice.id)).toHaveLength(notice.recipientIds.length);
  });

  it.each(lines.filter((line) => coverageOf(line) !== undefined))('$id: the coverage of $personId says the same', (line) => {
    const coverage = coverageOf(line)!;
    const later = lines.filter(
      (other) =>
        coverageOf(other) === coverage && other.outcome !== 'TERMINATION' && other.notice.noticeDate > line.notice.noticeDate,
    );
    switch (line.outcome) {
      case 'TERMINATION':
        expect(coverage.end).toBe(line.effectiveOn);
        break;
      case 'APPROVAL':
        expect(coverage.start).toBe(line.effectiveOn);
        break;
      case 'DENIAL':
        expect([coverage.status, coverage.start, coverage.end]).toEqual(['DENIED', null, null]);
        break;
      default:
        expect(line.outcome).toBe('AUTO_RENEWAL');
        expect(coverage.start! < line.effectiveOn! && line.effectiveOn! < coverage.renewalDueOn!).toBe(true);
    }
    if (line.outcome !== 'TERMINATION' && later.length === 0) expect(coverage.decidedOn).toBe(line.notice.noticeDate);
  });

  it('covers every coverage that a notice could tell of, and all kinds of decision', () => {
    expect(new Set(lines.map(({ outcome }) => outcome))).toEqual(new Set(['APPROVAL', 'DENIAL', 'TERMINATION', 'AUTO_RENEWAL']));
    expect(lines.filter((line) => coverageOf(line) !== undefined).length).toBeGreaterThan(20);
  });

  it.each(eligibility.filter(({ start }) => start !== null))(
    '$id is in order: it is decided, holds, and is to be renewed',
    (row) => {
      const { end, renewalDueOn, decidedOn, start } = row;
      expect(renewalDueOn! > start! && renewalDueOn! > decidedOn!).toBe(true);
      if (end !== null) expect(end > start!).toBe(true);
      for (const plan of enrollments.filter(({ personId }) => personId === row.personId))
        expect(plan.start! >= start!).toBe(true);
    },
  );
});

describe('every statement about one request, renewal or plan of the demo agrees', () => {
  const TYPES = ['INFORMATION_REQUEST', 'INFORMATION_REMINDER', 'REASONABLE_OPPORTUNITY'];
  it.each(notices.filter(({ type }) => TYPES.includes(type)))(
    '$id: there is a request of that day, due on that day',
    (notice) => {
      const own = rfis.filter(({ personId, dueOn }) => notice.aboutIds.includes(personId) && dueOn === notice.dueOn);
      expect(own).toHaveLength(1);
      if (notice.type !== 'INFORMATION_REMINDER') expect(own[0]!.requestedOn).toBe(notice.noticeDate);
      for (const text of textsOf(notice.id)) expect(text).toContain(inWords(own[0]!.dueOn, notice.language));
    },
  );

  it.each(notices.filter(({ type }) => type === 'RENEWAL_FORM'))('$id: coverage is to be renewed by that day', (notice) => {
    const own = eligibility.filter(({ personId }) => notice.aboutIds.includes(personId));
    expect(new Set(own.map(({ renewalDueOn }) => renewalDueOn))).toEqual(new Set([notice.dueOn]));
  });

  it.each(notices.filter(({ type }) => type === 'ENROLLMENT_CONFIRMATION'))('$id: the plan begins on that day', (notice) => {
    const own = enrollments.filter(({ personId }) => notice.aboutIds.includes(personId));
    expect(own.map(({ start }) => start)).toEqual([notice.actionEffectiveOn]);
  });
});

describe('every alert of the demo', () => {
  let graph: Graph;
  beforeAll(async () => void (graph = await startGraph()));
  afterAll(() => graph.stop());

  const DASHBOARD =
    '{ dashboard { nextSteps { ...A } importantInformation { ...A } } } fragment A on Alert { kind dueOn reference }';
  type Alert = { readonly kind: string; readonly dueOn: string | null; readonly reference: string | null };
  const byId = <Row extends { readonly id: string }>(rows: readonly Row[], id: string | null) =>
    rows.find((row) => row.id === id);
  /** The day that the record says which the alert is about. */
  const dayOf = ({ kind, reference }: Alert): (string | null | undefined)[] => {
    const notice = byId(notices, reference);
    switch (kind) {
      case 'RENEWAL_DUE':
        return [byId(eligibility, reference)?.renewalDueOn];
      case 'COVERAGE_ENDING':
        return [byId(eligibility, reference)?.end];
      case 'APPEAL_DEADLINE':
        return [notice?.benefitsContinueIfAppealBy, notice?.appealDueOn];
      case 'RFI_OVERDUE':
      case 'RFI_DUE_SOON':
        return [byId(rfis, reference)?.dueOn];
      case 'PLAN_SELECTION_OPEN':
      case 'PLAN_SELECTION_CLOSING':
        return [byId(enrollments, reference)?.planSelectionEndsOn];
      default:
        return [null];
    }
  };

  it.each(Object.keys(KNOWS).filter((signIn) => /^H\d\d/.test(signIn)))('of %s names the day of its record', async (signIn) => {
    const { data } = await graph.ask(signIn, DASHBOARD);
    const alerts = [...data.dashboard.nextSteps, ...data.dashboard.importantInformation] as Alert[];
    for (const alert of alerts) expect([alert, dayOf(alert)]).toEqual([alert, expect.arrayContaining([alert.dueOn])]);
  });
});
