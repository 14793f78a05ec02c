import { connectionOf } from '../shared/connection.ts';
import type { SubgraphContext } from '../shared/context.ts';
import { labelOf, labelResolvers } from '../shared/labels.ts';
import { helpIn } from './help/help.ts';
import type { Loaders } from './loaders.ts';
import type { Resolvers } from './schema.generated.ts';

const toPersons = (ids: readonly string[]) => ids.map((id) => ({ id }));

export const resolvers: Resolvers<SubgraphContext<Loaders>> = {
  Query: {
    notice: (_root, { id }, { loaders }) => loaders.notice.load(id),
    help: (_root, _args, { locale, clock }) => helpIn(locale, clock()),
    feedStatus: async (_root, _args, { loaders }) => ({ notices: await loaders.feed() }),
  },
  Mutation: {
    markNoticeRead: async (_root, { id }, { viewer, loaders, clock }) => ({
      notice: await loaders.markRead(viewer, id, new Date(clock()).toISOString()),
    }),
    redeemNoticeDownload: (_root, { handle }, { viewer, loaders }) => loaders.redeem(viewer, handle),
  },
  Person: {
    __resolveReference: (reference) => reference,
    notices: async ({ id }, page, { loaders }) => connectionOf(await loaders.noticesSentTo(id), page),
    decisions: ({ id }, _args, { viewer, loaders }) => loaders.decisionsOfPerson(viewer, id),
  },
  Household: {
    __resolveReference: (reference) => reference,
    mailings: async ({ id }, page, { viewer, loaders }) =>
      connectionOf(await loaders.mailings(viewer, id), page).edges.map(({ node }) => node),
  },
  Notice: {
    __resolveReference: ({ id }, { loaders }) => loaders.notice.load(id),
    recipients: ({ recipientIds }) => toPersons(recipientIds),
    about: ({ aboutIds }) => toPersons(aboutIds),
    readAt: ({ id }, _args, { viewer, loaders }) => loaders.readAt(viewer, id),
    decisions: ({ id }, _args, { loaders }) => loaders.decisionsOfNotice(id),
    labels: (notice) => notice,
    download: async ({ id, language }, _args, { viewer, loaders }) => {
      const download = await loaders.download(viewer, id);
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
