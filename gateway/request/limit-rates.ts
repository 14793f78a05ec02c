import type { Viewer } from '../../schema/contract/viewer.ts';
import type { Selection } from '../execution/selection.ts';
import { addressKey } from '../rates/address-key.ts';
import type { CountEvent } from '../rates/counters.ts';
import { RATE_LIMITS, type RateLimitName, SENSITIVE_MUTATIONS } from '../rates/rate-limits.ts';
import { refusal } from './refusal.ts';

/**
 * Holds a request to its rates, before anything of it runs.
 *
 * @param selection what the client asked for at the root; a denied field counts nowhere, for it never runs
 * @param address the network address of the client
 * @throws MUST_STAND_ALONE when a sensitive mutation is not the only root field
 * @throws RATE_LIMITED
 * @throws SERVICE_UNAVAILABLE when a guess cannot be counted
 */
export async function limitRates(selection: Selection, viewer: Viewer, address: string, count: CountEvent): Promise<void> {
  const roots = selection.allFields();
  const sensitive = roots.filter(({ name }) => selection.type.name === 'Mutation' && Object.hasOwn(SENSITIVE_MUTATIONS, name));
  const running = sensitive.filter(({ decision }) => decision !== 'deny' && decision !== 'absent');
  const holdTo = (name: RateLimitName) => hold(name, keyOf(name, viewer, address), count);
  await holdTo(generalLimit(viewer));
  if (sensitive.length > 0 && roots.length > 1) throw refusal('MUST_STAND_ALONE');
  for (const name of running.flatMap((field) => SENSITIVE_MUTATIONS[field.name] ?? [])) await holdTo(name);
}

function generalLimit({ signIn }: Viewer): RateLimitName {
  if (signIn === null) return 'anonymous requests';
  return signIn.kind === 'person' ? 'account requests' : 'client requests';
}

function keyOf(name: RateLimitName, { signIn, standing }: Viewer, address: string): string {
  if (RATE_LIMITS[name].by === 'address' || signIn === null) return addressKey(address);
  const own = `${signIn.issuer} ${signIn.subject}`;
  return RATE_LIMITS[name].by === 'account' ? (standing.accountId ?? own) : own;
}

async function hold(name: RateLimitName, key: string, count: CountEvent): Promise<void> {
  const counted = await count(name, key);
  if (counted === 'within' || (counted === 'unknown' && RATE_LIMITS[name].whenUnknown === 'allow')) return;
  if (counted === 'unknown') throw refusal('SERVICE_UNAVAILABLE');
  throw refusal('RATE_LIMITED', undefined, { 'retry-after': String(counted.over) });
}
