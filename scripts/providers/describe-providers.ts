import { listDemoAccounts } from './demo-accounts.ts';
import type { Both } from './start-both.ts';

/** @returns where the two providers are, and what can be typed in there */
export const describeProviders = ({ maLogin, loginMassGov }: Pick<Both, 'maLogin' | 'loginMassGov'>): string =>
  `MA Login answers at ${maLogin.issuer}; sign-in, user name, password:
${listDemoAccounts('ma-login')}
login.mass.gov answers at ${loginMassGov.issuer}; sign-in, e-mail address, password:
${listDemoAccounts('login-mass-gov')}`;
