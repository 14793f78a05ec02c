import { SUBJECT_POLICIES, VIEWER_POLICIES } from '../../schema/contract/policies.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import type { SubgraphContext } from '../shared/context.ts';
import { labelOf, labelResolvers } from '../shared/labels.ts';
import { keyFor, personsSeen, seesPerson } from '../shared/visible-persons.ts';
import { ownWithheldResolvers } from '../shared/withheld.ts';
import { memberOf } from './sessions/assisted-sessions.ts';
import { inputError } from './input/input-error.ts';
import { readName } from './input/names.ts';
import type { Commands } from './commands.ts';
import type { Loaders } from './loaders.ts';
import type { Resolvers } from './schema.generated.ts';

type Context = SubgraphContext<Loaders, Commands>;

const viewerRow = ({ signIn, standing }: Viewer) =>
  signIn?.provider && standing.accountId !== null
    ? {
        id: standing.accountId,
        provider: signIn.provider,
        // An assisted session is opened without an authentication.
        authenticatedAt: standing.delegate ? null : new Date(signIn.authenticatedAt * 1000).toISOString(),
        isDelegate: standing.delegate !== null,
      }
    : null;

/** The account of a member in person. A delegate changes nothing (DE-2). */
const ownAccount = ({ viewer }: Context) => (VIEWER_POLICIES.member_present(viewer) ? viewer.standing.accountId : null);

/** Reads the others whom the viewer sees in the same statement, for most operations go on to them. */
function ownPerson({ viewer, loaders }: Context) {
  if (viewer.standing.personId === null) return null;
  // It never rejects.
  void loaders.person.loadMany(personsSeen(viewer));
  return loaders.person.load(viewer.standing.personId);
}

/** By id. The same is read for a hidden person as for a missing one (RO-4). */
const personById = (id: string, { viewer, loaders }: Context) => loaders.person.load(keyFor(seesPerson(viewer, id), id));

const householdById = (id: string, { viewer, loaders }: Context) =>
  loaders.household.load(keyFor(SUBJECT_POLICIES.own_household.permits(viewer, { household: id }), id));

const ownMemberships = ({ viewer, loaders }: Context) =>
  viewer.standing.personId === null ? [] : loaders.membershipsOf(viewer, viewer.standing.personId);

const ownRole = async (householdId: string, context: Context) =>
  (await ownMemberships(context)).find((place) => place.householdId === householdId)?.role ?? null;

