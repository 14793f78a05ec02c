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

export const LIMITS: OperationLimits = {
  tokens: 1_000,
  depth: 12,
  aliases: 15,
  rootFields: 10,
  directives: 20,
  cost: 1_000,
  pageSize: 50,
};

/** For a supergraph that is not ours (`--open`): it states no costs, so cost and page size are not limited. */
export const OPEN_LIMITS: OperationLimits = {
  tokens: 15_000,
  depth: 100,
  aliases: 1_000,
  rootFields: 1_000,
  directives: 1_000,
  cost: Number.POSITIVE_INFINITY,
  pageSize: Number.POSITIVE_INFINITY,
};

/** @param open whether the supergraph may be one that is not ours */
export const limitsOf = (open: boolean): OperationLimits => (open ? OPEN_LIMITS : LIMITS);

/** The largest request body, in bytes. */
export const MAX_BODY_BYTES = 100_000;

/** Milliseconds for a whole request. */
export const REQUEST_DEADLINE_MS = 8_000;

/** The largest number of errors in one answer. */
export const MAX_ERRORS = 100;
