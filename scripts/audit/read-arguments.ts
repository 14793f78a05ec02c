import { parseArgs } from 'node:util';
import { readVariables } from '../../schema/contract/configuration.ts';
import { AUDIT_READER_SHAPE, auditOf } from '../../gateway/audit/audit-variables.ts';
import type { AuditConfig } from '../../gateway/audit/audit-config.ts';
import { type CheckSignature, createSignatureCheck } from '../../gateway/audit/heads/audit-keys.ts';

export const USAGE = `usage: npm run --silent audit -- COMMAND
  verify                              says whether anything was altered, and what
  who-saw PERSON [--from --to]        every request that showed data of a person
  what-did VIEWER [--from --to]       every request of an account, person, session or token subject
  export --format csv|jsonl|ocsf      every request [--from --to]
  prune --older-than 6y               removes closed files (or months of a database), and leaves a signed checkpoint
  import-events [--from --to]         writes events of accounts that identity keeps in DATABASE_URL into the trail
  migrate [--roles]                   makes the tables in AUDIT_URL, or prints the SQL that makes their roles
--from and --to are days or times in UTC: 2026-10-01. who-saw and what-did print --format text (the default), csv, jsonl or ocsf.
They read AUDIT_FILE or AUDIT_URL, AUDIT_HEADS, and AUDIT_PUBLIC_KEYS: the public keys that npm run keys -- audit public prints.
--unsigned goes without keys, as on a developer's machine. prune signs with AUDIT_KEYS.`;

const OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string' },
  'older-than': { type: 'string' },
  roles: { type: 'boolean' },
  unsigned: { type: 'boolean' },
} as const;

export const FORMATS = ['text', 'csv', 'jsonl', 'ocsf'] as const;
export type Format = (typeof FORMATS)[number];

export type AuditArguments = {
  readonly command: string;
  readonly subject: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly format: Format;
  readonly olderThan: string | undefined;
  readonly roles: boolean;
  readonly config: AuditConfig;
  /** The path of the file of heads, or the URL of their database; null: none. */
  readonly heads: string | null;
  /** Null: signatures are not checked. */
  readonly check: CheckSignature | null;
};

/** They read nothing of the trail. */
const WITHOUT_KEYS: ReadonlySet<string> = new Set(['migrate', 'import-events']);

/** Something that the operator has to change. */
export class UsageError extends Error {}

/** @throws UsageError, ConfigurationError */
export function readArguments(args: readonly string[], environment: NodeJS.ProcessEnv): AuditArguments {
  const { values, positionals } = parse(args);
  const [command = '', subject, ...more] = positionals;
  if (more.length > 0) throw new UsageError(USAGE);
  const variables = readVariables(AUDIT_READER_SHAPE, environment);
  const { AUDIT_PUBLIC_KEYS: keys, AUDIT_HEADS: heads = null } = variables;
  if (keys === undefined && !values.unsigned && !WITHOUT_KEYS.has(command))
    throw new UsageError('AUDIT_PUBLIC_KEYS is not set: the keys by which the trail is verified. --unsigned goes without.');
  const format = values.format ?? 'text';
  if (!isFormat(format)) throw new UsageError(`--format is one of ${FORMATS.join(', ')}`);
  return {
    ...{ command, subject, format, heads, olderThan: values['older-than'], roles: values.roles ?? false },
    from: timeOf(values.from, '--from'),
    to: timeOf(values.to, '--to'),
    config: auditOf(variables, false),
    check: keys === undefined ? null : createSignatureCheck(keys),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`, { cause: error });
  }
}

const isFormat = (format: string): format is Format => (FORMATS as readonly string[]).includes(format);

function timeOf(text: string | undefined, flag: string): string | undefined {
  if (text === undefined) return undefined;
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new UsageError(`${flag} is a day or a time: 2026-10-01 or 2026-10-01T12:00:00Z`);
  return at.toISOString();
}