export const resolvers: Resolvers<Context> = {
  Query: {
    viewer: (_query, _args, { viewer }) => viewerRow(viewer),
    me: (_query, _args, context) => ownPerson(context),
    households: async (_query, _args, context) => (await ownMemberships(context)).map(({ householdId }) => ({ id: householdId })),
    household: (_query, { id }, context) => householdById(id, context),
    person: (_query, { id }, context) => personById(id, context),
    feedStatus: async (_query, _args, { loaders }) => ({ identity: await loaders.feed() }),
    // The gateway asks before it has a standing, so only the sign-in is known.
    viewerStanding: (_query, _args, { viewer: { signIn }, commands, locale }) =>
      signIn?.kind === 'person' ? commands.resolveStanding(signIn, locale) : null,
    standingChanges: (_query, { log, since, first }, { commands }) => commands.standingChanges({ log, position: since }, first),
  },
  Mutation: {
    requestEmailCode: (_mutation, { email }, context) => context.commands.requestEmailCode(email, context, ownAccount(context)),
    confirmEmailCode: (_mutation, { email, code }, context) =>
      context.commands.confirmEmailCode(email, code, context, ownAccount(context)),
    createProfile: (_mutation, { input }, context) => context.commands.createProfile(input, context),
    openAccount: (_mutation, { input }, { commands }) => commands.openAccount(input),
    checkPassword: (_mutation, { email, password }, { commands }) => commands.checkPassword(email, password),
    async linkAccount(_mutation, { by, birthDate }, context) {
      const { viewer, commands } = context;
      if (viewer.standing.accountId === null) return null;
      const link = await commands.link(viewer.standing.accountId, by, birthDate, context);
      return { linked: link !== null, link };
    },
    async unlinkAccount(_mutation, { kind }, { viewer, commands }) {
      if (viewer.standing.accountId === null) return null;
      await commands.unlink(viewer.standing.accountId, kind);
      return { kind, state: 'UNLINKED' };
    },
    async startAssistedSession(_mutation, { input: { attestsPresence, delegateKind, ...input } }, { viewer, commands }) {
      const member = memberOf(viewer);
      const delegateName = readName(input.delegateName);
      if (!attestsPresence) throw inputError('attestsPresence');
      if (delegateName === null) throw inputError('delegateName');
      return member && (await commands.startAssistedSession(member, { delegateName, delegateKind }));
    },
    endAssistedSession: async (_mutation, { id }, { viewer: { standing }, commands }) => ({
      session: standing.accountId === null ? null : await commands.endAssistedSession(id, standing.accountId),
    }),
    // A delegate ends the assisted session, never the member's own session.
    async signOut(_mutation, _args, { viewer: { signIn, standing }, commands }) {
      if (signIn === null || standing.accountId === null) return null;
      if (standing.delegate) await commands.endAssistedSession(standing.delegate.assistedSessionId, standing.accountId);
      else await commands.signOut(signIn, standing.accountId);
      return { signedOut: true };
    },
    createHandOff: (_mutation, { target }, { viewer: { signIn, standing }, commands }) =>
      signIn === null || standing.accountId === null ? null : commands.createHandOff(standing.accountId, signIn, target),
    redeemHandOff: (_mutation, { token }, { commands }) => commands.redeemHandOff(token),
  },
  Viewer: {
    __resolveReference: ({ id }, { viewer }) => (id === viewer.standing.accountId ? viewerRow(viewer) : null),
    account: ({ id }, _args, { loaders }) => loaders.account.load(id),
    links: ({ id }, _args, { loaders }) => loaders.links.load(id),
    roles: ({ id }, _args, { viewer, loaders }) => loaders.roles(viewer, id),
    person: (_viewer, _args, context) => ownPerson(context),
    assistedSessions: ({ id }, _args, { loaders }) => loaders.assistedSessions(id),
    securityEvents: ({ id }, _args, { loaders }) => loaders.securityEvents(id),
    handOffTargets: ({ id }, _args, { loaders }) => loaders.handOffTargets(id),
    labels: (viewer) => viewer,
  },
  ViewerLabels: labelResolvers({ provider: 'IdentityProvider', authenticatedAt: 'moment' }),
  Account: { labels: (account) => account },
  AccountLabels: labelResolvers({ createdOn: 'day' }),
  AccountLink: { labels: (link) => link },
  AccountLinkLabels: labelResolvers({
    kind: 'LinkKind',
    state: 'LinkState',
    method: 'LinkMethod',
    linkedAt: 'moment',
    lockedUntil: 'moment',
  }),
  ViewerRole: { labels: (role) => role },
  ViewerRoleLabels: labelResolvers({ role: 'HouseholdRole' }),
  AssistedSession: { labels: (session) => session },
  AssistedSessionLabels: labelResolvers({
    delegateKind: 'DelegateKind',
    startedAt: 'moment',
    endsAt: 'moment',
    endedAt: 'moment',
  }),
  SecurityEvent: { labels: (event) => event },
  SecurityEventLabels: labelResolvers({ kind: 'SecurityEventKind', at: 'moment' }),
  Person: {
    __resolveReference: ({ id }, context) => personById(id, context),
    contact: ({ id }, _args, { loaders }) => loaders.contact.load(id),
    ...ownWithheldResolvers({ contact: (person, { loaders }: Context) => loaders.contact.load(person) }),
    labels: (person) => person,
  },
  PersonLabels: labelResolvers({ birthDate: 'day' }),
  Contact: {
    homeAddress: async ({ personId }, _args, { loaders }) =>
      (await loaders.addresses.load(personId)).find(({ usage }) => usage === 'HOME') ?? null,
    mailingAddress: async ({ personId }, _args, { loaders }) =>
      (await loaders.addresses.load(personId)).find(({ usage }) => usage === 'MAILING') ?? null,
    phones: ({ personId }, _args, { loaders }) => loaders.phones.load(personId),
    labels: (contact) => contact,
  },
  ContactLabels: labelResolvers({ spokenLanguage: 'Language', writtenLanguage: 'Language', format: 'MailFormat' }),
  Address: { labels: (address) => address },
  AddressLabels: labelResolvers({ kind: 'AddressKind' }),
  Phone: { labels: (phone) => phone },
  PhoneLabels: labelResolvers({ kind: 'PhoneKind' }),
  AlertFacts: {
    // A viewer sees only their own account and contact data (CI-2).
    __resolveReference: ({ id }, { viewer: { standing } }) =>
      id === standing.accountId || id === standing.personId ? { id } : null,
    account: ({ id }, _args, { viewer, loaders }) => loaders.alertFacts(viewer, id),
  },
  Household: {
    __resolveReference: ({ id }, context) => householdById(id, context),
    viewerRole: ({ id }, _args, context) => ownRole(id, context),
    // A person may be on two applications. Seeing the person on one does not allow seeing them on the other (RO-9).
    members: ({ id }, _args, { viewer, loaders }) => loaders.membersOf(viewer, id),
    labels: (household) => household,
  },
  HouseholdLabels: {
    viewerRole: async ({ id }, _args, context) => labelOf('HouseholdRole', await ownRole(id, context), context.locale),
  },
  HouseholdMember: {
    person: ({ personId }, _args, { loaders }) => loaders.person.load(personId),
    labels: (member) => member,
  },
  HouseholdMemberLabels: labelResolvers({
    role: 'HouseholdRole',
    relationshipToHead: 'Relationship',
    from: 'day',
    to: 'day',
  }),
};
