import type { Provider } from 'oidc-provider';
import type { AskGraph } from './ask-graph.ts';

/** Checks what was typed in. @returns the subject of the account; null when the two do not fit, for whatever reason */
export type Authenticate = (login: string, password: string) => Promise<string | null>;

/** What one of the two providers is. */
export type SiteSettings = {
  /** The name by which the graph knows it. */
  readonly key: 'ma-login' | 'login-mass-gov';
  /** The name by which people know it. */
  readonly name: string;
  /** What people sign in with beside their password. */
  readonly login: 'userName' | 'email';
  readonly authenticate: Authenticate;
  /** Asks the graph to make accounts; null: none are made here. */
  readonly askGraph: AskGraph | null;
};

/** A provider that runs. */
export type Site = SiteSettings & { readonly origin: string; readonly oidc: Provider };
