import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import type { Kysely } from 'kysely';
import { readRequestId } from '../../schema/contract/request-id.ts';
import { readPolicies } from '../../schema/contract/read-policies.ts';
import { createVerifier } from './assertion-verifier.ts';
import type { Clock, SubgraphContext } from './context.ts';
import { type DatabaseSettings, type RequestSettings, schemaOf } from './database.ts';
import { poolFiguresOf } from './database/postgres-database.ts';
import type { FeedDefinition } from './feeds/feed-definition.ts';
import { loadAtStart } from './feeds/load-at-start.ts';
import { type GuardKind, guardSchema } from './guard.ts';
import type { OpenFile, SubgraphFile } from './files.ts';
import { createSubgraphLog, type SubgraphLog } from './log.ts';
import type { Migrations } from './migrate.ts';
import { openTables } from './open-tables.ts';
import { readVersion } from './database/schema-version.ts';
import type { TableUses } from './database/table-uses.ts';
import { protectSdl } from './protect-sdl.ts';
import { admitReferences, type Resolvers } from './references.ts';
import { databaseEvents, reportFailures } from './report-failures.ts';
import type { Tracing } from '../../schema/contract/tracing/tracing.ts';
import { observeBoth } from './database/observe-statements.ts';
import { traceSubgraph } from './telemetry/trace-subgraph.ts';
import { measureStatements } from './telemetry/measure-subgraph.ts';
import type { SubgraphMeasures } from './telemetry/subgraph-metrics.ts';
import { type ContextOf, type RunningSubgraph, serve } from './serve.ts';

/** The definition of a subgraph: its name, SDL, resolvers and tables. */
export type SubgraphDefinition<Tables, Store, Loaders, Commands, Settings> = {
  readonly name: string;
  /** The folder's `schema.graphql`. */
  readonly schema: URL;
  // The generated resolver types differ per subgraph; all are keyed by type and field.
  readonly resolvers: object;
  readonly migrations: Migrations;
  readonly tableUses: TableUses<Tables>;
  /**
   * Whether requests may be answered from a replica, which is a little behind. True only where requests write nothing and nothing
   * is decided by the rows: not for standings, sessions, codes, links and their log of changes.
   */
  readonly bearsStaleness?: boolean;
  readonly createStore: (database: Kysely<Tables>, clock: Clock, outside: StoreEnvironment<Settings>) => Store;
  /** Creates the loaders of one request. */
  readonly createLoaders: (store: Store) => Loaders;
  /** Creates the commands of one request, which change data; a subgraph without it is read-only. */
  readonly createCommands?: (store: Store, loaders: Loaders) => Commands;
  /** Opens a file of the viewer's; a subgraph without it has none. */
  readonly openFile?: (context: SubgraphContext<Loaders, Commands>, name: string) => Promise<SubgraphFile | null>;
  /** Stops the store's background work before its database is closed. */
  readonly stopStore?: (store: Store) => Promise<void>;
  /** What the source of this subgraph delivers, and how it is stored. */
  readonly feed: FeedDefinition;
  /** The default settings, for a developer's machine. */
  readonly developmentSettings: Settings;
};

/** What a store uses besides its tables. */
export type StoreEnvironment<Settings> = {
  /** The clock of sessions, codes and tokens; the clock of the data may be fixed. */
  readonly wallClock: Clock;
  readonly settings: Settings;
  /** Logs failures outside requests. */
  readonly log: SubgraphLog;
};

export type SubgraphOptions<Settings = unknown> = {
  /** See `openDatabase`. */
  readonly databaseUrl: string;
  readonly database?: DatabaseSettings;
  readonly requests?: RequestSettings;
  /** Whether to migrate the tables, as by default; else tables that are not of the newest version are refused. */
  readonly migrates?: boolean;
  /** The key that verifies viewer assertions meant for this subgraph; several while keys are rotated. */
  readonly assertionKey: Uint8Array | readonly Uint8Array[];
  /** Whether the SDL is told to the gateway alone; by default to every caller. */
  readonly protectsSdl?: boolean;
  /** The clock of the data: memberships begin and end by it. */
  readonly clock: Clock;
  /** The lines of a feed to load instead of the demo households; null keeps the rows in the tables. */
  readonly feed?: Iterable<string> | null;
  /** Logs failures; none by default. */
  readonly log?: SubgraphLog;
  /** Where requests and statements are measured; nowhere by default. */
  readonly measures?: SubgraphMeasures;
  /** What records traces; nothing by default. */
  readonly tracing?: Tracing | null;
  /** The clock of sessions, codes, tokens and assertions; the machine's by default. */
  readonly wallClock?: Clock;
  /** Overrides of `developmentSettings`. */
  readonly settings?: Partial<Settings>;
  /** SDL to serve and enforce instead of the folder's. */
  readonly sdl?: string;
  /** Who runs the rules; `compiled` by default. */
  readonly guard?: GuardKind;
};

