import { z } from 'zod';
import { boolean, oneOf, type Problem, secret, text, url, type Variables } from '../schema/contract/configuration.ts';
import { getOwn } from '../schema/contract/own-property.ts';
import { DEFAULT_ACCOUNT_LIMITS } from './identity/settings/account-limits.ts';
import { DEVELOPMENT_SETTINGS, type PepperKeys, type Settings } from './identity/settings/settings.ts';
import type { MailConfig } from './mail.ts';

const KEY_BYTES = 32;
const KEY = /^([a-z0-9][a-z0-9-]{0,31}):([A-Za-z0-9+/_-]+={0,2})$/;
const DEVELOPMENT_KEY = Buffer.from(getOwn(DEVELOPMENT_SETTINGS.pepper.keys, DEVELOPMENT_SETTINGS.pepper.current) ?? []);

/** @returns the pepper in a variable, whose last key is the current one; null when the value is malformed */
function readPepper(text: string): PepperKeys | null {
  const parts = text.split(',').map((part) => KEY.exec(part.trim()));
  const keys = parts.map((part) => [part?.[1] ?? '', new Uint8Array(Buffer.from(part?.[2] ?? '', 'base64'))] as const);
  const sound = keys.every(([id, key]) => id !== '' && key.length >= KEY_BYTES);
  const ids = new Set(keys.map(([id]) => id));
  return sound && ids.size === keys.length ? { current: keys.at(-1)?.[0] ?? '', keys: Object.fromEntries(keys) } : null;
}

const pepper = z
  .string()
  .transform((value, context) => {
    const read = readPepper(value);
    if (!read) context.addIssue({ code: 'custom' });
    return read ?? z.NEVER;
  })
  .meta({ allowed: `id:base64 pairs of ${KEY_BYTES} bytes or more with commas between them, each id once` });

const LIMIT_NAMES = Object.keys(DEFAULT_ACCOUNT_LIMITS) as (keyof typeof DEFAULT_ACCOUNT_LIMITS)[];
const limits = z
  .string()
  .transform((value, context): unknown => {
    try {
      return JSON.parse(value);
    } catch {
      // The error's message would repeat the value.
      context.addIssue({ code: 'custom' });
      return z.NEVER;
    }
  })
  .pipe(z.partialRecord(z.enum(LIMIT_NAMES), z.int().positive()))
  .meta({ allowed: `JSON with whole numbers above 0 of: ${LIMIT_NAMES.join(', ')}` });

/** The environment variables of identity, in addition to those of every subgraph. */
export const IDENTITY_SHAPE = {
  PEPPER_KEYS: secret(pepper.optional()).meta({
    description: 'The keys under which identifiers are hashed, the current one last. Must be set in production.',
    default: 'one for development',
    example: '2026-01:<base64 of 32 bytes>',
  }),
  SMTP_URL: secret(url('smtp', 'smtps').optional()).meta({
    description: 'Where messages are sent. Must be set in production. Without it they go into OUTBOX_DIR.',
    example: 'smtps://mail.example.org',
  }),
  MAIL_FROM: text('a sender with an e-mail address', 3)
    .default('MyServices <no-reply@myservices.example.org>')
    .meta({ description: 'The sender of messages.' }),
  OUTBOX_DIR: text('the path of a folder')
    .default('.data/outbox')
    .meta({ description: 'A folder with one file per message, where there is no SMTP_URL.' }),
  REGISTRATION: oneOf('embedded', 'external').optional().meta({
    description:
      'Whether accounts of login.mass.gov are created here (`embedded`), or at the provider and opened at the first sign-in (`external`).',
    default: '`embedded`, in production `external`',
  }),
  HANDOFF_MAHEALTHCONNECTOR_URL: url('http', 'https')
    .default(DEVELOPMENT_SETTINGS.handOffUrls.MAHEALTHCONNECTOR_APPLICATION)
    .meta({ description: 'Where the hand-off to the application leads.' }),
  ALLOW_DEMO_SSNS: boolean().optional().meta({
    description: 'Whether linkAccount takes the numbers 900-12-00NN. Refused in production and beside real data.',
    default: 'on where the demo is',
  }),
  ACCOUNT_LIMITS: limits.optional().meta({
    description: 'The figures of subgraphs/identity/settings/account-limits.ts that differ.',
    example: '{"codeTries":3}',
  }),
} satisfies Variables;

/** What a load of identity's feed needs of them. */
export const IDENTITY_FEED_SHAPE = {
  PEPPER_KEYS: IDENTITY_SHAPE.PEPPER_KEYS,
  ALLOW_DEMO_SSNS: IDENTITY_SHAPE.ALLOW_DEMO_SSNS,
};

type Values = { readonly [Name in keyof typeof IDENTITY_SHAPE]: z.output<(typeof IDENTITY_SHAPE)[Name]> };

/** The settings of identity, and how it sends messages. */
export type IdentityConfig = { readonly settings: Omit<Settings, 'sendMail'>; readonly mail: MailConfig };

type FeedValues = Pick<Values, keyof typeof IDENTITY_FEED_SHAPE>;

/** @returns the settings that a load of identity's feed uses */
export const identityFeedSettings = (
  { PEPPER_KEYS, ALLOW_DEMO_SSNS }: FeedValues,
  demo: boolean,
): Pick<Settings, 'pepper' | 'allowDemoSsns'> => ({
  pepper: PEPPER_KEYS ?? DEVELOPMENT_SETTINGS.pepper,
  allowDemoSsns: ALLOW_DEMO_SSNS ?? demo,
});

/** @param demo whether the demo households are served */
export function identityOf(data: Values & { readonly NODE_ENV?: string | undefined }, demo: boolean): IdentityConfig {
  return {
    settings: {
      ...identityFeedSettings(data, demo),
      registration: data.REGISTRATION ?? (data.NODE_ENV === 'production' ? 'external' : 'embedded'),
      handOffUrls: { MAHEALTHCONNECTOR_APPLICATION: data.HANDOFF_MAHEALTHCONNECTOR_URL },
      limits: { ...DEFAULT_ACCOUNT_LIMITS, ...data.ACCOUNT_LIMITS },
    },
    mail: { smtpUrl: data.SMTP_URL ?? null, from: data.MAIL_FROM, outboxDir: data.OUTBOX_DIR },
  };
}

/** Reports settings that are not allowed with real data or in production. */
export function checkIdentity(
  values: Partial<Values> & { readonly NODE_ENV?: string },
  demo: boolean,
  problem: Problem<keyof Values>,
): void {
  checkIdentityFeed(values, demo, problem);
  if (values.NODE_ENV === 'production' && values.SMTP_URL === undefined) problem('SMTP_URL', 'must be set in production');
}

/** Reports settings of identity's feed that are not allowed with real data or in production. */
export function checkIdentityFeed(
  values: Partial<FeedValues> & { readonly NODE_ENV?: string },
  demo: boolean,
  problem: Problem<keyof FeedValues>,
): void {
  const production = values.NODE_ENV === 'production';
  if (values.ALLOW_DEMO_SSNS && (production || !demo))
    problem('ALLOW_DEMO_SSNS', 'must not be on in production, nor beside a real source');
  if (!production) return;
  const keys = Object.values(values.PEPPER_KEYS?.keys ?? {});
  const known = values.PEPPER_KEYS === undefined || keys.some((key) => DEVELOPMENT_KEY.equals(key));
  if (known) problem('PEPPER_KEYS', 'must be set in production, to keys of its own');
}
