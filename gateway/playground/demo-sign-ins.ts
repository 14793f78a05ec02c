/** A sign-in that the playground of a developer's machine offers. */
export type DemoSignIn = {
  readonly name: string;
  /** In a line, who that is. */
  readonly describes: string;
  /** The provider, `partners` or `staff`. */
  readonly provider: string;
  /** Through which clients it can ask, the usual one first. */
  readonly clients: readonly string[];
};

/** The demo sign-ins are handed to the gateway as values: it knows neither subgraphs nor scripts. */
export type DemoSignIns = {
  readonly signIns: readonly DemoSignIn[];
  /**
   * @param client one of the sign-in's; the usual one when it is not given
   * @returns a bearer token; null when there is no such sign-in, or not through that client
   */
  readonly tokenFor: (name: string, client?: string) => Promise<string | null>;
};
