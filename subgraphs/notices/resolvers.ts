import { checkPageSize, connectionOf } from '../shared/connection.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { type SubgraphContext, today } from '../shared/context.ts';
import { labelOf, labelResolvers } from '../shared/labels.ts';
import { personsSeen } from '../shared/visible-persons.ts';
import { ownWithheldResolvers } from '../shared/withheld.ts';
import { type Answered, type DashboardLists, makeDashboard } from './alerts/dashboard.ts';
import { isShown } from './letters/coverage-outcomes.ts';
import { helpIn } from './help/help.ts';
import type { Commands } from './commands.ts';
import type { Loaders } from './loaders.ts';
import type { NoticeType } from './enums.generated.ts';
import type { Resolvers } from './schema.generated.ts';

type Context = SubgraphContext<Loaders, Commands>;

const dashboardOf = ({ standing: { accountId } }: Viewer) => (accountId === null ? null : { id: accountId });

/** A dashboard with the facts from `@requires`. */
type WithFacts = { readonly [part: string]: unknown };

const made = new WeakMap<WithFacts, Promise<DashboardLists>>();

/** The three lists of a dashboard are made together, once. */
function listsOf(dashboard: WithFacts, context: Context): Promise<DashboardLists> {
  const lists = made.get(dashboard) ?? makeLists(dashboard, context);
  made.set(dashboard, lists);
  return lists;
}

async function makeLists(
  { coverageFacts, proofFacts, accountFacts }: WithFacts,
  { viewer, loaders, clock }: Context,
): Promise<DashboardLists> {
  const parts = {
    coverageFacts: coverageFacts as Answered<'coverage'>,
    proofFacts: proofFacts as Answered<'proofs'>,
    accountFacts: accountFacts as Answered<'account'>,
    personId: viewer.standing.personId,
    mail: await loaders.mail(viewer),
    dismissed: await loaders.dismissed(viewer),
  };
  return makeDashboard(parts, today(clock));
}

/** @returns references to persons, or to the sources' data on persons and accounts */
const toReferences = (ids: readonly string[]) => ids.map((id) => ({ id }));

/** @returns the persons of a notice whom the viewer may know it is about (RO-10) */
const shownOf = (personIds: readonly string[], outcome: NoticeType, viewer: Viewer) =>
  personIds.filter((personId) => isShown({ personId, outcome }, viewer));

export const resolvers: Resolvers<Context> = {
  Query: {
    dashboard: (_root, _args, { viewer }) => dashboardOf(viewer),
    notice: (_root, { id }, { viewer, loaders }) => loaders.notice(viewer, id),
    help: (_root, _args, { locale, clock }) => helpIn(locale, clock()),
    feedStatus: async (_root, _args, { loaders }) => ({ notices: await loaders.feed() }),
  },
  Mutation: {
    markNoticeRead: async (_root, { id }, { viewer, commands, clock }) => ({
      notice: await commands.markRead(viewer, id, new Date(clock()).toISOString()),
    }),
    redeemNoticeDownload: (_root, { handle }, { viewer, commands }) => commands.redeemDownload(viewer, handle),
    dismissAlert: async (_root, { id }, { viewer, commands, clock }) => {
      await commands.dismiss(viewer, id, new Date(clock()).toISOString());
      return { dashboard: dashboardOf(viewer) };
    },
  },
  Dashboard: {
    __resolveReference: (reference, { viewer }) => (reference.id === viewer.standing.accountId ? reference : null),
    coverageFacts: (_dashboard, _args, { viewer }) => toReferences(personsSeen(viewer)),
    proofFacts: (_dashboard, _args, { viewer }) => toReferences(personsSeen(viewer)),
    accountFacts: (_dashboard, _args, { viewer: { standing } }) =>
      toReferences([standing.accountId, standing.personId].filter((id) => id !== null)),
    importantInformation: async (dashboard, _args, context) => (await listsOf(dashboard, context)).importantInformation,
    nextSteps: async (dashboard, _args, context) => (await listsOf(dashboard, context)).nextSteps,
    tabs: async (dashboard, _args, context) => (await listsOf(dashboard, context)).tabs,
  },
  Alert: {
    about: ({ personId }) => (personId ? { id: personId } : null),
    labels: (alert) => alert,
  },
  AlertLabels: labelResolvers({ kind: 'AlertKind', severity: 'AlertSeverity', tab: 'DashboardTab', dueOn: 'day' }),
  TabSummary: { labels: (summary) => summary },
  TabSummaryLabels: labelResolvers({ tab: 'DashboardTab' }),
  Person: {
    __resolveReference: (reference) => reference,
    notices: ({ id }, page, { loaders }) => connectionOf(loaders.noticesSentTo(id), page),
    ...ownWithheldResolvers({ notices: (person, { loaders }: Context) => loaders.noticesSentTo(person).rowsAfter(null, 1) }),
    decisions: ({ id }, _args, { viewer, loaders }) => loaders.decisionsOfPerson(viewer, id),
  },
  Household: {
    __resolveReference: (reference) => reference,
    mailings: ({ id }, { first }, { viewer, loaders }) => {
      checkPageSize(first);
      return loaders.mailings(viewer, id, first);
    },
  },
  Notice: {
    __resolveReference: ({ id }, { viewer, loaders }) => loaders.notice(viewer, id),
    recipients: ({ recipientIds, type }, _args, { viewer }) => toReferences(shownOf(recipientIds, type, viewer)),
    about: ({ aboutIds, type }, _args, { viewer }) => toReferences(shownOf(aboutIds, type, viewer)),
    readAt: ({ id }, _args, { viewer, loaders }) => loaders.readAt(viewer, id),
    decisions: ({ id }, _args, { viewer, loaders }) => loaders.decisionsOfNotice(viewer, id),
    labels: (notice) => notice,
    download: async ({ id, language }, _args, { viewer, commands }) => {
      const download = await commands.createDownload(viewer, id);
      return download && { ...download, language };
    },
  },
  NoticeLabels: {
    ...labelResolvers({
      type: 'NoticeType',
      noticeDate: 'day',
      mailedOn: 'day',
      language: 'Language',
      actionEffectiveOn: 'day',
      reasonCode: 'NoticeReason',
      appealDueOn: 'day',
      benefitsContinueIfAppealBy: 'day',
      dueOn: 'day',
      deliveredVia: 'DeliveryMethod',
    }),
    readAt: async ({ id }, _args, { viewer, loaders, locale }) => labelOf('moment', await loaders.readAt(viewer, id), locale),
  },
  NoticeDecision: {
    person: ({ personId }) => ({ id: personId }),
    labels: (decision) => decision,
  },
  NoticeDecisionLabels: labelResolvers({ coverageType: 'CoverageType', outcome: 'NoticeType', effectiveOn: 'day' }),
  TaxForm: {
    labels: (form) => form,
  },
  TaxFormLabels: labelResolvers({ form: 'TaxFormKind', mailedOn: 'day', language: 'Language' }),
};
