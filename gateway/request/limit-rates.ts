import { OperationTypeNode } from 'graphql';
import { ANONYMOUS, type Viewer } from '../../schema/contract/viewer.ts';
import { getOwn } from '../../schema/contract/own-property.ts';
import type { KnownClient } from '../clients/identify-client.ts';
import type { Failure } from '../execution/failure.ts';
import type { Compiled, Guarded } from './context.ts';
import { addressKey } from '../limits/address-key.ts';
import type { Count } from '../limits/count.ts';
import { type CountEvent, type Counter, requestsOf } from '../limits/counters.ts';
import { RATE_LIMITS, type RateLimit, type RateLimitName, SENSITIVE_MUTATIONS } from '../limits/rate-limits.ts';
import { refusal } from '../errors/refusal.ts';

type Asking = {
  readonly viewer: Viewer;
  readonly client: KnownClient;
  /** The network address of the client. */
  readonly address: string;
};

/**
 * Enforces the caller's rate before the request is processed any further.
 *
 * @throws RATE_LIMITED
 */
export function limitRequests({ viewer, client, address }: Asking, count: CountEvent): void | Promise<void> {
  const name = generalLimit(viewer);
  // A client's own rate has other limits, but requests are grouped in the same way.
  const counter = client.rate ? requestsOf(client) : name;
  return hold(counter, RATE_LIMITS[name], keyOf(name, viewer, address), count);
}

/**
 * Enforces the rates of mutations that could be used for guessing, before any of the operation runs.
 *
 * A denied field does not run and does not count.
 *
 * @throws MUST_STAND_ALONE when a sensitive mutation is not the only root field
 * @throws RATE_LIMITED
 * @throws SERVICE_UNAVAILABLE when a guess cannot be counted
 */
export function limitSensitiveMutations(compiled: Compiled, count: CountEvent): Guarded | Promise<Guarded> {
  const isMutation = compiled.operation.operation === OperationTypeNode.MUTATION;
  return isMutation ? limitMutations(compiled, count) : { ...compiled, isGuess: false };
}

async function limitMutations(compiled: Compiled, count: CountEvent): Promise<Guarded> {
  const { viewer, address } = compiled;
  const { selection } = compiled.compiled;
  const roots = selection.allFields();
  const sensitive = roots.filter(({ name }) => Object.hasOwn(SENSITIVE_MUTATIONS, name));
  const running = sensitive.filter(({ decision }) => decision !== 'deny' && decision !== 'hide');
  if (sensitive.length > 0 && roots.length > 1) throw refusal('MUST_STAND_ALONE');
  for (const name of running.flatMap((field) => getOwn(SENSITIVE_MUTATIONS, field.name) ?? []))
    await enforceRate(name, viewer, address, count);
  return { ...compiled, isGuess: running.length > 0 };
}

/**
 * A subgraph also counts tries, in counts that outlive this gateway's. The answer is the same whichever of the two refuses.
 *
 * @throws RATE_LIMITED
 */
export function refuseOverLimit(failures: readonly Failure[]): void {
  const over = failures.find(({ code }) => code === 'RATE_LIMITED');
  if (over) throw refusal('RATE_LIMITED', undefined, { 'retry-after': String(over.retryAfterSeconds ?? 0) });
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

/**
 * Enforces a rate for a request that is not an operation.
 *
 * @param viewer null: unidentified
 * @throws RATE_LIMITED
 * @throws SERVICE_UNAVAILABLE when it cannot be counted
 */
export const enforceRate = (
  name: RateLimitName,
  viewer: Viewer | null,
  address: string,
  count: CountEvent,
): void | Promise<void> => hold(name, RATE_LIMITS[name], keyOf(name, viewer ?? ANONYMOUS, address), count);

function hold(counter: Counter, limit: RateLimit, key: string, count: CountEvent): void | Promise<void> {
  const counted = count(counter, key);
  return counted instanceof Promise ? counted.then((later) => check(later, limit)) : check(counted, limit);
}

function check(counted: Count, { whenUnknown }: RateLimit): void {
  if (counted === 'within' || (counted === 'unknown' && whenUnknown === 'allow')) return;
  if (counted === 'unknown') throw refusal('SERVICE_UNAVAILABLE');
  throw refusal('RATE_LIMITED', undefined, { 'retry-after': String(counted.over) });
}
