const MAX_LENGTH = 254;
const ADDRESS = /^([A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64})@([A-Za-z0-9.-]{1,253})$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const TOP_LABEL = /^([a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])$/;

/**
 * Reads an e-mail address in the plain form of RFC 5321: dotted words before the @, a domain of at least two labels after it.
 * Quoting, comments and address literals are not allowed, so that a mail header cannot be misread.
 *
 * @returns the address with its domain in lower case; null when it is malformed or longer than 254 characters
 */
export function readEmail(value: string): string | null {
  const parts = value.length <= MAX_LENGTH ? ADDRESS.exec(value) : null;
  if (!parts) return null;
  const [local, domain] = [String(parts[1]), String(parts[2]).toLowerCase()];
  const labels = domain.split('.');
  const sound = labels.length >= 2 && labels.every((label) => LABEL.test(label)) && TOP_LABEL.test(String(labels.at(-1)));
  return sound && !/^\.|\.\.|\.$/.test(local) ? `${local}@${domain}` : null;
}

/** @returns the same text for every spelling of one mailbox; limits and sign-ins compare it */
export const mailboxOf = (address: string): string => address.toLowerCase();
