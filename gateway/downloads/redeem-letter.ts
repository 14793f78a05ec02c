import { SUBJECT_POLICIES } from '../../schema/contract/policies.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { isObject } from '../json/json.ts';
import type { SendFetch } from '../planning/plan.ts';
import { FetchFailure } from '../sources/fetch-failure.ts';
import { hashBody } from '../operations/hash-body.ts';
import { refusal } from '../errors/refusal.ts';

const REDEEM = `mutation ($handle: String!) {
  redeemNoticeDownload(handle: $handle) { recipientId namedIds content }
}`;
const QUERY = JSON.stringify(REDEEM);
/** By which the audit record names it. */
export const REDEEM_HASH = hashBody(REDEEM);

export type Letter = {
  readonly recipientId: string;
  /** Every person whom it names. */
  readonly namedIds: readonly string[];
  readonly content: Buffer;
};

/**
 * Uses a handle up, in the name of the viewer.
 *
 * @param send sends a fetch in the viewer's name
 * @returns the letter; null when the handle is not good for this viewer, here and now
 * @throws SERVICE_UNAVAILABLE when notices does not answer: an outage never looks like a handle that is not good
 */
export async function redeemLetter(handle: string, viewer: Viewer, send: SendFetch): Promise<Letter | null> {
  const { data, errors } = await send({ subgraph: 'notices', queryJson: QUERY, operationName: undefined }, { handle }).catch(
    (error: unknown) => {
      // A `FetchFailure` has been logged where it happened; anything else is a fault.
      if (error instanceof FetchFailure) return unavailable();
      throw error;
    },
  );
  const redeemed = isObject(data) ? data['redeemNoticeDownload'] : undefined;
  if (redeemed === null && onlyDenials(errors)) return null;
  if (!isObject(redeemed)) return unavailable();
  const { recipientId, namedIds, content } = redeemed as { recipientId: string; namedIds: string[]; content: string };
  const letter = { recipientId, namedIds, content: Buffer.from(content, 'base64') };
  return mayRead(viewer, letter) ? letter : null;
}

function unavailable(): never {
  throw refusal('SERVICE_UNAVAILABLE');
}

const onlyDenials = (errors: unknown): boolean =>
  ((errors ?? []) as { extensions?: { code?: unknown } }[]).every(
    ({ extensions }) => extensions?.code === 'UNAUTHORIZED_FIELD_OR_TYPE',
  );

/** What notices has looked at already: the gateway relies on no subgraph for who may see what. */
function mayRead(viewer: Viewer, { recipientId, namedIds }: Letter): boolean {
  const { self, head_of_household_limited: head, recipient } = SUBJECT_POLICIES;
  const maySee = (person: string) => self.permits(viewer, { person }) || head.permits(viewer, { person });
  return recipient.permits(viewer, { recipient: recipientId }) && namedIds.every(maySee);
}
