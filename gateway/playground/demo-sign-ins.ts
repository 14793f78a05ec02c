/** A sign-in that the playground of a developer's machine offers. */
export type DemoSignIn = {
  readonly name: string;
  /** In a line, who that is. */
  readonly describes: string;
  /** The provider, `partners` or `staff`. */
  readonly provider: string;
};

/** The demo sign-ins are handed to the gateway as values: it knows neither subgraphs nor scripts. */
export type DemoSignIns = {
  readonly signIns: readonly DemoSignIn[];
  /** @returns a bearer token; null when there is no such sign-in */
  readonly tokenFor: (name: string) => Promise<string | null>;
};