export type Subgraph<Store = unknown, Settings = unknown> = {
  readonly name: string;
  readonly migrations: Migrations;
  readonly tableUses: TableUses;
  readonly sdl: () => string;
  readonly feed: FeedDefinition;
  readonly start: (options: SubgraphOptions<Settings>) => Promise<RunningSubgraph<Store>>;
};

/** Creates a subgraph from its definition. All five are created here, so they behave alike. */
export function defineSubgraph<Tables, Store, Loaders, Commands, Settings>(
  definition: SubgraphDefinition<Tables, Store, Loaders, Commands, Settings>,
): Subgraph<Store, Settings> {
  const sdl = () => readFileSync(definition.schema, 'utf8');
  return {
    name: definition.name,
    migrations: definition.migrations,
    tableUses: definition.tableUses,
    sdl,
    feed: definition.feed,
    async start(options) {
      const { log = createSubgraphLog('silent') } = options;
      const { name } = definition;
      const settings = { ...definition.developmentSettings, ...options.settings };
      const { databaseUrl, feed: lines, measures } = options;
      const system = databaseUrl.startsWith('sqlite:') ? 'sqlite' : 'postgresql';
      const traces = options.tracing && traceSubgraph(name, options.tracing, { system, schema: schemaOf(name) });
      const onStatement = observeBoth(
        measures && measureStatements(name, Object.keys(definition.tableUses), measures, log),
        traces?.statement,
      );
      const observed = { ...options, events: databaseEvents(name, log), onStatement };
      const database = await openTables<Tables>(definition, observed, async (tables) => {
        if (lines === null) return;
        const opened = { database: tables as unknown as Kysely<object>, databaseUrl };
        await loadAtStart({ ...opened, definition: definition.feed, settings: settings as object, lines });
      });
      const { wallClock = Date.now } = options;
      const store = definition.createStore(database, options.clock, { wallClock, settings, log });
      const verifier = createVerifier(name, [options.assertionKey].flat(), wallClock);
      const contextOf: ContextOf = async (assertion, locale, requestId) => {
        const loaders = definition.createLoaders(store);
        return {
          ...(await verifier(assertion, () => log.error(refusedAssertion(name, requestId)))),
          isAsserted: assertion !== null,
          requestId,
          reportFailure: reportFailures(name, log, requestId),
          loaders,
          commands: definition.createCommands?.(store, loaders),
          clock: options.clock,
          locale,
        };
      };
      const schema = buildSchema(parse(options.sdl ?? sdl()), definition.resolvers as Resolvers, options.guard);
      const openFile: OpenFile = async (file, assertion, requestId) => {
        const context = await contextOf(assertion, 'en', readRequestId(requestId));
        return definition.openFile?.(context as SubgraphContext<Loaders, Commands>, file) ?? null;
      };
      if (options.protectsSdl) protectSdl(schema);
      const readTables = () => readVersion(database, Object.keys(definition.migrations));
      const figures = () => poolFiguresOf(database);
      const own = { name, log, measures, traces, store, openFile, readVersion: readTables, figures };
      return serve(own, schema, contextOf, async () => {
        await definition.stopStore?.(store);
        await database.destroy();
      });
    },
  };
}

const refusedAssertion = (subgraph: string, requestId: string | null) =>
  ({ event: 'request refused', subgraph, reason: 'assertion', ...(requestId !== null && { requestId }) }) as const;

function buildSchema(typeDefs: DocumentNode, resolvers: Resolvers, guard: GuardKind | undefined): GraphQLSchema {
  const reading = readPolicies(typeDefs);
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: admitReferences(resolvers, reading) as never }]);
  return guardSchema(schema, reading, guard);
}
