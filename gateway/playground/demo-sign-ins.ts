/** A sign-in that the playground of a developer's machine offers. */
export type DemoSignIn = {
  readonly name: string;
  /** A one-line description of the person. */
  readonly describes: string;
  /** The provider, `partners` or `staff`. */
  readonly provider: string;
  /** The clients that it can use, the usual one first. */
  readonly clients: readonly string[];
};

/** The demo sign-ins are handed to the gateway as values: it knows neither subgraphs nor scripts. */
export type DemoSignIns = {
  readonly signIns: readonly DemoSignIn[];
  /**
   * @param client one of the sign-in's clients; by default its usual one
   * @returns a bearer token; null when there is no such sign-in, or when it cannot use that client
   */
  readonly tokenFor: (name: string, client?: string) => Promise<string | null>;
};
