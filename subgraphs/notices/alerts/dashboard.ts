import type { DashboardTab } from '../enums.generated.ts';
import { type Alert, toAlerts } from './alert.ts';
import { causesInFacts, type Fact } from './causes-in-facts.ts';
import { causesInMail, type Mail } from './causes-in-mail.ts';

/** The facts of one source about each person or account; null or missing when the source did not answer. */
export type Answered<Field extends string> = readonly ({ readonly [F in Field]?: readonly Fact[] | null } | null)[] | undefined;

/** The parts of a dashboard; the facts come through `@requires`. */
export type DashboardParts = {
  readonly coverageFacts: Answered<'coverage'>;
  readonly proofFacts: Answered<'proofs'>;
  readonly accountFacts: Answered<'account'>;
  /** Null for an account that is linked to no person. */
  readonly personId: string | null;
  readonly mail: Mail;
  readonly dismissed: ReadonlySet<string>;
};

export type TabSummary = { readonly tab: DashboardTab; readonly alerts: number | null; readonly open: number | null };

export type DashboardLists = {
  readonly importantInformation: readonly Alert[];
  readonly nextSteps: readonly Alert[];
  readonly tabs: readonly TabSummary[];
};

const OPEN_REQUESTS: readonly string[] = ['RFI_OPEN', 'RFI_OVERDUE'];

/**
 * Makes the lists of a dashboard. A source that does not answer gives no alerts, and its tab's counts are unknown. It never looks
 * as if there were nothing to do.
 *
 * @param today YYYY-MM-DD
 */
export function makeDashboard(parts: DashboardParts, today: string): DashboardLists {
  const coverage = listOf(parts.coverageFacts?.map((answer) => answer?.coverage));
  const proofs = listOf(parts.proofFacts?.map((answer) => answer?.proofs));
  const account = listOf(parts.accountFacts?.map((answer) => answer?.account));
  const facts = [coverage, proofs, account].flatMap(({ known }) => known);
  const mail = parts.personId === null ? [] : causesInMail(parts.mail, parts.personId, today);
  const alerts = toAlerts([...causesInFacts(facts, today), ...mail]).filter(
    ({ id, dismissible }) => !dismissible || !parts.dismissed.has(id),
  );
  const nextSteps = alerts.filter(({ severity }) => severity !== 'INFO');
  const stepsIn = (tab: DashboardTab) => nextSteps.filter((alert) => alert.tab === tab).length;
  const unread = parts.mail.notices.filter(({ id }) => !parts.mail.read.has(id)).length;
  const requests = proofs.known.filter(({ code }) => OPEN_REQUESTS.includes(code)).length;
  const summary = (tab: DashboardTab, isComplete: boolean, open: number): TabSummary => ({
    tab,
    alerts: isComplete ? alerts.filter((alert) => alert.tab === tab).length : null,
    open: isComplete ? open : null,
  });
  return {
    importantInformation: alerts.filter(({ severity }) => severity === 'INFO'),
    nextSteps,
    tabs: [
      summary('MY_INFO', account.isComplete, stepsIn('MY_INFO')),
      summary('MY_BENEFITS', coverage.isComplete, stepsIn('MY_BENEFITS')),
      summary('MY_DOCUMENTS', proofs.isComplete, requests),
      summary('MY_NOTICES', true, unread),
    ],
  };
}

function listOf(answers: readonly (readonly Fact[] | null | undefined)[] | undefined) {
  if (!answers) return { known: [], isComplete: false };
  return { known: answers.flatMap((facts) => facts ?? []), isComplete: answers.every((facts) => Array.isArray(facts)) };
}
