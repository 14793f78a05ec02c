import { z } from 'zod';
import { SUBJECT_POLICIES } from '../../schema/contract/policies.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { isObject } from '../json/json.ts';
import type { SendFetch } from '../planning/plan.ts';
import { FetchFailure } from '../sources/fetch-failure.ts';
import { hashBody } from '../operations/hash-body.ts';
import { refusal } from '../errors/refusal.ts';

const REDEEM = `mutation ($handle: String!) {
  redeemNoticeDownload(handle: $handle) { recipientId namedIds noticeId }
}`;
const QUERY = JSON.stringify(REDEEM);
/** Identifies this operation in the audit record. */
export const REDEEM_HASH = hashBody(REDEEM);

const REDEEMED = z.object({ recipientId: z.string(), namedIds: z.array(z.string()), noticeId: z.string() });

export type Letter = {
  readonly recipientId: string;
  /** Every person whom the letter names. */
  readonly namedIds: readonly string[];
  /** Its content is streamed under this name. */
  readonly noticeId: string;
};

/**
 * Redeems a handle on behalf of the viewer. The handle cannot be used again.
 *
 * @param send sends a fetch in the viewer's name
 * @returns the letter; null when the handle is not valid for this viewer at this moment
 * @throws SERVICE_UNAVAILABLE when notices does not answer. An outage never looks like an invalid handle
 */
export async function redeemLetter(handle: string, viewer: Viewer, send: SendFetch): Promise<Letter | null> {
  const redeeming = send({ subgraph: 'notices', queryJson: QUERY, operationName: undefined }, { handle });
  const { data, errors } = await redeeming.catch(orUnavailable);
  const redeemed = isObject(data) ? data['redeemNoticeDownload'] : undefined;
  if (redeemed === null && onlyDenials(errors)) return null;
  if (!isObject(redeemed)) return unavailable();
  const letter = REDEEMED.parse(redeemed);
  return mayRead(viewer, letter) ? letter : null;
}

/** A `FetchFailure` has been logged where it happened; anything else is a fault. */
export function orUnavailable(error: unknown): never {
  if (error instanceof FetchFailure) return unavailable();
  throw error;
}

function unavailable(): never {
  throw refusal('SERVICE_UNAVAILABLE');
}

const onlyDenials = (errors: unknown): boolean =>
  ((errors ?? []) as { extensions?: { code?: unknown } }[]).every(
    ({ extensions }) => extensions?.code === 'UNAUTHORIZED_FIELD_OR_TYPE',
  );

/** Repeats the check that notices has made, because the gateway relies on no subgraph for access decisions. */
function mayRead(viewer: Viewer, { recipientId, namedIds }: Letter): boolean {
  const { self, head_of_household_limited: head, recipient } = SUBJECT_POLICIES;
  const maySee = (person: string) => self.permits(viewer, { person }) || head.permits(viewer, { person });
  return recipient.permits(viewer, { recipient: recipientId }) && namedIds.every(maySee);
}
