import { demoPasswords } from '../demo/identity.ts';
import type { Both } from './start-both.ts';

/** A demo account without an owner yet, so its address may appear in a log. */
const EXAMPLE = 'H08';

/**
 * @param demo whether the demo households are served: only then do their user names sign in
 * @returns the addresses of the two providers, and the accounts that can sign in there
 */
export function describeProviders({ maLogin, loginMassGov }: Pick<Both, 'maLogin' | 'loginMassGov'>, demo = true): string {
  if (!demo) return `MA Login answers at ${maLogin.issuer}\nlogin.mass.gov answers at ${loginMassGov.issuer}`;
  const userNames = demoPasswords.filter(({ issuer }) => issuer === 'ma-login').map(({ login }) => login);
  const example = demoPasswords.find(({ name }) => name === EXAMPLE);
  return `MA Login answers at ${maLogin.issuer}
  user names        ${userNames.join(', ')}
login.mass.gov answers at ${loginMassGov.issuer}
  an e-mail address ${example?.login}        (npm run token lists all)
  passwords         demo-<first name>-2026, as ${example?.password}`;
}

/** @returns the accounts that can sign in at the providers, one per line */
export const listDemoAccounts = (): string =>
  demoPasswords.map(({ name, login, password }) => `  ${name.padEnd(22)}${login.padEnd(40)}${password}`).join('\n');
