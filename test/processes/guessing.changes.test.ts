import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Kysely } from 'kysely';
import { demoFeed } from '../../scripts/demo/identity.ts';
import { loadRows } from '../../scripts/demo/load-rows.ts';
import { DEVELOPMENT_SETTINGS } from '../../subgraphs/identity/settings/settings.ts';
import type { Tables } from '../../subgraphs/identity/rows.ts';
import { openDatabase } from '../../subgraphs/shared/database.ts';
import { type GuessedProcesses, openGuessedProcesses } from '../support/guessed-processes.ts';
import { HUGO, LINK, LINKED_BY_SSN, UNLINK } from '../support/guesses.ts';
import { stopProcesses, until } from '../support/processes.ts';

const NODES = [0, 1];

let graph: GuessedProcesses;
let database: Kysely<Tables>;
beforeAll(async () => {
  graph = await openGuessedProcesses(NODES.length, ['documents']);
  // A second connection, as that of a source that is loaded.
  database = await openDatabase<Tables>(graph.databaseUrl, 'identity');
});
afterAll(async () => {
  await database?.destroy();
  await (graph ? graph.stop() : stopProcesses());
});

const read = async (node: number, as: string, query: string) => {
  const { status, data } = await graph.ask(node, { query }, { as });
  return status === 200 ? JSON.stringify(data) : String(status);
};

/** Both gateways answer `before`; what is done then, they soon answer `after`, and the next time as well. */
async function changes(as: string, query: string, before: string, change: () => Promise<unknown>, after: string): Promise<void> {
  for (const node of NODES) expect(await read(node, as, query)).toBe(before);
  await change();
  await Promise.all(NODES.map((node) => until(async () => (await read(node, as, query)) === after)));
  for (const node of NODES) expect(await read(node, as, query)).toBe(after);
}

/** Loads the source anew, with some of it changed. */
const load = (changed: Partial<ReturnType<typeof demoFeed>>) =>
  loadRows('identity', { database, databaseUrl: graph.databaseUrl }, { ...demoFeed(), ...changed }, DEVELOPMENT_SETTINGS);

const HEAD = { role: 'HEAD', relationshipToHead: 'SELF' } as const;
const MEMBER = { role: 'MEMBER', relationshipToHead: 'OTHER_RELATIVE' } as const;

const ME = '{ me { id } }';
const HOUSEHOLDS = '{ households { viewerRole members { person { id } } } }';

describe('takes effect on a second gateway:', () => {
  it('the end of a link, and a new link', async () => {
    const linked = '{"me":{"id":"p0402"}}';
    await changes(HUGO.as, ME, linked, () => graph.ask(0, UNLINK, { as: HUGO.as }), '{"me":null}');
    const link = async () => {
      const answer = await graph.ask(0, LINK.with({ ssn: HUGO.ssn }), { as: HUGO.as });
      expect(answer.data).toEqual({ linkAccount: LINKED_BY_SSN });
    };
    await changes(HUGO.as, ME, '{"me":null}', link, linked);
  });

  it('a change of the head', async () => {
    const headOf = (personId: string) =>
      demoFeed().memberships.map((row) =>
        row.householdId === 'h04' ? { ...row, ...(row.personId === personId ? HEAD : MEMBER) } : row,
      );
    const irma =
      '{"households":[{"viewerRole":"HEAD","members":[{"person":{"id":"p0401"}},{"person":{"id":"p0402"}},{"person":{"id":"p0403"}}]}]}';
    const irmaLater = '{"households":[{"viewerRole":"MEMBER","members":[{"person":{"id":"p0401"}}]}]}';
    await changes('H04', HOUSEHOLDS, irma, () => load({ memberships: headOf('p0402') }), irmaLater);
    const hugo =
      '{"households":[{"viewerRole":"HEAD","members":[{"person":{"id":"p0402"}},{"person":{"id":"p0401"}},{"person":{"id":"p0403"}}]}]}';
    await changes(
      HUGO.as,
      HOUSEHOLDS,
      hugo,
      () => load({}),
      '{"households":[{"viewerRole":"MEMBER","members":[{"person":{"id":"p0402"}}]}]}',
    );
  });

  it('a restriction and its end', async () => {
    const query = '{ person(id: "p0403") { name { full } rfis { id } } }';
    const whole = '{"person":{"name":{"full":"Jo Sample"},"rfis":[{"id":"rfi-0403-1"}]}}';
    const narrow = '{"person":{"name":{"full":"Jo Sample"},"rfis":[]}}';
    const restrictions = [...demoFeed().restrictions, { personId: 'p0403', reason: 'SAFE_ADDRESS' as const }];
    await changes('H04', query, whole, () => load({ restrictions }), narrow);
    await changes('H04', query, narrow, () => load({}), whole);
  });

  it('a sign-out', async () => {
    const out = { query: 'mutation { signOut { signedOut } }' };
    await changes('H01', ME, '{"me":{"id":"p0101"}}', () => graph.ask(0, out, { as: 'H01' }), '401');
    expect(await read(1, 'H02', ME)).toBe('{"me":{"id":"p0201"}}');
  });

  it('the end of an assisted session, by the member’s sign-out', async () => {
    const query = `mutation { startAssistedSession(input: {
      delegateName: "Wendy Helfer", delegateKind: NAVIGATOR, attestsPresence: true }) { token } }`;
    const { data } = await graph.ask(0, { query }, { as: 'H02' });
    const headers = { authorization: `Bearer ${data.startAssistedSession.token}` };
    const status = async (node: number) => (await graph.ask(node, { query: ME }, { headers })).status;
    for (const node of NODES) expect(await status(node)).toBe(200);
    await graph.ask(0, { query: 'mutation { signOut { signedOut } }' }, { as: 'H02' });
    await Promise.all(NODES.map((node) => until(async () => (await status(node)) === 401)));
  });
});
