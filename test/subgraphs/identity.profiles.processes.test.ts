import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAccountInput } from '../../subgraphs/identity/schema.generated.ts';
import type { Store } from '../../subgraphs/identity/store.ts';
import identity from '../../subgraphs/identity/subgraph.ts';
import { type AskedSubgraph, startSubgraph } from '../support/ask-subgraph.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';

const PROFILE = {
  ...{ issuer: 'ma-login', subject: 'demo-carla', provider: 'MA_LOGIN', authenticatedAt: 1_000 },
  ...{ firstName: 'Carla', lastName: 'Ejemplo', email: 'carla@example.org', emailVerified: false, locale: null },
} as const satisfies OpenAccountInput;

let postgres: PostgresServer;
/** Two processes on one database, as far as the database can tell. */
let processes: readonly AskedSubgraph<Store>[];
beforeAll(async () => {
  postgres = await startPostgres();
  const first = await startSubgraph(identity, { databaseUrl: postgres.url });
  processes = [first, await startSubgraph(identity, { databaseUrl: postgres.url, feed: null })];
});
afterAll(async () => {
  await Promise.all(processes.map(({ stop }) => stop()));
  await postgres.remove();
});

describe('on PostgreSQL, with two processes (SI-7)', () => {
  const everywhere = <Result>(work: (store: Store) => Promise<Result>): Promise<Result[]> =>
    Promise.all(Array.from({ length: 40 }, (_, number) => work(processes[number % 2]!.store)));

  it('concurrent requests open one account', async () => {
    const opened = await everywhere((store) => store.openAccount({ ...PROFILE, subject: 'nova' }));
    expect(new Set(opened.map(({ accountId }) => accountId)).size).toBe(1);
    expect(opened.map(({ unusable }) => unusable)).toEqual(opened.map(() => null));
  });

  it('the profile of the latest authentication is stored among concurrent ones', async () => {
    const subject = 'often';
    const profileOf = (number: number) => ({ ...PROFILE, subject, authenticatedAt: number, lastName: `Ejemplo ${number}` });
    const { accountId } = await processes[0]!.store.openAccount(profileOf(1));
    let number = 1;
    await everywhere((store) => store.openAccount(profileOf((number += 1))));
    const [account] = await processes[0]!.store.accounts([String(accountId)]);
    expect(account).toMatchObject({ lastName: 'Ejemplo 41', profileAt: '1970-01-01T00:00:41.000Z' });
  });

  it('an account that the feed lists later is linked once (LK-2)', async () => {
    const { accountId } = await processes[0]!.store.openAccount(PROFILE);
    await everywhere((store) => store.linkLaterSignIn(String(accountId), PROFILE, 'en'));
    expect(await processes[1]!.store.linkedPerson(String(accountId))).toBe('p0202');
    const events = await processes[0]!.store.securityEvents(String(accountId));
    expect(events.map(({ kind }) => kind)).toEqual(['ACCOUNT_LINKED']);
  });
});
