import type { Locale } from '../../../schema/contract/locales.ts';
import { type AccountLimits, DEFAULT_ACCOUNT_LIMITS } from './account-limits.ts';

/** Keys by id; new values use `current`, and old values stay readable until they are rotated. An id contains no dot or colon. */
export type PepperKeys = { readonly current: string; readonly keys: Readonly<Record<string, Uint8Array>> };

/** A message to one person, as plain text and as HTML. It contains no benefit data (42 CFR 435.918). */
export type Mail = {
  readonly to: string;
  readonly locale: Locale;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

/** The settings of identity. */
export type Settings = {
  /** The keys under which social security numbers, e-mail addresses and codes are hashed; kept outside the database. */
  readonly pepper: PepperKeys;
  /** Sends a message. @throws when it cannot be sent now; it is tried again later */
  readonly sendMail: (mail: Mail) => Promise<void>;
  /** Whether accounts are created here, or at an external login.mass.gov. */
  readonly registration: 'embedded' | 'external';
  /** The URLs of hand-offs, by target. */
  readonly handOffUrls: Readonly<Record<'MAHEALTHCONNECTOR_APPLICATION', string>>;
  /** Whether `linkAccount` takes the numbers 900-12-00NN of the demo; never with a real source. */
  readonly allowDemoSsns: boolean;
  readonly limits: AccountLimits;
};

const nowhere = (): Promise<void> => Promise.resolve();

export const DEVELOPMENT_SETTINGS: Settings = {
  pepper: { current: 'development', keys: { development: new TextEncoder().encode('development-only-pepper-32-bytes') } },
  sendMail: nowhere,
  registration: 'embedded',
  handOffUrls: { MAHEALTHCONNECTOR_APPLICATION: 'https://www.mahealthconnector.org/' },
  allowDemoSsns: true,
  limits: DEFAULT_ACCOUNT_LIMITS,
};
