import {
  createViewer,
  type HeadedHousehold,
  type HeadView,
  type IdentityProvider,
  NO_STANDING,
  type SignIn,
  type Standing,
  type Viewer,
} from '../../schema/contract/viewer.ts';

/** Viewers with the standing of the demo households, written by hand. The standing that identity returns must equal theirs. */

const NOW = Date.now() / 1000;

const signedIn = (kind: SignIn['kind'], subject: string, provider: IdentityProvider | null, scopes: string[] = []): SignIn => ({
  kind,
  issuer: `https://${provider ?? kind}.example.org`,
  subject,
  provider,
  authenticatedAt: NOW - 60,
  sessionId: `session-${subject}`,
  scopes,
});

function person(account: string, standing: Partial<Standing>): Viewer {
  const provider = account.endsWith('-ma') ? 'MA_LOGIN' : 'LOGIN_MASS_GOV';
  return createViewer(signedIn('person', account, provider), { ...NO_STANDING, accountId: account, ...standing }, NOW);
}

const member = (account: string, personId: string, ...memberOf: string[]) => person(account, { personId, memberOf });

function head(account: string, personId: string, household: string, members: Record<string, HeadView> = {}): Viewer {
  const headed: HeadedHousehold = {
    id: household,
    members: Object.entries(members).map(([id, view]) => ({ personId: id, view })),
  };
  return person(account, { personId, memberOf: [household], heads: [headed] });
}

export const ADA = head('acct-ada-ma', 'p0101', 'h01');
export const BRUNO = head('acct-bruno-ma', 'p0201', 'h02', { p0202: 'full', p0203: 'limited', p0204: 'full' });
export const CARLA = member('acct-carla-lmg', 'p0202', 'h02');
export const EVA = member('acct-eva-lmg', 'p0203', 'h02');
/** She made the account for her mother, and is on no application. */
export const FIONA = person('acct-fiona-ma', {});
export const GRETA = head('acct-greta-lmg', 'p0301', 'h03');
export const IRMA = head('acct-irma-ma', 'p0401', 'h04', { p0402: 'full', p0403: 'full' });
export const HUGO = member('acct-hugo-lmg', 'p0402', 'h04');
export const LARA = head('acct-lara-ma', 'p0601', 'h06');
/** The same person with her other sign-in. */
export const LARA_LMG = head('acct-lara-lmg', 'p0601', 'h06');
/** An account without a link. */
export const NADIA = person('acct-nadia-lmg', {});
export const OSKAR = head('acct-oskar-ma', 'p0901', 'h09', { p0902: 'full', p0903: 'full', p0904: 'full' });
export const PIA = member('acct-pia-lmg', 'p0902', 'h09');
export const ROSA = member('acct-rosa-lmg', 'p0904', 'h09');
export const SAMIR = head('acct-samir-ma', 'p1001', 'h10');
export const UWE = head('acct-uwe-ma', 'p1101', 'h11', { p1102: 'limited' });
export const TOVA = member('acct-tova-lmg', 'p1102', 'h11');
export const VIKTOR = head('acct-viktor-ma', 'p1201', 'h12');
export const ZOE = head('acct-zoe-ma', 'p1301', 'h13', { p1302: 'full', p1303: 'full' });
/** Zoe before the membership of Lio ended. */
export const ZOE_WITH_LIO = head('acct-zoe-ma', 'p1301', 'h13', { p1302: 'full', p1303: 'full', p1304: 'full' });
export const MAX = member('acct-max-lmg', 'p1303', 'h13', 'h14');
export const NILS = head('acct-nils-ma', 'p1401', 'h14', { p1303: 'full', p1402: 'full', p1403: 'full' });

export const STAFF = createViewer(signedIn('staff', 'staff-1', null), NO_STANDING, NOW);
/** @param scopes the scopes of the partner */
export const partner = (...scopes: string[]): Viewer =>
  createViewer(signedIn('partner', 'partner-1', null, scopes), NO_STANDING, NOW);
/** The partner that redeems hand-offs. */
export const PARTNER_HAND_OFF = partner('hand-off:redeem');
