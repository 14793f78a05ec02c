import { openPlace } from '../gateway/audit/audit-place.ts';
import { createAuditSigner } from '../gateway/audit/heads/audit-keys.ts';
import { openAuditPool } from '../gateway/audit/postgres/audit-pool.ts';
import { AUDIT_ROLES_SQL, migrateAudit } from '../gateway/audit/postgres/audit-tables.ts';
import type { Question } from '../gateway/audit/search/question.ts';
import { verifyTrail } from '../gateway/audit/verify/verify-trail.ts';
import { importEvents } from './audit/import-events.ts';
import { timeBefore } from './audit/time-before.ts';
import { type AuditArguments, readArguments, USAGE, UsageError } from './audit/read-arguments.ts';
import { RENDERERS } from './audit/render-record.ts';
import { renderVerification } from './audit/render-verification.ts';
import { showProgress } from './audit/show-progress.ts';

type Say = (line: string) => void;
type Command = (given: AuditArguments, say: Say, now: number, environment: NodeJS.ProcessEnv) => Promise<boolean>;

/** Without keys every signature is taken for good; the outcome says so. */
const UNCHECKED = () => null;

const verify: Command = async ({ config, heads, check }, say) => {
  const place = openPlace(config, heads);
  try {
    const verification = await verifyTrail(await place.toVerify(check ?? UNCHECKED));
    for (const line of renderVerification(verification, check !== null && heads !== null)) say(line);
    return verification.findings.length === 0;
  } finally {
    await place.close();
  }
};

async function search(given: AuditArguments, question: Question, say: Say): Promise<boolean> {
  const { config, heads, check, format, from, to } = given;
  const place = openPlace(config, heads);
  const { onFile, stop } = showProgress();
  const { head, line } = RENDERERS[format];
  try {
    if (head !== null) say(head);
    const times = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    for await (const record of place.search({ ...question, ...times }, check, onFile)) say(line(record));
    return true;
  } finally {
    stop();
    await place.close();
  }
}

const named =
  (question: (subject: string) => Question): Command =>
  (given, say) => {
    if (given.subject === undefined) throw new UsageError(USAGE);
    return search(given, question(given.subject), say);
  };

const exportAll: Command = (given, say) => {
  if (given.format === 'text') throw new UsageError('export needs --format csv, jsonl or ocsf');
  return search(given, {}, say);
};

const prune: Command = async ({ config, heads, check, olderThan }, say, now) => {
  const [key] = config.heads?.keys ?? [];
  if (olderThan === undefined) throw new UsageError('prune needs --older-than, as 6y');
  if (key === undefined || check === null) throw new UsageError('prune needs AUDIT_KEYS, AUDIT_HEADS and AUDIT_PUBLIC_KEYS');
  const place = openPlace(config, heads);
  try {
    const removed = await place.prune(timeBefore(olderThan, now), new Date(now).toISOString(), createAuditSigner(key), check);
    for (const name of removed) say(`removed ${name}`);
    say(removed.length === 0 ? 'Nothing is that old.' : 'A signed checkpoint says where the chains go on.');
    return true;
  } finally {
    await place.close();
  }
};

const migrate: Command = async ({ config, roles }, say, now) => {
  if (roles) {
    say(AUDIT_ROLES_SQL);
    return true;
  }
  if (config.url === null) throw new UsageError('AUDIT_URL is not set');
  const pool = openAuditPool(config.url, 0);
  try {
    await migrateAudit(pool, now);
    say('The tables of the audit trail are there, for this month and those of two years.');
    return true;
  } finally {
    await pool.end();
  }
};

const importAll: Command = async (given, say, _now, environment) => {
  say(`${await importEvents(given, environment)} events of accounts are in the trail now.`);
  return true;
};

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['verify', verify],
  ['who-saw', named((person) => ({ person }))],
  ['what-did', named((viewer) => ({ viewer }))],
  ['export', exportAll],
  ['prune', prune],
  ['import-events', importAll],
  ['migrate', migrate],
]);

/**
 * `npm run audit -- COMMAND`: verifies, searches, exports and prunes the audit trail.
 *
 * @returns the exit code: 0 all is well, 1 something was altered, 2 the command could not be run
 */
export async function auditCommand(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
  say: Say = console.log,
  now = Date.now(),
): Promise<number> {
  try {
    const given = readArguments(args, environment);
    const command = COMMANDS.get(given.command);
    if (!command) throw new UsageError(USAGE);
    return (await command(given, say, now, environment)) ? 0 : 1;
  } catch (error) {
    say((error as Error).message);
    return 2;
  }
}

/** Whoever reads the output may stop before its end, as `head` does. */
function endOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

if (import.meta.main) {
  process.stdout.on('error', endOnClosedPipe);
  process.exitCode = await auditCommand(process.argv.slice(2));
}
