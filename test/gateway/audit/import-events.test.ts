import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { auditCommand } from '../../../scripts/audit.ts';
import { parseRecord } from '../../../gateway/audit/reading/parsed-record.ts';
import { migrations } from '../../../subgraphs/identity/migrations/migrations.ts';
import type { Tables } from '../../../subgraphs/identity/rows.ts';
import { openDatabase } from '../../../subgraphs/shared/database.ts';
import { migrate } from '../../../subgraphs/shared/migrate.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

it('events of accounts that identity kept are written into the trail, each once, in order', async () => {
  const databaseUrl = `sqlite:${join(folder.path, 'graph.db')}`;
  const tables = await openDatabase<Tables>(databaseUrl, 'identity');
  await migrate(tables, migrations);
  const events = Array.from({ length: 25 }, (_, number) => ({
    ...{ id: `event-${String(number).padStart(2, '0')}`, accountId: `account-${number % 3}`, kind: 'ACCOUNT_LINKED' as const },
    at: `2026-10-${String(1 + Math.floor(number / 5)).padStart(2, '0')}T00:00:00.000Z`,
  }));
  await tables.insertInto('security_events').values(events.toReversed()).execute();
  await tables.destroy();
  const file = join(folder.path, 'audit.jsonl');
  const said: string[] = [];
  const env = { AUDIT_FILE: file, DATABASE_URL: databaseUrl };
  expect(await auditCommand(['import-events', '--from', '2026-10-02'], env, (line) => said.push(line))).toBe(0);
  expect(said).toEqual(['20 events of accounts are in the trail now.']);
  const records = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => parseRecord(line) ?? []);
  expect(
    records
      .filter(({ event }) => event === 'account')
      .map(({ happened, holder, id, kind }) => ({ id, accountId: holder, kind, at: happened })),
  ).toEqual(events.slice(5));
  expect(await auditCommand(['verify', '--unsigned'], env, () => undefined)).toBe(0);
});
