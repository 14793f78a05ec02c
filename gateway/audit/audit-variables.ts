import { z } from 'zod';
import { boolean, integer, type Problem, secret, text } from '../../schema/contract/configuration.ts';
import type { AuditConfig } from './audit-config.ts';

const seeds = z
  .string()
  .transform((list, context): readonly string[] => {
    const parts = list.split(',').map((part) => part.trim());
    const isKeys = parts.every((part) => /^[\w-]{43}$/.test(part)) && new Set(parts).size === parts.length;
    if (!isKeys) context.addIssue({ code: 'custom' });
    return parts;
  })
  .meta({ allowed: 'keys of 32 bytes in base64url, several with commas between them, each once' });

const HOURS_6 = 6 * 3_600_000;

/** The variables of the audit trail. */
export const AUDIT_SHAPE = {
  AUDIT_FILE: text('the path of a file').optional().meta({
    description: 'Where the audit trail is written. In production this or AUDIT_URL must be set.',
    default: '.data/audit.jsonl',
    example: '/var/log/myservices/audit.jsonl',
  }),
  AUDIT_SYNC: boolean().optional().meta({
    description: 'Whether an audit record counts as written only when the disk has it.',
    default: 'off, in production on',
  }),
  AUDIT_FILE_BYTES: integer(10_000, 10_000_000_000)
    .default(64_000_000)
    .meta({ description: 'The size at which the audit file is closed and compressed. It also is at the end of a day (UTC).' }),
  AUDIT_URL: secret(
    text('a URL that begins with postgres:// or postgresql://')
      .regex(/^postgres(?:ql)?:\/\//)
      .optional(),
  ).meta({
    description: 'A PostgreSQL database that the audit trail is written to, instead of a file.',
    example: 'postgres://audit_writer:…@db/audit',
  }),
  AUDIT_KEYS: secret(seeds.optional()).meta({
    description:
      'Ed25519 keys of the audit trail. The first one signs; the others are on their way in or out. `npm run keys -- audit` makes them.',
  }),
  AUDIT_HEADS: secret(text('the path of a file, or a URL that begins with postgres://').optional()).meta({
    description: 'Where the signed ends of the trail are published: a file on another disk, or a database. Goes with AUDIT_KEYS.',
    example: '/mnt/other/heads.jsonl',
  }),
  AUDIT_HEADS_RECORDS: integer(1, 1_000_000).default(1_000).meta({ description: 'An end is published after so many records.' }),
  AUDIT_HEADS_MS: integer(100, HOURS_6)
    .default(5_000)
    .meta({ description: 'An end is published after so many milliseconds, if there are new records.' }),
  AUDIT_HEADS_GRACE_MS: integer(0, HOURS_6).default(300_000).meta({
    description: 'While no end can be published, requests are answered for so many milliseconds more, and then refused.',
  }),
  AUDIT_NETWORKS: boolean().default(false).meta({
    description: "Whether a record names the client's network: the first 24 bits of its address, or 48 of an IPv6 address.",
  }),
};

/** What reading and verifying the trail needs besides. */
export const AUDIT_READER_SHAPE = {
  ...AUDIT_SHAPE,
  AUDIT_PUBLIC_KEYS: seeds.optional().meta({
    description: 'The public keys of all AUDIT_KEYS that have ever signed. `npm run keys -- audit public` prints them.',
  }),
};

type Values = { readonly [Name in keyof typeof AUDIT_SHAPE]: z.output<(typeof AUDIT_SHAPE)[Name]> };

/** Reports a trail that has no place, and keys and heads without each other. */
export function checkAudit(
  values: Partial<Values>,
  production: boolean,
  problem: Problem<'AUDIT_FILE' | 'AUDIT_KEYS' | 'AUDIT_HEADS'>,
): void {
  if (production && values.AUDIT_FILE === undefined && values.AUDIT_URL === undefined)
    problem('AUDIT_FILE', 'must be set in production, or AUDIT_URL');
  if (values.AUDIT_KEYS !== undefined && values.AUDIT_HEADS === undefined) problem('AUDIT_HEADS', 'must be set with AUDIT_KEYS');
  if (values.AUDIT_HEADS !== undefined && values.AUDIT_KEYS === undefined) problem('AUDIT_KEYS', 'must be set with AUDIT_HEADS');
}

export const auditOf = (values: Values, production: boolean): AuditConfig => ({
  file: values.AUDIT_FILE ?? '.data/audit.jsonl',
  sync: values.AUDIT_SYNC ?? production,
  fileBytes: values.AUDIT_FILE_BYTES,
  url: values.AUDIT_URL ?? null,
  heads:
    values.AUDIT_KEYS === undefined || values.AUDIT_HEADS === undefined
      ? null
      : {
          keys: values.AUDIT_KEYS,
          place: values.AUDIT_HEADS,
          everyRecords: values.AUDIT_HEADS_RECORDS,
          everyMs: values.AUDIT_HEADS_MS,
          graceMs: values.AUDIT_HEADS_GRACE_MS,
        },
  networks: values.AUDIT_NETWORKS,
});
