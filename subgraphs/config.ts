import {
  boolean,
  describeVariables,
  oneOf,
  type Problem,
  readVariables,
  secret,
  text,
  type Variable,
} from '../schema/contract/configuration.ts';
import { TELEMETRY_SHAPE, type TelemetryConfig, telemetryOf } from '../schema/contract/telemetry-variables.ts';
import { checkServer, SERVER_VARIABLES, type ServerConfig, serverOf } from '../schema/contract/server-variables.ts';
import { certificateFile } from '../schema/contract/tls.ts';
import {
  checkDatabase,
  type DatabaseConfig,
  databaseOf,
  DATABASE_SHAPE,
  type DatabaseValues,
  isInMemory,
} from './database-config.ts';
import { DEVELOPMENT_SECRET, SHARED_VARIABLES } from '../schema/contract/shared-variables.ts';
import { assertionKey } from '../schema/contract/viewer-assertion.ts';
import {
  checkIdentity,
  checkIdentityFeed,
  type IdentityConfig,
  IDENTITY_FEED_SHAPE,
  identityFeedSettings,
  identityOf,
  IDENTITY_SHAPE,
} from './identity-config.ts';
import { checkLetters, lettersOf, NOTICES_SHAPE } from './notices-config.ts';
import type { LetterSettings } from './notices/letters/letter-store.ts';
import type { GuardKind } from './shared/guard.ts';

const SUBGRAPH_SHAPE = {
  ...DATABASE_SHAPE,
  ...SERVER_VARIABLES,
  TLS_CLIENT_CA_FILE: certificateFile().optional().meta({
    description:
      'The authority of the certificates of gateways. With it a client that shows none is refused. It needs TLS_CERT_FILE.',
    example: '/run/tls/ca.crt',
  }),
  ASSERTION_KEY: secret(
    text('32 bytes in base64url, several with commas between them')
      .regex(/^[\w-]{43,}(?:,[\w-]{43,})*$/)
      .optional(),
  ).meta({
    description:
      "This subgraph's own keys, as `npm run keys -- derive` prints them. They check what is meant for it, and forge nothing for others.",
  }),
  ASSERTION_KEYS: SHARED_VARIABLES.ASSERTION_KEYS.meta({
    description: 'Where no ASSERTION_KEY is set, the keys are made from these. `npm run keys` makes them.',
  }),
  ASSERTION_SECRET: SHARED_VARIABLES.ASSERTION_SECRET.meta({
    description: 'The same for one secret alone. In production one of the three must be set.',
  }),
  ...TELEMETRY_SHAPE,
  GUARD: oneOf('compiled', 'shield').default('compiled').meta({
    description:
      'Who runs the rules of fields: graphql-shield itself, or predicates compiled from its rules. The answers are the same.',
  }),
  DEMO: boolean().optional().meta({
    description: 'Serve the demo households, with the clock standing still on their day.',
    default: 'on; in production it must be off',
  }),
};

/** The environment variables of every subgraph. */
export const SUBGRAPH_VARIABLES: readonly Variable[] = describeVariables(SUBGRAPH_SHAPE);
/** The additional environment variables of identity. */
export const IDENTITY_VARIABLES: readonly Variable[] = describeVariables(IDENTITY_SHAPE);

/** The additional environment variables of notices. */
export const NOTICES_VARIABLES: readonly Variable[] = describeVariables(NOTICES_SHAPE);

/** The configuration of a subgraph that runs as its own process. */
export type SubgraphConfig = DatabaseConfig &
  TelemetryConfig & {
    /** The keys that verify viewer assertions meant for this subgraph. */
    readonly assertionKey: readonly Uint8Array[];
    /** Where and how it listens, and how it ends. */
    readonly server: ServerConfig;
    /** Whether only the gateway is told the SDL. */
    readonly protectsSdl: boolean;
    /** Whether to serve the demo households, with the clock fixed on their day. */
    readonly demo: boolean;
    readonly guard: GuardKind;
    /** The configuration of identity; null for the other subgraphs. */
    readonly identity: IdentityConfig | null;
    /** The configuration of notices; null for the other subgraphs. */
    readonly notices: { readonly settings: LetterSettings } | null;
  };

/**
 * Reads the environment of a subgraph's process.
 *
 * @throws ConfigurationError that lists all problems
 */
export function readConfig(subgraph: string, variables: NodeJS.ProcessEnv = process.env): SubgraphConfig {
  if (subgraph === 'notices') {
    const values = readVariables({ ...SUBGRAPH_SHAPE, ...NOTICES_SHAPE }, variables, (read, problem) => {
      checkSubgraph(read, problem);
      checkLetters(read, problem);
    });
    return { ...commonOf(subgraph, values), notices: { settings: lettersOf(values) } };
  }
  if (subgraph !== 'identity') return commonOf(subgraph, readVariables(SUBGRAPH_SHAPE, variables, checkSubgraph));
  const values = readVariables({ ...SUBGRAPH_SHAPE, ...IDENTITY_SHAPE }, variables, (read, problem) => {
    checkSubgraph(read, problem);
    checkIdentity(read, isDemo(read), problem);
  });
  const common = commonOf(subgraph, values);
  return { ...common, identity: identityOf(values, common.demo) };
}

