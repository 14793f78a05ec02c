import type { Provider } from 'oidc-provider';
import type { AskGraph } from './ask-graph.ts';

/** Checks login and password. @returns the subject of the account; null when they do not match, for whatever reason */
export type Authenticate = (login: string, password: string) => Promise<string | null>;

/** The definition of one of the two providers. */
export type SiteSettings = {
  /** The name by which the graph knows it. */
  readonly key: 'ma-login' | 'login-mass-gov';
  /** The name by which people know it. */
  readonly name: string;
  /** What people sign in with besides their password. */
  readonly login: 'userName' | 'email';
  readonly authenticate: Authenticate;
  /** Asks the graph to create accounts. Null: this provider creates none. */
  readonly askGraph: AskGraph | null;
};

/** A running provider. */
export type Site = SiteSettings & { readonly origin: string; readonly oidc: Provider };
