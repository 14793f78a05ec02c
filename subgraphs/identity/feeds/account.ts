import { z } from 'zod';
import { LOCALES } from '../../../schema/contract/locales.ts';
import { type AggregateKind, key, type Row } from '../../shared/feeds/feed-definition.ts';
import { day, flag, id, list, moment, text } from '../../shared/feeds/feed-fields.ts';
import type { IdentityProvider, LinkKind, LinkMethod, LinkState } from '../enums.generated.ts';
import { values } from './person-fields.ts';

const LINK = z.strictObject({
  kind: values<LinkKind>('LinkKind', 'What the account is connected to; at most one of each.'),
  state: values<LinkState>('LinkState', 'Where the connection stands.'),
  method: values<LinkMethod>('LinkMethod', 'How it was made.').nullish(),
  linkedAt: moment('When it was made.').nullish(),
  personId: id('The person whom it leads to.', 'p0101').nullish(),
});

const OPENED = z
  .strictObject({
    createdOn: day('The day on which the account was opened.'),
    emailVerified: flag('Whether the e-mail address was confirmed.'),
    language: z.enum(LOCALES).nullish().meta({ description: 'The language in which it was opened.' }),
    links: list(LINK, 'What it is connected to.'),
    passwordHash: text(
      'For the embedded login.mass.gov: the argon2id hash of the password.',
      '$argon2id$v=19$m=19456,t=2,p=1$…',
      500,
    ).nullish(),
  })
  .meta({ description: 'For an account that is in use already. It is taken over once; from then on it belongs to its holder.' });

const RECORDS = z.strictObject({
  provider: values<IdentityProvider>('IdentityProvider', 'The provider that the account signs in by.'),
  issuer: id(
    'Whose tokens it signs in with: ma-login, or for LOGIN_MASS_GOV login-mass-gov. Not a URL: that is in MA_LOGIN_ISSUER and LOGIN_MASS_GOV_ISSUER of the gateway.',
    'ma-login',
  ),
  subject: z
    .string()
    .min(1)
    .max(255)
    .meta({ description: 'The subject of its tokens.', examples: ['demo-carla'] }),
  firstName: text('First name of the profile.', 'Carla', 100),
  lastName: text('Last name of the profile.', 'Ejemplo', 100),
  email: text('E-mail address of the profile.', 'carla@example.org', 254),
  personId: id('The person who holds it; null for a holder who is on no application.', 'p0202').nullish(),
  opened: OPENED.nullish(),
});
type Records = z.infer<typeof RECORDS>;

/** The gateway's names of the issuers. An account under another name could never sign in. */
const ISSUERS: Readonly<Record<IdentityProvider, string>> = { MA_LOGIN: 'ma-login', LOGIN_MASS_GOV: 'login-mass-gov' };

/** An account that a provider knows: one that waits for its first sign-in (LK-2), or one that is in use. */
export const account: AggregateKind = {
  describes: 'An account at MA Login that waits for its first sign-in, or an account that is in use already.',
  records: RECORDS,
  toRows(accountId, { opened, personId = null, provider, ...profile }: Records, { problem }) {
    if (profile.issuer !== ISSUERS[provider])
      problem('/issuer', `must be ${ISSUERS[provider]} for this provider`, profile.issuer);
    if (!opened && provider !== 'MA_LOGIN') problem('/opened', 'only an account at MA Login waits for its first sign-in');
    const links = opened?.links ?? [];
    links.forEach(({ kind }, index) => {
      if (links.findIndex((link) => link.kind === kind) < index) problem(`/opened/links/${index}/kind`, 'is given twice', kind);
    });
    const { links: _, passwordHash, emailVerified = false, ...state } = opened ?? {};
    return {
      rows: opened
        ? {
            accounts: [{ ...profile, ...state, provider, id: accountId, emailVerified: Number(emailVerified) }] as Row[],
            links: links.map((link) => ({ ...link, accountId })) as Row[],
            credentials: passwordHash ? [{ login: profile.email.toLowerCase(), accountId, passwordHash }] : [],
          }
        : { mahealthconnector_accounts: [{ ...profile, accountId, personId }] },
      defines: [key('account', accountId, ''), key('signIn', `${profile.issuer} ${profile.subject}`, '/subject')],
      refers: [
        ...(personId === null ? [] : [key('person', personId, '/personId')]),
        ...links.flatMap((link, index) =>
          link.personId ? [key('person', link.personId, `/opened/links/${index}/personId`)] : [],
        ),
      ],
    };
  },
  fromRows: (_id, { mahealthconnector_accounts: waiting = [], accounts = [], links = [], credentials = [] }) =>
    waiting[0] ? withoutAccount({ ...waiting[0], provider: 'MA_LOGIN' }) : openedFromRows(accounts[0]!, links, credentials),
};

const withoutAccount = ({ accountId: _, ...row }: Row) => row;

function openedFromRows(row: Row, links: readonly Row[], credentials: readonly Row[]): object {
  const { id: _, createdOn, emailVerified, language = null, ...profile } = row;
  return {
    ...profile,
    personId: links.find(({ personId }) => personId !== null)?.['personId'] ?? null,
    opened: {
      createdOn,
      emailVerified: emailVerified === 1,
      language,
      links: links.map(withoutAccount),
      passwordHash: credentials[0]?.['passwordHash'] ?? null,
    },
  };
}
