import { SUBJECT_POLICIES, VIEWER_POLICIES } from '../../schema/contract/policies.ts';
import type { SubgraphContext } from '../shared/context.ts';
import { labelOf, labelResolvers } from '../shared/labels.ts';
import { visiblePersons } from '../shared/visible-persons.ts';
import { reasonUnless } from '../shared/withheld.ts';
import type { Loaders } from './loaders.ts';
import type { PlanTypeWithheldReason } from './enums.generated.ts';
import type { Resolvers } from './schema.generated.ts';

type Context = SubgraphContext<Loaders>;

export const resolvers: Resolvers<Context> = {
  Query: {
    feedStatus: async (_root, _args, { loaders }) => ({ healthConnector: await loaders.feed() }),
  },
  Person: {
    __resolveReference: (reference) => reference,
    healthConnectorEligibility: ({ id }, _args, { loaders }) => loaders.eligibility.load(id),
    planType: ({ id }, _args, { loaders }) => loaders.planType.load(id),
    planTypeWithheld: ({ id }, _args, context) => withheldReason(id, context),
    planTypeWithheldLabel: async ({ id }, _args, context) =>
      labelOf('PlanTypeWithheldReason', await withheldReason(id, context), context.locale),
  },
  Household: {
    __resolveReference: (reference) => reference,
    healthConnectorEligibility: async ({ id }, _args, { viewer, loaders }) => {
      const lists = visiblePersons(viewer, id).map((person) => loaders.eligibility.load(person));
      return (await Promise.all(lists)).flat();
    },
  },
  HealthConnectorEligibility: {
    person: ({ personId }) => ({ id: personId }),
    labels: (eligibility) => eligibility,
  },
  HealthConnectorEligibilityLabels: labelResolvers({
    program: 'HealthConnectorProgram',
    status: 'HealthConnectorStatus',
    asOf: 'moment',
  }),
  PlanType: {
    labels: (planType) => planType,
  },
  PlanTypeLabels: labelResolvers({
    program: 'HealthConnectorProgram',
    connectorCarePlanType: 'ConnectorCarePlanType',
    metalTier: 'MetalTier',
  }),
};

/**
 * Why a person's plan type is not shown. Only viewers who may see it learn whether there is one. All others get the same reason
 * in both cases (BE-3, BE-4).
 */
async function withheldReason(person: string, { viewer, loaders }: Context): Promise<PlanTypeWithheldReason | null> {
  if (!SUBJECT_POLICIES.self.permits(viewer, { person })) return 'NOT_SELF';
  if (!VIEWER_POLICIES.ma_login(viewer)) return 'REQUIRES_MA_LOGIN';
  return reasonUnless(() => loaders.planType.load(person), 'NOT_ENROLLED');
}
