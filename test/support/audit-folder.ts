import { join } from 'node:path';
import { type AuditEntry, define } from '../../gateway/audit/records/audit-entry.ts';
import { accessEntry } from '../../gateway/audit/access-entry.ts';
import { openAudit, type OpenedAudit } from '../../gateway/audit/open-audit.ts';
import { publicKeyOf } from '../../gateway/audit/heads/audit-keys.ts';
import { createLog } from '../../gateway/telemetry/log.ts';

/** The signing key of the tests, and its public key. */
export const AUDIT_SEED = Buffer.alloc(32, 7).toString('base64url');
export const AUDIT_PUBLIC_KEY = publicKeyOf(AUDIT_SEED);

export type AuditPlaces = { readonly file: string; readonly heads: string };
export const placesIn = (folder: string): AuditPlaces => ({
  file: join(folder, 'trail', 'audit.jsonl'),
  heads: join(folder, 'elsewhere', 'heads.jsonl'),
});

/** Opens a trail with signed heads. */
export const openAuditAt = (
  { file, heads }: AuditPlaces,
  { fileBytes = 64_000_000, clock = Date.now, everyRecords = 50, graceMs = 60_000 } = {},
): Promise<OpenedAudit> =>
  openAudit(
    {
      ...{ file, sync: false, fileBytes, url: null, networks: false },
      heads: { keys: [AUDIT_SEED], place: heads, everyRecords, everyMs: 1_000, graceMs },
    },
    { log: createLog('silent'), clock },
  );

const FACTS = [0, 1, 2].map((number) =>
  define('facts', {
    operation: { kind: 'query', hash: `hash-${number}`, name: `Page${number}` },
    allow: { linked: ['Query.household'] },
    depends: { self: [`Person.field${number}`, 'Person.birthDate'] },
  }),
);

const viewerOf = (number: number) =>
  define('viewer', {
    ...{ kind: 'person', issuer: 'ma-login', subject: `s-${number}`, accountId: `account-${number}`, personId: `p${number}` },
    ...{ session: `session-${number}`, delegate: null, provider: 'MA_LOGIN', memberOf: ['h1'], heads: [] },
    ...{ recentSignIn: true, client: 'portal', scopes: [] },
  });

/** A record of a request, as `number` decides. */
export const accessNumber = (number: number, at = new Date(Date.now()).toISOString()): AuditEntry =>
  accessEntry({
    ...{ event: 'access', at, requestId: `request-${number}`, outcome: 'answered', from: null },
    facts: FACTS[number % FACTS.length]!,
    viewer: viewerOf(number % 10),
    whose: [`person:p${number % 10}`, `person:p${100 + (number % 50)}`],
    refused: number % 7 === 0 ? { 'Person.birthDate': [`person:p${number % 50} deny`] } : {},
  });
