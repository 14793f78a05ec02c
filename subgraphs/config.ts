import { z } from 'zod';
import { assertionKey } from '../schema/contract/viewer-assertion.ts';
import { type IdentityConfig, identityEnvironment, identityOf, identityProblems } from './identity-config.ts';

/** Signs assertions where nobody has set a secret; refused in production. */
const DEVELOPMENT_SECRET = 'development-only-assertion-secret';

const switchedOn = z.enum(['on', 'off']).transform((value) => value === 'on');

const everySubgraph = z.object({
  NODE_ENV: z.string().default('development'),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:|postgres(ql)?:\/\/)/, 'must begin with sqlite: or postgres://')
    .default('sqlite::memory:'),
  ASSERTION_KEY: z.base64url().min(43, 'must hold 32 bytes').optional(),
  ASSERTION_SECRET: z.string().min(32).default(DEVELOPMENT_SECRET),
  DEMO: switchedOn.optional(),
});

/** What a subgraph that runs as a process of its own is told by its environment. */
export type SubgraphConfig = {
  readonly databaseUrl: string;
  /** The key that verifies viewer assertions meant for this subgraph. */
  readonly assertionKey: Uint8Array;
  /** Whether to serve the demo households, with the clock standing still on their day. */
  readonly demo: boolean;
  /** What identity alone is told; null for the others. */
  readonly identity: IdentityConfig | null;
};

/**
 * Reads the environment of a subgraph's process: `DATABASE_URL`; `ASSERTION_KEY` (base64url, this subgraph's own) or
 * `ASSERTION_SECRET` (what all keys are made from); `DEMO` (`on` or `off`; on unless `NODE_ENV` is `production`); and for
 * identity what `identity-config.ts` names.
 *
 * @throws one error that names all problems together
 */
export function readConfig(subgraph: string, variables: NodeJS.ProcessEnv = process.env): SubgraphConfig {
  const isIdentity = subgraph === 'identity';
  const common = everySubgraph.safeParse(variables);
  const own = identityEnvironment.safeParse(isIdentity ? variables : {});
  const demo = isDemo(variables);
  const problems = [
    ...[...(common.error?.issues ?? []), ...(own.error?.issues ?? [])].map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    ),
    ...productionProblems(variables),
    ...(isIdentity ? identityProblems(variables, demo) : []),
  ];
  if (problems.length > 0 || !common.data || !own.data) {
    throw new Error(`The environment is not valid:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
  const { DATABASE_URL, ASSERTION_KEY, ASSERTION_SECRET } = common.data;
  return {
    databaseUrl: DATABASE_URL,
    assertionKey: ASSERTION_KEY ? Buffer.from(ASSERTION_KEY, 'base64url') : assertionKey(ASSERTION_SECRET, subgraph),
    demo,
    identity: isIdentity ? identityOf(own.data, demo) : null,
  };
}

const isDemo = ({ DEMO, NODE_ENV }: NodeJS.ProcessEnv) => (DEMO === undefined ? NODE_ENV !== 'production' : DEMO === 'on');

// Read from the variables themselves, so that they are told beside those of form.
function productionProblems({ NODE_ENV, ASSERTION_KEY, ASSERTION_SECRET, DEMO, DATABASE_URL }: NodeJS.ProcessEnv): string[] {
  if (NODE_ENV !== 'production') return [];
  const known = ASSERTION_KEY === undefined && (ASSERTION_SECRET ?? DEVELOPMENT_SECRET) === DEVELOPMENT_SECRET;
  const replacing = DEMO === 'on' && (DATABASE_URL ?? 'sqlite::memory:') !== 'sqlite::memory:';
  return [
    ...(known ? ['ASSERTION_KEY: must be set in production, or ASSERTION_SECRET'] : []),
    ...(replacing ? ['DEMO: must not be on in production: it would replace the rows of the database'] : []),
  ];
}
