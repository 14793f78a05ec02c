import type { Provider } from 'oidc-provider';
import type { AskGraph } from './ask-graph.ts';

/** Checks login and password. @returns the subject of the account; null when they do not match */
export type Authenticate = (login: string, password: string) => Promise<string | null>;

/** The definition of one of the two providers. */
export type SiteSettings = {
  /** Its name in the graph. */
  readonly key: 'ma-login' | 'login-mass-gov';
  /** Its public name. */
  readonly name: string;
  /** The kind of login that people enter with their password. */
  readonly login: 'userName' | 'email';
  readonly authenticate: Authenticate;
  /** Creates accounts through the graph; null if this provider creates none. */
  readonly askGraph: AskGraph | null;
};

/** A running provider. */
export type Site = SiteSettings & { readonly origin: string; readonly oidc: Provider };
