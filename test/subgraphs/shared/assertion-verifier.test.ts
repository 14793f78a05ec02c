import { expect, it } from '@jest/globals';
import { ASSERTION_SECONDS, assertionKey, signAssertion } from '../../../schema/contract/viewer-assertion.ts';
import { createVerifier } from '../../../subgraphs/shared/assertion-verifier.ts';
import { BRUNO } from '../../support/demo-viewers.ts';

const key = assertionKey('the secret of the tests', 'documents');
const SIGNED_AT = 1_800_000_000;

it('an assertion is verified once until it expires, anew within the tolerance of clocks, and refused after that', async () => {
  let seconds = SIGNED_AT;
  let refusals = 0;
  const verify = createVerifier('documents', [key], () => seconds * 1000);
  const onRefusal = () => void (refusals += 1);
  const assertion = signAssertion(BRUNO, 'documents', key, SIGNED_AT);
  const first = await verify(assertion, onRefusal);
  expect(first.viewer.standing.personId).toBe(BRUNO.standing.personId);
  seconds = SIGNED_AT + ASSERTION_SECONDS - 1;
  expect(await verify(assertion, onRefusal)).toBe(first);
  seconds = SIGNED_AT + ASSERTION_SECONDS;
  expect(await verify(assertion, onRefusal)).not.toBe(first);
  seconds = SIGNED_AT + ASSERTION_SECONDS + 31;
  await expect(async () => verify(assertion, onRefusal)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  expect(refusals).toBe(1);
});

it('another text is never taken for a verified assertion', async () => {
  const verify = createVerifier('documents', [key], () => SIGNED_AT * 1000);
  const assertion = signAssertion(BRUNO, 'documents', key, SIGNED_AT);
  await verify(assertion, () => undefined);
  for (const other of [`${assertion}x`, assertion.slice(0, -1), assertion.toLowerCase(), ` ${assertion}x`]) {
    await expect(async () => verify(other, () => undefined)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  }
});