/**
 * Reads where the tables are, for commands that need no more.
 *
 * @throws ConfigurationError that lists all problems
 */
export function readDatabaseConfig(
  variables: NodeJS.ProcessEnv = process.env,
): DatabaseConfig & { readonly isInMemory: boolean } {
  const values = readVariables(DATABASE_SHAPE, variables);
  return { ...databaseOf(values), isInMemory: isInMemory(values) };
}

/** What a command of `npm run feed` needs: where the tables are, and for identity's feed its settings. */
export type FeedConfig = Pick<DatabaseConfig, 'migrates'> & {
  /** Null where there are no tables that last. */
  readonly databaseUrl: string | null;
  readonly settings: object;
};

/**
 * Reads what the commands of `npm run feed` need, and nothing that serving needs.
 *
 * @param identity whether identity's feed is loaded or checked
 * @param lasting whether there must be tables that last
 * @throws ConfigurationError that lists all problems
 */
export function readFeedConfig(
  { identity, lasting }: { readonly identity: boolean; readonly lasting: boolean },
  variables: NodeJS.ProcessEnv = process.env,
): FeedConfig {
  const checkTables = (read: Partial<DatabaseValues>, problem: Problem<'DATABASE_URL'>) => {
    if (lasting && read.DATABASE_URL !== undefined && isInMemory({ DATABASE_URL: read.DATABASE_URL }))
      problem('DATABASE_URL', 'must name tables that last');
  };
  const configOf = (values: DatabaseValues, settings: object): FeedConfig => {
    const { databaseUrl, migrates } = databaseOf(values);
    return { databaseUrl: isInMemory(values) ? null : databaseUrl, migrates, settings };
  };
  if (!identity) {
    const values = readVariables(FEED_SHAPE, variables, (read, problem) => checkTables(read, problem));
    return configOf(values, {});
  }
  const values = readVariables(
    { ...FEED_SHAPE, ...IDENTITY_FEED_SHAPE, DEMO: SUBGRAPH_SHAPE.DEMO },
    variables,
    (read, problem) => {
      checkTables(read, problem);
      checkIdentityFeed(read, isDemo(read), problem);
    },
  );
  return configOf(values, identityFeedSettings(values, isDemo(values)));
}

const FEED_SHAPE = {
  ...DATABASE_SHAPE,
  DATABASE_URL: DATABASE_SHAPE.DATABASE_URL.meta({ allowed: 'sqlite:<file>, as sqlite:data/graph.db, or postgres://…' }),
};

type Values = ReturnType<typeof readVariables<typeof SUBGRAPH_SHAPE>>;

const commonOf = (subgraph: string, values: Values): SubgraphConfig => ({
  ...databaseOf(values),
  assertionKey: assertionKeysOf(subgraph, values),
  server: serverOf(values, values.TLS_CLIENT_CA_FILE),
  protectsSdl: values.NODE_ENV === 'production',
  demo: isDemo(values),
  ...telemetryOf(values, subgraph),
  guard: values.GUARD,
  identity: null,
  notices: null,
});

/** A secret that the subgraph still has beside newer keys is accepted too, so that it can be replaced by them. */
function assertionKeysOf(
  subgraph: string,
  { ASSERTION_KEY, ASSERTION_KEYS = [], ASSERTION_SECRET }: Values,
): readonly Uint8Array[] {
  if (ASSERTION_KEY !== undefined) return ASSERTION_KEY.split(',').map((key) => new Uint8Array(Buffer.from(key, 'base64url')));
  const old = ASSERTION_KEYS.length > 0 && ASSERTION_SECRET === DEVELOPMENT_SECRET ? [] : [ASSERTION_SECRET];
  return [...ASSERTION_KEYS, ...old].map((secret) => assertionKey(secret, subgraph));
}

const isDemo = ({ DEMO, NODE_ENV }: Partial<Values>): boolean => DEMO ?? NODE_ENV !== 'production';

function checkSubgraph(values: Partial<Values>, problem: Problem<keyof Values>): void {
  checkServer(values, problem);
  checkDatabase(values, problem);
  if (values.TLS_CLIENT_CA_FILE !== undefined && values.TLS_CERT_FILE === undefined)
    problem('TLS_CLIENT_CA_FILE', 'needs TLS_CERT_FILE');
  if (values.NODE_ENV !== 'production') return;
  const unset = values.ASSERTION_KEY === undefined && values.ASSERTION_KEYS === undefined;
  if (unset && values.ASSERTION_SECRET === DEVELOPMENT_SECRET)
    problem('ASSERTION_KEY', 'must be set in production, or ASSERTION_KEYS, or ASSERTION_SECRET');
  if (values.DEMO) problem('DEMO', 'must not be on in production: it would replace the rows of the database');
}
