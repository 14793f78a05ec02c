/** The limits of an operation; defaults from `limits.md`. */
export type OperationLimits = {
  readonly tokens: number;
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
  readonly cost: number;
  readonly pageSize: number;
};

/** The limits of a gateway. Each can be configured: see `limit-variables.ts`. */
export type GatewayLimits = OperationLimits & {
  /** The largest body of a request, in bytes. */
  readonly bodyBytes: number;
  /** The largest answer of a subgraph, in bytes. */
  readonly subgraphAnswerBytes: number;
  /** The largest number of errors in one answer. */
  readonly errors: number;
};

export const LIMITS: GatewayLimits = {
  bodyBytes: 100_000,
  tokens: 1_000,
  depth: 12,
  aliases: 15,
  rootFields: 10,
  directives: 20,
  cost: 1_000,
  pageSize: 50,
  subgraphAnswerBytes: 5_000_000,
  errors: 100,
};

/** For a supergraph that is not ours (`--open`): it states no costs, so cost and page size are not limited. */
export const OPEN_LIMITS: GatewayLimits = {
  ...LIMITS,
  tokens: 15_000,
  depth: 100,
  aliases: 1_000,
  rootFields: 1_000,
  directives: 1_000,
  cost: Number.POSITIVE_INFINITY,
  pageSize: Number.POSITIVE_INFINITY,
  subgraphAnswerBytes: 50_000_000,
};

/**
 * @param open whether the supergraph may be one that is not ours
 * @param configured takes precedence over the defaults
 */
export const limitsOf = (open: boolean, configured: Partial<GatewayLimits> = {}): GatewayLimits => ({
  ...(open ? OPEN_LIMITS : LIMITS),
  ...configured,
});

/** Milliseconds for a whole request. */
export const REQUEST_DEADLINE_MS = 8_000;
