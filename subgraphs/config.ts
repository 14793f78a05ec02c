import { accessSync, constants, statSync } from 'node:fs';
import {
  boolean,
  describeVariables,
  integer,
  oneOf,
  type Problem,
  readVariables,
  text,
  type Variable,
} from '../schema/contract/configuration.ts';
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
import { DEMO_LETTERS_FOLDER } from './notices/letters/demo-letters.ts';
import type { LetterSettings } from './notices/letters/letter-store.ts';
import type { DatabaseOptions } from './shared/database.ts';
import type { GuardKind } from './shared/guard.ts';

const IN_MEMORY = 'sqlite::memory:';

const DATABASE_SHAPE = {
  NODE_ENV: SHARED_VARIABLES.NODE_ENV,
  DATABASE_URL: text('sqlite::memory:, sqlite:<file> or postgres://…')
    .regex(/^(sqlite:|postgres(ql)?:\/\/)/)
    .default(IN_MEMORY)
    .meta({
      description:
        'Where the tables are. Each subgraph has a schema of its own in PostgreSQL, and a file of its own (<file> with its name added) in SQLite.',
      example: 'postgres://graph@127.0.0.1:5432/graph',
    }),
  DATABASE_POOL_SIZE: integer(1, 1_000).default(10).meta({
    description: 'Connections to PostgreSQL at most, of each process. SQLite has one.',
  }),
  DATABASE_PREPARED: boolean().default(true).meta({
    description:
      'Whether statements are prepared under names, so that each connection plans it once. Off for a pooler in transaction mode that cannot; PgBouncer can from 1.21 on.',
  }),
};

const SUBGRAPH_SHAPE = {
  ...DATABASE_SHAPE,
  ASSERTION_KEY: text('32 bytes in base64url')
    .regex(/^[\w-]{43,}$/)
    .optional()
    .meta({ description: "This subgraph's own key. It can check what is meant for it, and forge nothing for others." }),
  ASSERTION_SECRET: SHARED_VARIABLES.ASSERTION_SECRET.meta({
    description: 'Where no ASSERTION_KEY is set, the key is made from this. One of the two must be set in production.',
  }),
  LOG_LEVEL: SHARED_VARIABLES.LOG_LEVEL,
  GUARD: oneOf('compiled', 'shield').default('compiled').meta({
    description:
      'Who runs the rules of fields: graphql-shield itself, or predicates compiled from its rules. The answers are the same.',
  }),
  DEMO: boolean().optional().meta({
    description: 'Serve the demo households, with the clock standing still on their day.',
    default: 'on, in production off',
  }),
};

/** The value of LETTERS_DIR that says that there are no letters. */
const NO_LETTERS = 'none';

const NOTICES_SHAPE = {
  LETTERS_DIR: text('the path of a folder, or none').optional().meta({
    description:
      'The folder with the letters of notices as PDF, each in `<first two hex digits>/<sha256>.pdf`. Every process of notices reads it; nothing writes to it. `none`: notices are served without letters. Must be set in production, unless the demo is served.',
    default: 'the letters of the demo',
    example: '/srv/letters',
  }),
};

/** The environment variables of every subgraph. */
export const SUBGRAPH_VARIABLES: readonly Variable[] = describeVariables(SUBGRAPH_SHAPE);
/** The additional environment variables of identity. */
export const IDENTITY_VARIABLES: readonly Variable[] = describeVariables(IDENTITY_SHAPE);

/** The additional environment variables of notices. */
export const NOTICES_VARIABLES: readonly Variable[] = describeVariables(NOTICES_SHAPE);

/** Where the tables are. */
export type DatabaseConfig = {
  readonly databaseUrl: string;
  readonly database: Pick<DatabaseOptions, 'poolSize' | 'prepared'>;
  /** Whether the process changes the tables to the version that it knows; else it refuses to start on another. */
  readonly migrates: boolean;
};

