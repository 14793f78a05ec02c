import type DataLoader from 'dataloader';
import type { SubgraphContext } from '../shared/context.ts';
import { labelResolvers } from '../shared/labels.ts';
import { keyInFull, seesPerson, visiblePersons } from '../shared/visible-persons.ts';
import { inFull, withheldResolvers } from '../shared/withheld.ts';
import { alertFacts } from './alerts/alert-facts.ts';
import type { Loaders } from './loaders.ts';
import type { Resolvers } from './schema.generated.ts';

/** Every member has one in this form; it never changes. */
const MASSHEALTH_ID = /^\d{12}$/;

type Context = SubgraphContext<Loaders>;

async function loadAll<Row>(loader: DataLoader<string, Row[]>, personIds: readonly string[]): Promise<Row[]> {
  return (await Promise.all(personIds.map((personId) => loader.load(personId)))).flat();
}

export const resolvers: Resolvers<Context> = {
  Query: {
    feedStatus: async (_query, _args, { loaders }) => ({ masshealth: await loaders.feed() }),
    coverageCheck: (_query, { massHealthId }, { loaders }) =>
      MASSHEALTH_ID.test(massHealthId) ? loaders.member.load(massHealthId) : null,
  },
  Person: {
    __resolveReference: (reference) => reference,
    eligibility: ({ id }, _args, { loaders }) => loaders.eligibility.load(id),
    enrollments: ({ id }, _args, { loaders }) => loaders.enrollments.load(id),
    ...withheldResolvers({
      eligibility: (person, { loaders }: Context) => loaders.eligibility.load(person),
      enrollments: inFull((person, { loaders }: Context) => loaders.enrollments.load(person)),
    }),
  },
  Household: {
    __resolveReference: (reference) => reference,
    eligibility: ({ id }, _args, { viewer, loaders }) => loadAll(loaders.eligibility, visiblePersons(viewer, id)),
    enrollments: ({ id }, _args, { viewer, loaders }) =>
      loadAll(
        loaders.enrollments,
        visiblePersons(viewer, id).map((person) => keyInFull(viewer, person)),
      ),
  },
  AlertFacts: {
    __resolveReference: ({ id }, { viewer }) => (seesPerson(viewer, id) ? { id } : null),
    // A restricted person's plans are withheld, and so are the alert facts from them (RO-10).
    coverage: async ({ id }, _args, { viewer, loaders }) =>
      alertFacts(await loaders.eligibility.load(id), await loaders.enrollments.load(keyInFull(viewer, id))),
  },
  Eligibility: {
    person: ({ personId }) => ({ id: personId }),
    labels: (eligibility) => eligibility,
  },
  EligibilityLabels: labelResolvers({
    coverageType: 'CoverageType',
    status: 'EligibilityStatus',
    medicareSavingsProgram: 'MedicareSavingsProgram',
    decidedOn: 'day',
    start: 'day',
    end: 'day',
    renewalDueOn: 'day',
    premium: 'money',
    asOf: 'moment',
  }),
  Enrollment: {
    person: ({ personId }) => ({ id: personId }),
    labels: (enrollment) => enrollment,
  },
  EnrollmentLabels: labelResolvers({
    kind: 'EnrollmentKind',
    status: 'EnrollmentStatus',
    start: 'day',
    end: 'day',
    planSelectionEndsOn: 'day',
    fixedEnrollmentUntil: 'day',
    asOf: 'moment',
  }),
  CoverageCheck: {
    coverage: ({ personId }, _args, { loaders }) => loaders.eligibility.load(personId),
  },
};
