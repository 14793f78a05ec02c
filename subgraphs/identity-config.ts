import { z } from 'zod';
import { DEFAULT_ACCOUNT_LIMITS } from './identity/accounts/account-limits.ts';
import { DEVELOPMENT_SETTINGS, type PepperKeys, type Settings } from './identity/accounts/settings.ts';
import type { MailConfig } from './mail.ts';

const KEY_BYTES = 32;
const KEY = /^([a-z0-9][a-z0-9-]{0,31}):([A-Za-z0-9+/_-]+={0,2})$/;
const DEVELOPMENT_KEY = Buffer.from(DEVELOPMENT_SETTINGS.pepper.keys[DEVELOPMENT_SETTINGS.pepper.current] ?? []);

/** @returns the pepper that a variable names, the last key being the current one; null when it has another form */
function readPepper(text: string): PepperKeys | null {
  const parts = text.split(',').map((part) => KEY.exec(part.trim()));
  const keys = parts.map((part) => [part?.[1] ?? '', new Uint8Array(Buffer.from(part?.[2] ?? '', 'base64'))] as const);
  const sound = keys.every(([id, key]) => id !== '' && key.length >= KEY_BYTES);
  const ids = new Set(keys.map(([id]) => id));
  return sound && ids.size === keys.length ? { current: keys.at(-1)?.[0] ?? '', keys: Object.fromEntries(keys) } : null;
}

const pepper = z.string().transform((text, context) => {
  const read = readPepper(text);
  if (read) return read;
  context.addIssue({ code: 'custom', message: `must be id:base64 pairs of ${KEY_BYTES} bytes or more, the current one last` });
  return z.NEVER;
});

const limits = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'must be JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z.partialRecord(z.enum(Object.keys(DEFAULT_ACCOUNT_LIMITS) as (keyof typeof DEFAULT_ACCOUNT_LIMITS)[]), z.int().positive()),
  );

/**
 * `PEPPER_KEYS` (`id:base64,id:base64`, the current one last); `SMTP_URL`, without which messages go into `OUTBOX_DIR`;
 * `MAIL_FROM`; `REGISTRATION` (`embedded` or `external`); `HANDOFF_MAHEALTHCONNECTOR_URL`; `ALLOW_DEMO_SSNS` (`on` or
 * `off`; on where the demo is); `ACCOUNT_LIMITS` (JSON, figures of account-limits.ts that differ).
 */
export const identityEnvironment = z.object({
  PEPPER_KEYS: pepper.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, message: 'must be smtp:// or smtps://' }).optional(),
  MAIL_FROM: z.string().min(3).default('MyServices <no-reply@myservices.example.org>'),
  OUTBOX_DIR: z.string().min(1).default('.data/outbox'),
  REGISTRATION: z.enum(['embedded', 'external']).default('embedded'),
  HANDOFF_MAHEALTHCONNECTOR_URL: z
    .url({ protocol: /^https?$/ })
    .default(DEVELOPMENT_SETTINGS.handOffUrls.MAHEALTHCONNECTOR_APPLICATION),
  ALLOW_DEMO_SSNS: z.enum(['on', 'off']).optional(),
  ACCOUNT_LIMITS: limits.optional(),
});

/** What identity is set to, and how its messages leave. */
export type IdentityConfig = { readonly settings: Omit<Settings, 'sendMail'>; readonly mail: MailConfig };

/** @param demo whether the demo households are served */
export function identityOf(data: z.output<typeof identityEnvironment>, demo: boolean): IdentityConfig {
  return {
    settings: {
      pepper: data.PEPPER_KEYS ?? DEVELOPMENT_SETTINGS.pepper,
      registration: data.REGISTRATION,
      handOffUrls: { MAHEALTHCONNECTOR_APPLICATION: data.HANDOFF_MAHEALTHCONNECTOR_URL },
      allowDemoSsns: data.ALLOW_DEMO_SSNS === undefined ? demo : data.ALLOW_DEMO_SSNS === 'on',
      limits: { ...DEFAULT_ACCOUNT_LIMITS, ...data.ACCOUNT_LIMITS },
    },
    mail: { smtpUrl: data.SMTP_URL ?? null, from: data.MAIL_FROM, outboxDir: data.OUTBOX_DIR },
  };
}

/** @returns what must not be so beside real data, or in production */
export function identityProblems(variables: NodeJS.ProcessEnv, demo: boolean): string[] {
  const { NODE_ENV, PEPPER_KEYS, SMTP_URL, ALLOW_DEMO_SSNS } = variables;
  const production = NODE_ENV === 'production';
  const demoSsns = ALLOW_DEMO_SSNS === 'on' && (production || !demo);
  const ssns = demoSsns ? ['ALLOW_DEMO_SSNS: must not be on in production, nor beside a real source'] : [];
  if (!production) return ssns;
  const keys = Object.values(readPepper(PEPPER_KEYS ?? '')?.keys ?? {});
  const known = PEPPER_KEYS === undefined || keys.some((key) => DEVELOPMENT_KEY.equals(key));
  return [
    ...ssns,
    ...(known ? ['PEPPER_KEYS: must be set in production, to keys of its own'] : []),
    ...(SMTP_URL === undefined ? ['SMTP_URL: must be set in production'] : []),
  ];
}
