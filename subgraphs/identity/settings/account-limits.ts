/** The limits of accounts (`limits.md`); durations in seconds. Each can be overridden. */
export const DEFAULT_ACCOUNT_LIMITS = {
  /** How long an e-mail code is valid. */
  codeSeconds: 10 * 60,
  /** The number of wrong codes that locks an address, counted across codes. */
  codeTries: 5,
  /** How long a wrong code counts toward `codeTries`. */
  codeTriesSeconds: 60 * 60,
  /** Wrong codes of an address in 24 hours. */
  codeFailuresADay: 10,
  /** The minimum time between two codes to one address. */
  resendSeconds: 60,
  /** Codes to one address in an hour. */
  codesAnHour: 5,
  /** Codes sent at the request of one client address, and codes tried from there, in an hour. */
  codesAnHourByAddress: 20,
  codeTriesAnHourByAddress: 60,
  /** Tries to link one account. */
  linkTries: 5,
  /** How long a try to link counts toward `linkTries`. */
  linkTriesSeconds: 24 * 60 * 60,
  /** Tries to link from one client's address in an hour. */
  linkTriesAnHourByAddress: 10,
  /** Wrong passwords for one login. */
  passwordTries: 10,
  /** How long a wrong password counts toward `passwordTries`. */
  passwordTriesSeconds: 15 * 60,
  /** How long an account can be created for a confirmed address. */
  registrationSeconds: 15 * 60,
  passwordMinLength: 8,
  passwordMaxLength: 64,
  /** How long sending a message is retried; a code only while it is valid. */
  mailSeconds: 3 * 24 * 60 * 60,
} as const satisfies Record<string, number>;

export type AccountLimits = Readonly<Record<keyof typeof DEFAULT_ACCOUNT_LIMITS, number>>;
