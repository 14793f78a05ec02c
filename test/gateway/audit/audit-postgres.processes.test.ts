import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { openAudit } from '../../../gateway/audit/open-audit.ts';
import { createLog } from '../../../gateway/telemetry/log.ts';
import { auditCommand } from '../../../scripts/audit.ts';
import { AUDIT_PUBLIC_KEY, AUDIT_SEED, accessNumber } from '../../support/audit-folder.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.ts';

let server: PostgresServer;
let admin: pg.Pool;
let writerUrl: string;
beforeAll(async () => {
  server = await startPostgres();
  admin = new pg.Pool({ connectionString: server.url, max: 1 });
  admin.on('error', () => undefined);
  const roles: string[] = [];
  await auditCommand(['migrate', '--roles'], {}, (line) => roles.push(line));
  await admin.query(roles.join('\n'));
  expect((await run(['migrate'])).code).toBe(0);
  await admin.query("alter role audit_writer password 'writer'");
  writerUrl = server.url.replace(/\/\/[^@]*@/, '//audit_writer:writer@');
  if (writerUrl === server.url) writerUrl = server.url.replace('//', '//audit_writer:writer@');
});
afterAll(async () => {
  await admin.end();
  await server.remove();
});

async function run(args: readonly string[]) {
  const lines: string[] = [];
  const env = { AUDIT_URL: server.url, AUDIT_HEADS: server.url, AUDIT_PUBLIC_KEYS: AUDIT_PUBLIC_KEY, AUDIT_KEYS: AUDIT_SEED };
  const code = await auditCommand(args, env, (line) => lines.push(line));
  return { code, lines, text: lines.join('\n') };
}
const openTrail = (clock: () => number = Date.now) =>
  openAudit(
    {
      ...{ file: '', sync: true, fileBytes: 1e6, url: writerUrl, networks: false },
      heads: { keys: [AUDIT_SEED], place: writerUrl, everyRecords: 20, everyMs: 1_000, graceMs: 1e12 },
    },
    { log: createLog('silent'), clock },
  );

describe('an audit trail in PostgreSQL', () => {
  it('is written in batches by a role that may only insert, verified and searched', async () => {
    let now = Date.parse('2019-11-30T12:00:00Z');
    const old = await openTrail(() => now);
    for (let number = 0; number < 30; number += 1) await old.append(accessNumber(number, new Date(now).toISOString()));
    now = Date.now();
    await Promise.all(Array.from({ length: 100 }, (_, number) => old.append(accessNumber(number + 30))));
    await old.check();
    await old.close();
    expect(await run(['verify'])).toMatchObject({ code: 0, text: expect.stringContaining('Nothing was altered') });
    const saw = await run(['who-saw', 'p117', '--format', 'jsonl']);
    expect(saw.lines.map((line) => (JSON.parse(line) as { requestId: string }).requestId)).toEqual([
      'request-17',
      'request-67',
      'request-117',
    ]);
    const did = await run(['what-did', 'account-4', '--format', 'jsonl', '--from', '2020-01-01']);
    expect(did.lines).toHaveLength(10);
    const writer = new pg.Client({ connectionString: writerUrl });
    await writer.connect();
    for (const statement of [
      'delete from audit.records',
      "update audit.records set line = ''",
      'select * from audit.records',
      'delete from audit.heads',
    ])
      await expect(writer.query(statement)).rejects.toMatchObject({ code: '42501' });
    await writer.end();
  });

  it.each([
    ['changed', "update audit.records set line = replace(line, 'answered', 'refused') where n = 20"],
    ['deleted', 'delete from audit.records where n = 20'],
    ['cut off', 'delete from audit.records where n > 150'],
  ])('is found altered: a record %s', async (_what, statement) => {
    await admin.query('create table saved as table audit.records');
    await admin.query(statement);
    expect((await run(['verify'])).code).toBe(1);
    await admin.query('truncate audit.records');
    await admin.query('insert into audit.records select * from saved');
    await admin.query('drop table saved');
    expect((await run(['verify'])).code).toBe(0);
  });

  it('is pruned by months, and goes on from a signed checkpoint', async () => {
    await admin.query(
      "alter table audit.records detach partition audit.records_other; create table audit.records_2019_11 partition of audit.records for values from ('2019-11-01') to ('2019-12-01'); insert into audit.records select * from audit.records_other; truncate audit.records_other; alter table audit.records attach partition audit.records_other default",
    );
    expect(await run(['prune', '--older-than', '1y'])).toMatchObject({
      code: 0,
      lines: ['removed audit.records_2019_11', expect.any(String)],
    });
    expect(await run(['verify'])).toMatchObject({ code: 0 });
    expect((await run(['who-saw', 'p117', '--format', 'jsonl'])).lines).toHaveLength(2);
  });

  it('refuses records while the database is away, and tells afterwards what may be missing', async () => {
    const trail = await openTrail();
    await trail.append(accessNumber(1));
    await server.stop();
    await expect(trail.append(accessNumber(2))).rejects.toThrow();
    await server.restart();
    await trail.append(accessNumber(3));
    await trail.close();
    const { code, text } = await run(['verify']);
    expect([code, text]).toEqual([0, expect.stringContaining('may be lost (not written)')]);
  });
});
