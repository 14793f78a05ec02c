import { GraphQLError } from 'graphql';
import type { Transaction } from 'kysely';
import { publicError } from '../../../schema/contract/errors.ts';
import type { Tables } from '../rows.ts';
import type { AccountLimits } from '../settings/account-limits.ts';
import type { Settings } from '../settings/settings.ts';
import { hashesUnderEachKey } from '../secrets/pepper.ts';
import { keysOfAddress, takeTries, type TryCounter, type TryLimit, type TrySubject } from './tries.ts';

const HOUR_SECONDS = 60 * 60;

const LIMITS: Readonly<Record<TryCounter, (limits: AccountLimits) => TryLimit>> = {
  'links by account': (limits) => ({ tries: limits.linkTries, seconds: limits.linkTriesSeconds }),
  'links by address': (limits) => ({ tries: limits.linkTriesAnHourByAddress, seconds: HOUR_SECONDS }),
  'codes sent by address': (limits) => ({ tries: limits.codesAnHourByAddress, seconds: HOUR_SECONDS }),
  'codes tried by address': (limits) => ({ tries: limits.codeTriesAnHourByAddress, seconds: HOUR_SECONDS }),
  'passwords by login': (limits) => ({ tries: limits.passwordTries, seconds: limits.passwordTriesSeconds }),
};

/** @returns the configured limit of a counter */
const limitOf = (counter: TryCounter, limits: AccountLimits): TryLimit => LIMITS[counter](limits);

export const triesOfAccount = (accountId: string, { limits }: Settings): TrySubject => ({
  counter: 'links by account',
  keys: [accountId],
  limit: limitOf('links by account', limits),
});

type ByAddress = Extract<TryCounter, `${string} by address`>;
export type CodeCounter = Extract<ByAddress, `codes ${string}`>;

export const triesOfAddress = (counter: ByAddress, clientAddress: string | null, { pepper, limits }: Settings): TrySubject => ({
  counter,
  keys: keysOfAddress(pepper, clientAddress),
  limit: limitOf(counter, limits),
});

export const triesOfLogin = (login: string, { pepper, limits }: Settings): TrySubject => ({
  counter: 'passwords by login',
  keys: hashesUnderEachKey(pepper, 'email', login),
  limit: limitOf('passwords by login', limits),
});

/**
 * Takes one try from each subject, or throws. The error depends only on earlier tries.
 *
 * @param now milliseconds since 1970
 * @throws RATE_LIMITED when a subject has none left
 */
export async function takeOrRefuse(
  transaction: Transaction<Tables>,
  subjects: readonly TrySubject[],
  now: number,
): Promise<void> {
  const opensAt = await takeTries(transaction, subjects, now);
  if (opensAt === null) return;
  const { message, extensions } = publicError('RATE_LIMITED');
  throw new GraphQLError(message, { extensions: { ...extensions, retryAfterSeconds: Math.ceil((opensAt - now) / 1000) } });
}
