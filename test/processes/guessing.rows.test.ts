import { afterAll } from '@jest/globals';
import { fullHouseholds } from '../authorization/full-households.ts';
import { describeRows } from '../gateway/guessing.rows.ts';
import { startGraph } from '../support/graph.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { stopProcesses } from '../support/processes.ts';

let server: PostgresServer | undefined;

describeRows('PostgreSQL', async () => {
  server = await startPostgres();
  return startGraph({ databaseUrl: server.url, feeds: fullHouseholds() });
});

afterAll(() => server?.remove(), 30_000);
afterAll(stopProcesses, 30_000);
