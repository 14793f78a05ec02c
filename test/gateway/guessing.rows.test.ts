import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEVELOPMENT_SETTINGS } from '../../subgraphs/identity/settings/settings.ts';
import { startGraph } from '../support/graph.ts';
import { fullHouseholds } from '../authorization/full-households.ts';
import notices from '../../subgraphs/notices/subgraph.ts';
import identity from '../../subgraphs/identity/subgraph.ts';
import { type AskedSubgraph, startSubgraph } from '../support/ask-subgraph.ts';
import { BRUNO, HUGO, PARTNER_HAND_OFF } from '../support/demo-viewers.ts';
import { statementsOf } from '../support/observed-graph.ts';
import { describeRows } from './guessing.rows.ts';

describeRows('SQLite', () => startGraph({ feeds: fullHouseholds() }));

describe('RO-4: secrets of other persons and secrets that never existed', () => {
  const NEVER = 'A'.repeat(43);
  let mail: AskedSubgraph;
  let people: AskedSubgraph;
  beforeAll(async () => {
    mail = await startSubgraph(notices);
    people = await startSubgraph(identity, { settings: DEVELOPMENT_SETTINGS });
  });
  afterAll(() => Promise.all([mail.stop(), people.stop()]));

  it('handles of downloads take the same statements and rows', async () => {
    const answer = await mail.ask(HUGO, '{ notice(id: "ntc-0402-1") { download { handle } } }');
    const others = (answer.data as { notice: { download: { handle: string } } }).notice.download.handle;
    const redeem = (handle: string) =>
      statementsOf(() =>
        mail.ask(BRUNO, 'mutation ($handle: String!) { redeemNoticeDownload(handle: $handle) { noticeId } }', { handle }),
      );
    const never = await redeem(NEVER);
    expect(never.statements).toHaveLength(1);
    expect(await redeem(others)).toEqual(never);
  });

  it('used and unknown tokens of hand-offs take the same statements and rows', async () => {
    const answer = await people.ask(BRUNO, 'mutation { createHandOff(target: MAHEALTHCONNECTOR_APPLICATION) { url } }');
    const [, token = ''] = (answer.data as { createHandOff: { url: string } }).createHandOff.url.split('#handoff=');
    const redeem = (handOff: string) =>
      statementsOf(() =>
        people.ask(PARTNER_HAND_OFF, 'mutation ($token: String!) { redeemHandOff(token: $token) { subject } }', {
          token: handOff,
        }),
      );
    await redeem(token);
    const never = await redeem(NEVER);
    expect(never.statements).toHaveLength(1);
    expect(await redeem(token)).toEqual(never);
  });
});
