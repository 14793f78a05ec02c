import { integer, type Problem, text, type Variables } from '../../schema/contract/configuration.ts';
import type { IssuerSettings } from './configured-issuers.ts';
import { isSafeUrl } from './safe-url.ts';
import type { BearerOf } from './sign-in-of.ts';
import { AUDIENCE } from './verify-token.ts';

const safeUrl = () => text('an https:// URL; outside production also http://127.0.0.1 with a port');
const issuer = (description: string) => safeUrl().optional().meta({ description, example: 'https://sign-in.example.org' });
const keys = (whose: string) =>
  safeUrl()
    .optional()
    .meta({
      description: `Where the keys of ${whose} are.`,
      default: 'by discovery',
      example: 'https://sign-in.example.org/jwks',
    });

/** The variables that name the issuers whose tokens are accepted. */
export const ISSUER_SHAPE = {
  MA_LOGIN_ISSUER: issuer('The `iss` of MA Login. Must be set in production.').meta({ default: 'http://127.0.0.1:4201' }),
  MA_LOGIN_JWKS_URL: keys('MA Login'),
  LOGIN_MASS_GOV_ISSUER: issuer('The `iss` of login.mass.gov. Must be set in production.').meta({
    default: 'http://127.0.0.1:4202',
  }),
  LOGIN_MASS_GOV_JWKS_URL: keys('login.mass.gov'),
  STAFF_ISSUER: issuer("The `iss` of the staff's tokens. Without it there are none."),
  STAFF_JWKS_URL: keys("the staff's issuer"),
  PARTNERS_ISSUER: issuer("The `iss` of partners' tokens. Without it there are none."),
  PARTNERS_JWKS_URL: keys("the partners' issuer"),
  TOKEN_AUDIENCE: text('an audience').default(AUDIENCE).meta({ description: 'The `aud` that tokens must have.' }),
  TOKEN_MAX_AGE_SECONDS: integer(1)
    .default(300)
    .meta({ description: 'Tokens older than this are refused, whatever their `exp` says.' }),
} satisfies Variables;

/** The variables as they were read. */
export type IssuerEnvironment = {
  readonly [Name in Exclude<keyof typeof ISSUER_SHAPE, 'TOKEN_MAX_AGE_SECONDS' | 'TOKEN_AUDIENCE'>]?: string | undefined;
} & { readonly TOKEN_AUDIENCE: string; readonly TOKEN_MAX_AGE_SECONDS: number };

type Named = BearerOf & {
  readonly variable: 'MA_LOGIN' | 'LOGIN_MASS_GOV' | 'STAFF' | 'PARTNERS';
  readonly local: string | null;
};

/** The four issuers, and where the embedded providers are on a developer's machine. */
const ISSUERS: readonly Named[] = [
  { variable: 'MA_LOGIN', key: 'ma-login', kind: 'person', provider: 'MA_LOGIN', local: 'http://127.0.0.1:4201' },
  {
    variable: 'LOGIN_MASS_GOV',
    key: 'login-mass-gov',
    kind: 'person',
    provider: 'LOGIN_MASS_GOV',
    local: 'http://127.0.0.1:4202',
  },
  { variable: 'STAFF', key: 'staff', kind: 'staff', provider: null, local: null },
  { variable: 'PARTNERS', key: 'partners', kind: 'partner', provider: null, local: null },
];

/** Says what is wrong with the issuers, each problem under its variable. */
export function checkIssuers(
  environment: Partial<IssuerEnvironment>,
  production: boolean,
  problem: Problem<keyof IssuerEnvironment>,
): void {
  const named = new Set<string>();
  for (const { variable, local } of ISSUERS) {
    const { issuer, jwksUrl } = variablesOf(environment, variable);
    if (issuer === undefined) {
      if (production && local !== null) problem(`${variable}_ISSUER`, 'must be set in production');
      if (jwksUrl !== undefined) problem(`${variable}_JWKS_URL`, `needs ${variable}_ISSUER`);
      continue;
    }
    const unsafe = 'is not a safe address';
    if (!isSafeUrl(issuer, !production) || /[?#]/.test(issuer)) problem(`${variable}_ISSUER`, unsafe);
    if (jwksUrl !== undefined && !isSafeUrl(jwksUrl, !production)) problem(`${variable}_JWKS_URL`, unsafe);
    // Two issuers with one name would be indistinguishable, and each could speak for the other's accounts.
    if (named.has(issuer)) problem(`${variable}_ISSUER`, 'is the issuer of another variable too');
    named.add(issuer);
  }
}

/** @returns the configured issuers; outside production, the embedded providers where none is configured */
export function issuersOf(environment: IssuerEnvironment, production: boolean): IssuerSettings[] {
  return ISSUERS.flatMap(({ variable, local, ...bearer }) => {
    const { issuer: configured, jwksUrl = null } = variablesOf(environment, variable);
    const issuer = configured ?? (production ? null : local);
    if (issuer === null) return [];
    const { TOKEN_AUDIENCE: audience, TOKEN_MAX_AGE_SECONDS: maxAgeSeconds } = environment;
    // Identity knows everyone who can sign in at the embedded providers.
    const profiles = bearer.kind === 'person' && issuer !== local;
    return [{ ...bearer, issuer, jwksUrl, audience, maxAgeSeconds, profiles }];
  });
}

const variablesOf = (environment: Partial<IssuerEnvironment>, variable: Named['variable']) => ({
  issuer: environment[`${variable}_ISSUER`],
  jwksUrl: environment[`${variable}_JWKS_URL`],
});
