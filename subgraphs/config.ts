import { z } from 'zod';
import { assertionKey } from '../schema/contract/viewer-assertion.ts';

/** Signs assertions where nobody has set a secret; refused in production. */
const DEVELOPMENT_SECRET = 'development-only-assertion-secret';

const switchedOn = z.enum(['on', 'off']).transform((value) => value === 'on');

const environment = z
  .object({
    NODE_ENV: z.string().default('development'),
    DATABASE_URL: z
      .string()
      .regex(/^(sqlite:|postgres(ql)?:\/\/)/, 'must begin with sqlite: or postgres://')
      .default('sqlite::memory:'),
    ASSERTION_KEY: z.base64url().min(43, 'must hold 32 bytes').optional(),
    ASSERTION_SECRET: z.string().min(32).default(DEVELOPMENT_SECRET),
    DEMO: switchedOn.optional(),
  })
  .superRefine((read, context) => {
    if (read.NODE_ENV !== 'production') return;
    const issue = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
    if (read.ASSERTION_KEY === undefined && read.ASSERTION_SECRET === DEVELOPMENT_SECRET) {
      issue('ASSERTION_KEY', 'must be set in production, or ASSERTION_SECRET');
    }
    if (read.DEMO === true && read.DATABASE_URL !== 'sqlite::memory:') {
      issue('DEMO', 'must not be on in production: it would replace the rows of the database');
    }
  });

/** What a subgraph that runs as a process of its own is told by its environment. */
export type SubgraphConfig = {
  readonly databaseUrl: string;
  /** The key that verifies viewer assertions meant for this subgraph. */
  readonly assertionKey: Uint8Array;
  /** Whether to serve the demo households, with the clock standing still on their day. */
  readonly demo: boolean;
};

/**
 * Reads the environment of a subgraph's process: `DATABASE_URL`; `ASSERTION_KEY` (base64url, this subgraph's own) or
 * `ASSERTION_SECRET` (what all keys are made from); `DEMO` (`on` or `off`; on unless `NODE_ENV` is `production`).
 *
 * @throws one error that names all problems together
 */
export function readConfig(subgraph: string, variables: NodeJS.ProcessEnv = process.env): SubgraphConfig {
  const { success, data, error } = environment.safeParse(variables);
  if (!success) {
    throw new Error(
      `The environment is not valid:\n${error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`).join('\n')}`,
    );
  }
  return {
    databaseUrl: data.DATABASE_URL,
    assertionKey: data.ASSERTION_KEY
      ? Buffer.from(data.ASSERTION_KEY, 'base64url')
      : assertionKey(data.ASSERTION_SECRET, subgraph),
    demo: data.DEMO ?? data.NODE_ENV !== 'production',
  };
}
