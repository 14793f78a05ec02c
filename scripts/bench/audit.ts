import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSignatureCheck, publicKeyOf } from '../../gateway/audit/heads/audit-keys.ts';
import { accessEntry } from '../../gateway/audit/access-entry.ts';
import { openPlace } from '../../gateway/audit/audit-place.ts';
import { openAudit } from '../../gateway/audit/open-audit.ts';
import { define } from '../../gateway/audit/records/audit-entry.ts';
import { verifyTrail } from '../../gateway/audit/verify/verify-trail.ts';
import { createLog } from '../../gateway/telemetry/log.ts';

// `node scripts/bench/audit.ts [RECORDS]`: writes generated records, and measures writing, verifying and searching them.

const records = Number(process.argv[2] ?? 1_000_000);
const PERSONS = 500_000;
const SESSIONS = 50_000;
const BATCH = 200;
const SEED = Buffer.alloc(32, 5).toString('base64url');

const folder = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'myservices-audit-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const [file, heads] = [join(folder, 'audit.jsonl'), join(folder, 'heads.jsonl')];

const fields = (page: number) => Array.from({ length: 40 }, (_, field) => `Person.page${page}Field${field}`);
const facts = Array.from({ length: 25 }, (_, page) =>
  define('facts', {
    operation: { kind: 'query', hash: String(page).padStart(64, '0'), name: `Page${page}` },
    allow: { linked: ['Query.household'] },
    depends: { 'self | head_of_household_limited': fields(page), self: ['Person.contact'] },
  }),
);
const viewers = Array.from({ length: SESSIONS }, (_, number) =>
  define('viewer', {
    ...{
      kind: 'person',
      issuer: 'ma-login',
      subject: `subject-${number}`,
      accountId: `account-${number}`,
      personId: `p${number}`,
    },
    ...{ session: `session-${number}`, delegate: null, provider: 'MA_LOGIN', memberOf: [`h${number}`], heads: [`h${number}`] },
    ...{ recentSignIn: false, client: 'portal', scopes: [] },
  }),
);
const entryOf = (number: number, at: string) =>
  accessEntry({
    ...{
      event: 'access',
      at,
      requestId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      outcome: 'answered',
      from: null,
    },
    facts: facts[number % facts.length]!,
    viewer: viewers[Math.floor(number / 40) % SESSIONS]!,
    whose: [0, 1, 2, 3].map((member) => `person:p${(number * 7 + member) % PERSONS}`),
    refused: {},
  });

async function measure(what: string, work: () => Promise<string>): Promise<void> {
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  const says = await work();
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `${what}: ${((performance.now() - begun) / 1_000).toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of CPU; ${says}`,
  );
}

await measure(`writing ${records} records`, async () => {
  const trail = await openAudit(
    {
      ...{ file, sync: false, fileBytes: 64_000_000, url: null, networks: false },
      heads: { keys: [SEED], place: heads, everyRecords: 100_000, everyMs: 5_000, graceMs: 1e9 },
    },
    { log: createLog('info') },
  );
  for (let number = 0; number < records; number += BATCH) {
    const at = new Date(Date.now()).toISOString();
    await Promise.all(
      Array.from({ length: Math.min(BATCH, records - number) }, (_, part) => trail.append(entryOf(number + part, at))),
    );
  }
  await trail.close();
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  return `${Math.round(bytes / records)} bytes a record on the disk with indexes, in ${readdirSync(folder).length} files`;
});

const check = createSignatureCheck([publicKeyOf(SEED)]);
const place = openPlace({ file, url: null }, heads);
await measure('verify', async () => {
  const { findings, records: read } = await verifyTrail(await place.toVerify(check));
  return `${read} records, ${findings.length} problems`;
});
for (const question of [{ person: 'p70007' }, { viewer: 'account-123' }]) {
  await measure(`search for ${JSON.stringify(question)}`, async () => {
    let found = 0;
    for await (const { requestId } of place.search(question, check, () => undefined)) found += Number(requestId !== '');
    return `${found} found`;
  });
}
await place.close();
