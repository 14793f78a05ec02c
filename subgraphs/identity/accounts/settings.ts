/** Keys by id; new values are made under `current`, old ones stay readable until they are rotated. */
export type Pepper = { readonly current: string; readonly keys: Readonly<Record<string, Uint8Array>> };

/** A message to one person. Its text holds no benefit data (42 CFR 435.918). */
export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

/** What identity is set to from outside. */
export type Settings = {
  /** The keys under which social security numbers and e-mail addresses are hashed; kept outside the database. */
  readonly pepper: Pepper;
  /** Sends a message. @throws when it cannot be sent now; it is tried again later */
  readonly sendMail: (mail: Mail) => Promise<void>;
  /** Whether accounts are made here, or at an external login.mass.gov. */
  readonly registration: 'embedded' | 'external';
  /** Where hand-offs lead, by target. */
  readonly handOffUrls: Readonly<Record<'MAHEALTHCONNECTOR_APPLICATION', string>>;
};

const nowhere = (): Promise<void> => Promise.resolve();

export const DEVELOPMENT_SETTINGS: Settings = {
  pepper: { current: 'development', keys: { development: new TextEncoder().encode('development-only-pepper-32-bytes') } },
  sendMail: nowhere,
  registration: 'embedded',
  handOffUrls: { MAHEALTHCONNECTOR_APPLICATION: 'https://www.mahealthconnector.org/' },
};
