import type { ConversionTools } from '../../shared/feeds/feed-definition.ts';
import { readSourceSsn, whySourceSsnIsWrong } from '../input/identifiers.ts';
import { chainOf, keyedHash } from '../secrets/pepper.ts';
import type { Settings } from '../settings/settings.ts';
import type { Records } from '../tables/account-tables.ts';
import type { Person } from './person-fields.ts';

/**
 * Hashes the social security number of a record. The number goes no further than here (LK-3).
 *
 * @param at the place of the record in the line
 */
export function readRecord(
  { kind, ssn, ssnHash }: NonNullable<Person['record']>,
  personId: string,
  at: string,
  { pepper, allowDemoSsns }: Settings,
  { problem }: ConversionTools,
): Records | null {
  if (ssn && ssnHash) {
    problem(`${at}/ssnHash`, 'a record has a number or its hash');
    return null;
  }
  if (ssnHash) {
    const ssnChain = chainOf(ssnHash);
    const isKnown = ssnChain.split('.').every((keyId) => Object.hasOwn(pepper.keys, keyId));
    if (!isKnown) problem(`${at}/ssnHash`, 'is hashed under a key that the pepper lacks');
    return { personId, kind, ssnHash, ssnChain };
  }
  const digits = ssn ? readSourceSsn(ssn, allowDemoSsns) : null;
  if (ssn && digits === null) problem(`${at}/ssn`, whySourceSsnIsWrong(ssn, allowDemoSsns));
  return { personId, kind, ssnHash: digits === null ? null : keyedHash(pepper, 'ssn', digits), ssnChain: pepper.current };
}
