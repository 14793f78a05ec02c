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
};

/** @returns the issuers with their keys, which are fetched by `refreshKeys` or for the first token that needs them */
export const openIssuers = (settings: readonly IssuerSettings[]): TrustedIssuer[] =>
  settings.map((issuer) => {
    const keys = createIssuerKeys(issuer);
    return { ...issuer, keys: () => keys.find, remote: keys };
  });
