/** The figures of accounts (`limits.md`); durations in seconds. Each can be set otherwise. */
export const DEFAULT_ACCOUNT_LIMITS = {
  /** For how long an e-mail code is good. */
  codeSeconds: 10 * 60,
  /** Wrong codes after which an address is locked, whichever codes they were tried against. */
  codeTries: 5,
  /** For how long a wrong code counts to `codeTries`. */
  codeTriesSeconds: 60 * 60,
  /** Wrong codes of an address in 24 hours. */
  codeFailuresADay: 10,
  /** The least time between two codes to one address. */
  resendSeconds: 60,
  /** Codes to one address in an hour. */
  codesAnHour: 5,
  /** Codes sent to whichever address for one client's address, and tries of codes from there, in an hour. */
  codesAnHourByAddress: 20,
  codeTriesAnHourByAddress: 60,
  /** Tries to link one account. */
  linkTries: 5,
  /** For how long a try to link counts to `linkTries`. */
  linkTriesSeconds: 24 * 60 * 60,
  /** Tries to link from one client's address in an hour. */
  linkTriesAnHourByAddress: 10,
  /** Wrong passwords for one login. */
  passwordTries: 10,
  /** For how long a wrong password counts to `passwordTries`. */
  passwordTriesSeconds: 15 * 60,
  /** For how long a confirmed address can be made an account of. */
  registrationSeconds: 15 * 60,
  passwordMinLength: 8,
  passwordMaxLength: 64,
  /** For how long a message that could not be sent is tried again; a code no longer than it is good. */
  mailSeconds: 3 * 24 * 60 * 60,
} as const satisfies Record<string, number>;

export type AccountLimits = Readonly<Record<keyof typeof DEFAULT_ACCOUNT_LIMITS, number>>;
