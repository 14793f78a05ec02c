/** How staff sign in to the playground: by the authorization code flow with PKCE, in the browser. */
export type StaffSignIn = {
  readonly issuer: string;
  /** A public client of that issuer. */
  readonly clientId: string;
  readonly scope: string;
};
