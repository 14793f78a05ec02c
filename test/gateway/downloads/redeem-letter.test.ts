import { describe, expect, it } from '@jest/globals';
import { redeemLetter } from '../../../gateway/downloads/redeem-letter.ts';
import { FetchFailure } from '../../../gateway/sources/fetch-failure.ts';
import { BRUNO, CARLA } from '../../support/demo-viewers.ts';

const LETTER = { recipientId: 'p0201', namedIds: ['p0201', 'p0203'], noticeId: 'ntc-0201-1' };
const answer =
  (redeemNoticeDownload: unknown, ...codes: string[]) =>
  () =>
    Promise.resolve({ data: { redeemNoticeDownload }, errors: codes.map((code) => ({ extensions: { code } })) } as never);
const redeem = (send: Parameters<typeof redeemLetter>[2], viewer = BRUNO) => redeemLetter('handle', viewer, send);

describe('what notices answers when a handle is redeemed (NO-2)', () => {
  it('is passed on when it is for the viewer', async () => {
    expect(await redeem(answer(LETTER))).toEqual(LETTER);
  });

  it('is a 404 when it does not exist or is denied', async () => {
    expect(await redeem(answer(null))).toBeNull();
    expect(await redeem(answer(null, 'UNAUTHORIZED_FIELD_OR_TYPE'))).toBeNull();
  });

  it.each([
    ['the letter of somebody else', { ...LETTER, recipientId: 'p0202' }],
    ['a letter that names whom the viewer may not see', { ...LETTER, namedIds: ['p0201', 'p0301'] }],
  ])('is not passed on when it is %s, whatever the subgraph says', async (_what, letter) => {
    expect(await redeem(answer(letter))).toBeNull();
    expect(await redeem(answer(LETTER), CARLA)).toBeNull();
  });

  it.each([
    ['it does not answer', () => Promise.reject(new FetchFailure('timeout', null))],
    ['it fails', answer(null, 'SUBGRAPH_ERROR')],
    ['it answers something else', () => Promise.resolve({ data: null })],
  ])('does not look like an invalid handle when %s', async (_case, send) => {
    await expect(redeem(send)).rejects.toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } });
  });
});
