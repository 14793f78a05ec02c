import { z } from 'zod';
import type { IssuerSettings } from './configured-issuers.ts';
import { isSafeUrl } from './safe-url.ts';
import type { BearerOf } from './sign-in-of.ts';
import { AUDIENCE } from './verify-token.ts';

const url = z.string().min(1).optional();

/** The variables that name the issuers whose tokens are taken. */
export const ISSUER_VARIABLES = {
  MA_LOGIN_ISSUER: url,
  MA_LOGIN_JWKS_URL: url,
  LOGIN_MASS_GOV_ISSUER: url,
  LOGIN_MASS_GOV_JWKS_URL: url,
  STAFF_ISSUER: url,
  STAFF_JWKS_URL: url,
  PARTNERS_ISSUER: url,
  PARTNERS_JWKS_URL: url,
  TOKEN_AUDIENCE: z.string().min(1).default(AUDIENCE),
  TOKEN_MAX_AGE_SECONDS: z.coerce.number().int().min(1).default(300),
};

export type IssuerEnvironment = z.infer<z.ZodObject<typeof ISSUER_VARIABLES>>;

type Named = BearerOf & {
  readonly variable: 'MA_LOGIN' | 'LOGIN_MASS_GOV' | 'STAFF' | 'PARTNERS';
  readonly local: string | null;
};

/** The four, and where the embedded providers are on a developer's machine. */
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
  environment: IssuerEnvironment,
  production: boolean,
  problem: (variable: string, message: string) => void,
): void {
  const named = new Set<string>();
  for (const { variable, local } of ISSUERS) {
    const { issuer, jwksUrl } = variablesOf(environment, variable);
    if (issuer === undefined) {
      if (production && local !== null) problem(`${variable}_ISSUER`, 'must be set in production');
      if (jwksUrl !== undefined) problem(`${variable}_JWKS_URL`, `needs ${variable}_ISSUER`);
      continue;
    }
    const unsafe = `must be an https:// URL${production ? '' : ', or http://127.0.0.1'}`;
    if (!isSafeUrl(issuer, !production) || /[?#]/.test(issuer)) problem(`${variable}_ISSUER`, unsafe);
    if (jwksUrl !== undefined && !isSafeUrl(jwksUrl, !production)) problem(`${variable}_JWKS_URL`, unsafe);
    // Two with one name could not be told apart, and the one would speak for the accounts of the other.
    if (named.has(issuer)) problem(`${variable}_ISSUER`, 'is the issuer of another variable too');
    named.add(issuer);
  }
}

/** @returns the issuers that are named; outside production the embedded providers where no others are */
export function issuersOf(environment: IssuerEnvironment, production: boolean): IssuerSettings[] {
  return ISSUERS.flatMap(({ variable, local, ...bearer }) => {
    const { issuer = production ? null : local, jwksUrl = null } = variablesOf(environment, variable);
    if (issuer === null) return [];
    const { TOKEN_AUDIENCE: audience, TOKEN_MAX_AGE_SECONDS: maxAgeSeconds } = environment;
    return [{ ...bearer, issuer, jwksUrl, audience, maxAgeSeconds }];
  });
}

const variablesOf = (environment: IssuerEnvironment, variable: Named['variable']) => ({
  issuer: environment[`${variable}_ISSUER`],
  jwksUrl: environment[`${variable}_JWKS_URL`],
});
