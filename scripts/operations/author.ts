import { userInfo } from 'node:os';

/** @returns the name of the account that runs the command; `unknown` where the system has no name for it, as in some containers */
export function author(): string {
  try {
    return userInfo().username;
  } catch {
    // The name is only a note: a container without an entry for its user may publish, too.
    return 'unknown';
  }
}
