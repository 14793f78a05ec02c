import { createUserInfoFetcher } from './fetch-user-info.ts';
import { createIssuerKeys } from './issuer-keys.ts';
import type { BearerOf } from './sign-in-of.ts';
import type { TrustedIssuer } from './verify-token.ts';

/** An issuer as configured. */
export type IssuerSettings = BearerOf & {
  readonly issuer: string;
  /** Where its keys are; null: the location is in its discovery document. */
  readonly jwksUrl: string | null;
  readonly audience: string;
  readonly maxAgeSeconds: number;
  /** See `FetchOptions`. */
  readonly ca?: string | null;
  /** Whether it keeps the profiles of persons, so that an account is opened with what its UserInfo endpoint says. */
  readonly profiles?: boolean;
};

/** @returns the issuers with their keys, which are fetched by `refreshKeys` or for the first token that needs them */
export const openIssuers = (settings: readonly IssuerSettings[]): TrustedIssuer[] =>
  settings.map((issuer) => {
    const keys = createIssuerKeys(issuer);
    const userInfo = issuer.profiles ? { fetchUserInfo: createUserInfoFetcher(issuer) } : {};
    return { ...issuer, ...userInfo, keys: () => keys.find, remote: keys };
  });
