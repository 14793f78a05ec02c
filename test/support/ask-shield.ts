import { GraphQLObjectType } from 'graphql';
import type { Subject } from '../../schema/contract/policies.ts';
import { ANONYMOUS, createViewer, type Viewer } from '../../schema/contract/viewer.ts';
import type { ShieldRule } from '../../subgraphs/shared/shield-rules.ts';
import { admit } from '../../subgraphs/shared/subject.ts';
import * as demoViewers from './demo-viewers.ts';

const { partner, ...persons } = demoViewers;
const sinceYesterday = (viewer: Viewer): Viewer =>
  createViewer(viewer.signIn && { ...viewer.signIn, authenticatedAt: 0 }, viewer.standing, Date.now() / 1000);

/** Viewers of every kind. */
export const SHIELD_VIEWERS: ReadonlyMap<string, Viewer> = new Map([
  ...Object.entries(persons),
  ['nobody', ANONYMOUS],
  ['Bruno, since yesterday', sinceYesterday(demoViewers.BRUNO)],
  ['a partner without scopes', partner()],
  ['a partner for eligibility', partner('eligibility:read')],
  ['a partner for documents', partner('documents:read')],
  ['a partner for both', partner('eligibility:read', 'documents:read')],
]);

const STRANGERS = ['p0101', 'p9999'];

/** Whom a viewer can look at: themselves, every member of the households they head, people they have nothing to do with. */
function personsFor({ standing }: Viewer): (string | null)[] {
  const members = standing.heads.flatMap((household) => household.members.map(({ personId }) => personId));
  return [...new Set([standing.personId, ...members, ...STRANGERS, null])];
}

/** Every subject worth asking about: whose it is, who sent it, who received it, whether it is sensitive. */
export function subjectsFor(viewer: Viewer): Subject[] {
  const { personId, accountId, memberOf } = viewer.standing;
  const submitters = [...new Set([personId, accountId, 'p9999', null])];
  const recipients = [...new Set([personId, 'p9999', null]), [], ['p9999'], ['p9999', personId ?? 'p0101']];
  const households = [...new Set([memberOf[0] ?? null, 'h99'])];
  return [
    {},
    ...personsFor(viewer).flatMap((person) =>
      submitters.flatMap((submitter) =>
        recipients.flatMap((recipient) =>
          [true, false, null].map((sensitive, turn) => {
            const household = households[turn % households.length] ?? null;
            return { person, submitter, recipient, sensitive, household } as Subject;
          }),
        ),
      ),
    ),
  ];
}

const NO_READING = { types: new Map(), fields: new Map(), subjects: new Map() };
const personType = new GraphQLObjectType({ name: 'Person', fields: {} });
/** A resolver's parent that says whose data it is, as the guard of a subgraph marks it. */
export const parentOf = (subject: Subject) => admit({}, personType, subject, ANONYMOUS, NO_READING) as object;

/** As shield's own middleware asks a rule; see generateFieldMiddlewareFromRule in graphql-shield 7.6. */
export const askShield = (rule: ShieldRule, parent: object, viewer: Viewer): Promise<unknown> =>
  rule.resolve(parent, {}, { viewer, _shield: { cache: {} } } as never, {} as never, { debug: false } as never);