/** The configuration of a subgraph that runs as its own process. */
export type SubgraphConfig = DatabaseConfig & {
  /** The key that verifies viewer assertions meant for this subgraph. */
  readonly assertionKey: Uint8Array;
  /** Whether to serve the demo households, with the clock fixed on their day. */
  readonly demo: boolean;
  readonly logLevel: string;
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
    const { LETTERS_DIR: folder = DEMO_LETTERS_FOLDER } = values;
    return { ...commonOf(subgraph, values), notices: { settings: { lettersFolder: folder === NO_LETTERS ? null : folder } } };
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
  return { ...databaseOf(values), isInMemory: values.DATABASE_URL === IN_MEMORY };
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
  const checkTables = (url: string | undefined, problem: Problem<'DATABASE_URL'>) => {
    if (lasting && url === IN_MEMORY) problem('DATABASE_URL', 'must name tables that last');
  };
  const configOf = (values: DatabaseValues, settings: object): FeedConfig => {
    const { databaseUrl, migrates } = databaseOf(values);
    return { databaseUrl: databaseUrl === IN_MEMORY ? null : databaseUrl, migrates, settings };
  };
  if (!identity) {
    const values = readVariables(FEED_SHAPE, variables, (read, problem) => checkTables(read.DATABASE_URL, problem));
    return configOf(values, {});
  }
  const values = readVariables(
    { ...FEED_SHAPE, ...IDENTITY_FEED_SHAPE, DEMO: SUBGRAPH_SHAPE.DEMO },
    variables,
    (read, problem) => {
      checkTables(read.DATABASE_URL, problem);
      checkIdentityFeed(read, isDemo(read), problem);
    },
  );
  return configOf(values, identityFeedSettings(values, isDemo(values)));
}

const FEED_SHAPE = {
  ...DATABASE_SHAPE,
  DATABASE_URL: DATABASE_SHAPE.DATABASE_URL.meta({ allowed: 'sqlite:<file>, as sqlite:data/graph.db, or postgres://…' }),
};

type DatabaseValues = ReturnType<typeof readVariables<typeof DATABASE_SHAPE>>;
type Values = ReturnType<typeof readVariables<typeof SUBGRAPH_SHAPE>>;

const databaseOf = (values: DatabaseValues): DatabaseConfig => ({
  databaseUrl: values.DATABASE_URL,
  database: { poolSize: values.DATABASE_POOL_SIZE, prepared: values.DATABASE_PREPARED },
  // Tables in memory are always new.
  migrates: values.NODE_ENV !== 'production' || values.DATABASE_URL === IN_MEMORY,
});

const commonOf = (subgraph: string, values: Values): SubgraphConfig => ({
  ...databaseOf(values),
  assertionKey: values.ASSERTION_KEY
    ? Buffer.from(values.ASSERTION_KEY, 'base64url')
    : assertionKey(values.ASSERTION_SECRET, subgraph),
  demo: isDemo(values),
  logLevel: values.LOG_LEVEL,
  guard: values.GUARD,
  identity: null,
  notices: null,
});

const isDemo = ({ DEMO, NODE_ENV }: Partial<Values>): boolean => DEMO ?? NODE_ENV !== 'production';

function checkSubgraph(values: Partial<Values>, problem: Problem<keyof Values>): void {
  if (values.NODE_ENV !== 'production') return;
  if (values.ASSERTION_KEY === undefined && values.ASSERTION_SECRET === DEVELOPMENT_SECRET)
    problem('ASSERTION_KEY', 'must be set in production, or ASSERTION_SECRET');
  if (values.DEMO && values.DATABASE_URL !== undefined && values.DATABASE_URL !== IN_MEMORY)
    problem('DEMO', 'must not be on in production: it would replace the rows of the database');
}

/** A deployment that forgot its letters would offer downloads that fail, one by one. Therefore it does not start. */
function checkLetters(
  { LETTERS_DIR: folder, ...values }: Partial<Values> & { readonly LETTERS_DIR?: string | undefined },
  problem: Problem<'LETTERS_DIR'>,
): void {
  if (folder === undefined) {
    if (values.NODE_ENV === 'production' && !isDemo(values))
      problem(
        'LETTERS_DIR',
        `must be set in production: the folder with the letters of notices, or ${NO_LETTERS} if there are no letters`,
      );
    return;
  }
  if (folder !== NO_LETTERS && !isReadableFolder(folder)) problem('LETTERS_DIR', 'must name a folder that this process can read');
}

function isReadableFolder(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.X_OK);
    return statSync(path).isDirectory();
  } catch {
    // The start is refused for it, by the name of the variable.
    return false;
  }
}
