import { integer } from '../../schema/contract/configuration.ts';
import { type GatewayLimits, LIMITS, OPEN_LIMITS } from './limits.ts';

const MAX = 100_000_000;

/** A variable of the environment for one limit. Its default depends on whether the gateway is open. */
function limit(name: keyof GatewayLimits, min: number, max: number, description: string) {
  const open = OPEN_LIMITS[name] === Number.POSITIVE_INFINITY ? 'none' : OPEN_LIMITS[name];
  const allowed = `a whole number from ${min} to ${max}`;
  const both = open === LIMITS[name] ? String(open) : `${LIMITS[name]}, with --open ${open}`;
  return integer(min, max).optional().meta({ description, allowed, default: both });
}

/** The variables of `GatewayLimits`. */
export const LIMIT_SHAPE = {
  MAX_BODY_BYTES: limit('bodyBytes', 1_000, MAX, 'The largest body of a request, in bytes.'),
  MAX_TOKENS: limit('tokens', 1, 1_000_000, 'The most tokens of a document.'),
  MAX_DEPTH: limit('depth', 1, 1_000, 'The greatest depth of an operation.'),
  MAX_ALIASES: limit('aliases', 0, 100_000, 'The most aliases of an operation.'),
  MAX_ROOT_FIELDS: limit('rootFields', 1, 100_000, 'The most root fields of an operation.'),
  MAX_DIRECTIVES: limit('directives', 0, 100_000, 'The most directives of an operation.'),
  MAX_COST: limit('cost', 1, MAX, 'The highest cost of an operation, by `@cost` and `@listSize` with the values of variables.'),
  MAX_PAGE_SIZE: limit(
    'pageSize',
    1,
    100_000,
    'The largest page that an operation may ask for. Subgraphs may give less: those of the portal give 50.',
  ),
  MAX_SUBGRAPH_ANSWER_BYTES: limit(
    'subgraphAnswerBytes',
    1_000,
    500_000_000,
    'The largest answer of a subgraph, in bytes, before and after decoding. Larger ones count as an outage of the subgraph.',
  ),
  MAX_ERRORS: limit('errors', 1, 100_000, 'The most errors in an answer. The answer says how many more there were.'),
};

type Values = { readonly [Name in keyof typeof LIMIT_SHAPE]: number | undefined };

/** @returns the limits that the environment sets to other than their defaults */
export function configuredLimits(values: Values): Partial<GatewayLimits> {
  const all: Readonly<Record<keyof GatewayLimits, number | undefined>> = {
    bodyBytes: values.MAX_BODY_BYTES,
    tokens: values.MAX_TOKENS,
    depth: values.MAX_DEPTH,
    aliases: values.MAX_ALIASES,
    rootFields: values.MAX_ROOT_FIELDS,
    directives: values.MAX_DIRECTIVES,
    cost: values.MAX_COST,
    pageSize: values.MAX_PAGE_SIZE,
    subgraphAnswerBytes: values.MAX_SUBGRAPH_ANSWER_BYTES,
    errors: values.MAX_ERRORS,
  };
  const isUsual = (name: keyof GatewayLimits, value: number) => value === LIMITS[name] && value === OPEN_LIMITS[name];
  const set = Object.entries(all) as [keyof GatewayLimits, number | undefined][];
  return Object.fromEntries(set.filter(([name, value]) => value !== undefined && !isUsual(name, value)));
}
