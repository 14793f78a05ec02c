const MAX_LENGTH = 254;
const ADDRESS = /^([A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64})@([A-Za-z0-9.-]{1,253})$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const TOP_LABEL = /^([a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])$/;

/**
 * Reads an e-mail address in the plain form of RFC 5321: dotted words before the @, a domain of at least two labels after
 * it. No quoting, no comment, no address literal, and so nothing that a mail header could read otherwise.
 *
 * @returns the address with its domain in lower case; null when it has another form or is over 254 characters
 */
export function readEmail(value: string): string | null {
  const parts = value.length <= MAX_LENGTH ? ADDRESS.exec(value) : null;
  if (!parts) return null;
  const [local, domain] = [String(parts[1]), String(parts[2]).toLowerCase()];
  const labels = domain.split('.');
  const sound = labels.length >= 2 && labels.every((label) => LABEL.test(label)) && TOP_LABEL.test(String(labels.at(-1)));
  return sound && !/^\.|\.\.|\.$/.test(local) ? `${local}@${domain}` : null;
}

/** @returns what two spellings of one mailbox have in common: limits and sign-ins go by it */
export const mailboxOf = (address: string): string => address.toLowerCase();
