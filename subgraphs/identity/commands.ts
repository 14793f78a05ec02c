import type { Locale } from '../../schema/contract/locales.ts';
import type { SignIn } from '../../schema/contract/viewer.ts';
import { resolveStanding } from './standing/resolve-standing.ts';
import type { Store } from './store.ts';

export type Commands = ReturnType<typeof createCommands>;

/** The changes that a request may make: to accounts, their links and their sessions, never to data of a source (UP-1). */
export const createCommands = (store: Store) => ({
  standingChanges: store.standingChanges,
  resolveStanding: (signIn: SignIn, locale: Locale) => resolveStanding(store, signIn, locale),
  requestEmailCode: store.requestEmailCode,
  confirmEmailCode: store.confirmEmailCode,
  createProfile: store.createProfile,
  openAccount: store.openAccount,
  checkPassword: store.checkPassword,
  link: store.link,
  unlink: store.unlink,
  startAssistedSession: store.startAssistedSession,
  endAssistedSession: store.endAssistedSession,
  signOut: store.signOut,
  createHandOff: store.createHandOff,
  redeemHandOff: store.redeemHandOff,
});
