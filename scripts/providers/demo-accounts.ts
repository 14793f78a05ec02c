import { createHash, timingSafeEqual } from 'node:crypto';
import { demoPasswords } from '../demo/identity.ts';
import type { Authenticate } from './site.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();
const DUMMY_HASH = digest('nobody');

/** Checks a user name and password of MA Login against the demo accounts. */
export const authenticateDemo: Authenticate = async (userName, password) => {
  const login = userName.toLowerCase();
  const found = demoPasswords.find((account) => account.issuer === 'ma-login' && account.login === login);
  const right = timingSafeEqual(digest(password), found ? digest(found.password) : DUMMY_HASH);
  return right && found ? found.subject : null;
};
