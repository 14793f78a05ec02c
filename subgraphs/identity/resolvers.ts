import type { Viewer } from '../../schema/contract/viewer.ts';
import type { SubgraphContext } from '../shared/context.ts';
import { visiblePersons } from '../shared/visible-persons.ts';
import { type Loaders, signInKey } from './loaders.ts';
import type { Resolvers } from './schema.generated.ts';

const viewerRow = ({ signIn, standing }: Viewer) =>
  signIn?.provider && standing.accountId !== null
    ? {
        id: standing.accountId,
        provider: signIn.provider,
        authenticatedAt: new Date(signIn.authenticatedAt * 1000).toISOString(),
      }
    : null;

const ownPerson = ({ viewer, loaders }: SubgraphContext<Loaders>) =>
  viewer.standing.personId === null ? null : loaders.person.load(viewer.standing.personId);

const ownMemberships = ({ viewer, loaders }: SubgraphContext<Loaders>) =>
  viewer.standing.personId === null ? [] : loaders.memberships.load(viewer.standing.personId);

export const resolvers: Resolvers<SubgraphContext<Loaders>> = {
  Query: {
    viewer: (_query, _args, { viewer }) => viewerRow(viewer),
    me: (_query, _args, context) => ownPerson(context),
    households: async (_query, _args, context) => (await ownMemberships(context)).map(({ householdId }) => ({ id: householdId })),
    household: (_query, { id }, { loaders }) => loaders.household.load(id),
    person: (_query, { id }, { loaders }) => loaders.person.load(id),
    feedStatus: async (_query, _args, { loaders }) => ({ identity: await loaders.feed() }),
    // The gateway asks before it knows of any standing, so that there is only the sign-in to go by.
    viewerStanding: (_query, _args, { viewer: { signIn }, loaders }) =>
      signIn?.kind === 'person' ? loaders.standing.load(signInKey(signIn)) : null,
  },
  Mutation: {
    async unlinkAccount(_mutation, { kind }, { viewer, loaders }) {
      if (viewer.standing.accountId === null) return null;
      await loaders.unlink(viewer.standing.accountId, kind);
      return { kind, state: 'UNLINKED' };
    },
  },
  Viewer: {
    __resolveReference: ({ id }, { viewer }) => (id === viewer.standing.accountId ? viewerRow(viewer) : null),
    account: ({ id }, _args, { loaders }) => loaders.account.load(id),
    links: ({ id }, _args, { loaders }) => loaders.links.load(id),
    roles: ({ id }, _args, { loaders }) => loaders.roles.load(id),
    person: (_viewer, _args, context) => ownPerson(context),
  },
  Person: {
    __resolveReference: ({ id }, { loaders }) => loaders.person.load(id),
    contact: ({ id }, _args, { loaders }) => loaders.contact.load(id),
  },
  Contact: {
    homeAddress: async ({ personId }, _args, { loaders }) =>
      (await loaders.addresses.load(personId)).find(({ usage }) => usage === 'HOME') ?? null,
    mailingAddress: async ({ personId }, _args, { loaders }) =>
      (await loaders.addresses.load(personId)).find(({ usage }) => usage === 'MAILING') ?? null,
    phones: ({ personId }, _args, { loaders }) => loaders.phones.load(personId),
  },
  Household: {
    __resolveReference: ({ id }, { loaders }) => loaders.household.load(id),
    viewerRole: async ({ id }, _args, context) =>
      (await ownMemberships(context)).find(({ householdId }) => householdId === id)?.role ?? null,
    // A person may be on two applications: seen through the one does not mean seen on the other (RO-9).
    async members({ id }, _args, { viewer, loaders }) {
      const visible = visiblePersons(viewer, id);
      return (await loaders.members.load(id)).filter(({ personId }) => visible.includes(personId));
    },
  },
  HouseholdMember: {
    person: ({ personId }, _args, { loaders }) => loaders.person.load(personId),
  },
};
