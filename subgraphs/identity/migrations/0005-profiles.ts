import { statements } from '../../shared/migrate.ts';

/** When an account's profile was last brought from the issuer of its sign-in. */
export const profiles = statements(`alter table accounts add column "profileAt" text;`);
