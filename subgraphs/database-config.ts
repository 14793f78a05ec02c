import { boolean, integer, type Problem, type readVariables, secret, text } from '../schema/contract/configuration.ts';
import { SHARED_VARIABLES } from '../schema/contract/shared-variables.ts';
import { readPostgresUrl } from './shared/database/postgres-hosts.ts';
import type { DatabaseSettings, RequestSettings } from './shared/database.ts';

const IN_MEMORY = 'sqlite::memory:';

const isDatabaseUrl = (url: string): boolean => url.startsWith('sqlite:') || readPostgresUrl(url) !== null;

export const DATABASE_SHAPE = {
  NODE_ENV: SHARED_VARIABLES.NODE_ENV,
  DATABASE_URL: secret(
    text('sqlite::memory:, sqlite:<file> or postgres://…, which may name several hosts with commas between them')
      .refine(isDatabaseUrl)
      .default(IN_MEMORY),
  ).meta({
    description:
      'Where the tables are. Each subgraph has a schema of its own in PostgreSQL, and a file of its own (<file> with its name added) in SQLite. In production it must name tables that last.',
    example: 'postgres://graph@db-1.example.org,db-2.example.org/graph?sslmode=verify-full&sslrootcert=/run/tls/ca.crt',
  }),
  DATABASE_REPLICA_URL: secret(
    text('postgres://…, which may name several hosts')
      .refine((url) => readPostgresUrl(url) !== null)
      .optional(),
  ).meta({
    description:
      'A standby of that database, from which masshealth, health-connector and documents read. Without it they read from DATABASE_URL.',
  }),
  DATABASE_REPLICA_MAX_LAG_MS: integer(100, 600_000).default(5_000).meta({
    description: 'A standby that is not known to be at most so many milliseconds behind is not read from.',
  }),
  DATABASE_POOL_SIZE: integer(1, 1_000).default(10).meta({
    description: 'Connections to PostgreSQL at most, of each process. SQLite has one.',
  }),
  DATABASE_CONNECT_TIMEOUT_MS: integer(100, 600_000).default(5_000).meta({
    description: 'How long to wait for a connection to PostgreSQL.',
  }),
  DATABASE_STATEMENT_TIMEOUT_MS: integer(100, 600_000).default(2_000).meta({
    description: 'How long a statement of a request may run. Migrations and feeds have no such bound.',
  }),
  DATABASE_IDLE_TIMEOUT_MS: integer(0, 86_400_000).default(60_000).meta({
    description: 'After how long an unused connection is closed; 0: never.',
  }),
  DATABASE_KEEPALIVE_MS: integer(1_000, 7_200_000).default(10_000).meta({
    description:
      'After how long without traffic TCP probes a connection. One whose probes are not answered for ten seconds is closed.',
  }),
  DATABASE_PREPARED: boolean().default(true).meta({
    description:
      'Whether statements are prepared under names, so that each connection plans it once. Off for a pooler in transaction mode that cannot; PgBouncer can from 1.21 on.',
  }),
};

export type DatabaseValues = ReturnType<typeof readVariables<typeof DATABASE_SHAPE>>;

/** Where the tables are. */
export type DatabaseConfig = {
  readonly databaseUrl: string;
  readonly database: DatabaseSettings;
  /** What holds for requests alone. */
  readonly requests: RequestSettings;
  /** Whether the process changes the tables to the version that it knows; else it refuses to start on another. */
  readonly migrates: boolean;
};

export const databaseOf = (values: DatabaseValues): DatabaseConfig => ({
  databaseUrl: values.DATABASE_URL,
  database: {
    poolSize: values.DATABASE_POOL_SIZE,
    prepared: values.DATABASE_PREPARED,
    connectMs: values.DATABASE_CONNECT_TIMEOUT_MS,
    idleMs: values.DATABASE_IDLE_TIMEOUT_MS,
    keepAliveMs: values.DATABASE_KEEPALIVE_MS,
  },
  requests: {
    statementMs: values.DATABASE_STATEMENT_TIMEOUT_MS,
    replica:
      values.DATABASE_REPLICA_URL === undefined
        ? null
        : { url: values.DATABASE_REPLICA_URL, maxLagMs: values.DATABASE_REPLICA_MAX_LAG_MS },
  },
  // Tables in memory are always new.
  migrates: values.NODE_ENV !== 'production' || isInMemory(values),
});

/** Reports tables that do not last, where they must, and a replica of what can have none. */
export function checkDatabase(
  { NODE_ENV, DATABASE_URL, DATABASE_REPLICA_URL }: Partial<DatabaseValues>,
  problem: Problem<'DATABASE_URL' | 'DATABASE_REPLICA_URL'>,
): void {
  if (NODE_ENV === 'production' && DATABASE_URL === IN_MEMORY)
    problem('DATABASE_URL', 'must name tables that last in production');
  if (DATABASE_REPLICA_URL !== undefined && DATABASE_URL?.startsWith('sqlite:'))
    problem('DATABASE_REPLICA_URL', 'needs a DATABASE_URL of PostgreSQL');
}

export const isInMemory = ({ DATABASE_URL }: Pick<DatabaseValues, 'DATABASE_URL'>): boolean => DATABASE_URL === IN_MEMORY;
