import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { startScript, stopProcesses } from '../support/processes.ts';

const TIMEOUT_MS = 120_000;

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
  await run(server.url, 'create role masshealth_owner login; create role masshealth_loader login');
  await run(server.url, 'create role masshealth_runtime login');
  await run(server.url, 'create database another');
}, TIMEOUT_MS);
afterAll(stopProcesses, 60_000);
afterAll(() => server.remove(), 30_000);

async function run(url: string, statements: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statements);
  await client.end();
}

async function migrate(url: string) {
  const program = startScript(['scripts/migrate.ts', 'masshealth'], { DATABASE_URL: url, NODE_ENV: 'production' });
  return { code: await program.ended, printed: program.output() };
}

// Roles are of the whole server, and their rights of one database.
describe('a migration of a database whose roles have no rights in it', () => {
  const another = () => server.url.replace(/\/[^/]*$/, '/another');

  it(
    'is run by an administrator as itself',
    async () => {
      const { code, printed } = await migrate(another());
      expect(printed).toContain('masshealth: ran 0001-tables');
      expect(code).toBe(0);
    },
    TIMEOUT_MS,
  );

  it(
    'tells a role that it may not change the schema',
    async () => {
      await run(another(), 'drop schema masshealth cascade; create schema masshealth');
      const { code, printed } = await migrate(another().replace('//postgres@', '//masshealth_runtime@'));
      expect(printed).toContain('The database role of DATABASE_URL may not change the schema masshealth.');
      expect(code).toBe(1);
    },
    TIMEOUT_MS,
  );
});
