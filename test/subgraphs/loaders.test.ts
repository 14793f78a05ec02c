import { describe, expect, it } from '@jest/globals';
import type { Kysely } from 'kysely';
import { createCommands as createIdentityCommands } from '../../subgraphs/identity/commands.ts';
import { DEVELOPMENT_SETTINGS } from '../../subgraphs/identity/settings/settings.ts';
import { createCommands as createNoticesCommands } from '../../subgraphs/notices/commands.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import { openDatabase } from '../../subgraphs/shared/database.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import type { FeedDefinition } from '../../subgraphs/shared/feeds/feed-definition.ts';
import { loadAtStart } from '../../subgraphs/shared/feeds/load-at-start.ts';
import { migrate, type Migrations } from '../../subgraphs/shared/migrate.ts';
import { ADA, BRUNO } from '../support/demo-viewers.ts';
import { watchStatements } from '../support/statement-watch.ts';

type Parts = {
  readonly migrations: Migrations;
  readonly createStore: (database: Kysely<object>, clock: () => number, outside: object) => { stop?: () => Promise<void> };
  readonly createLoaders: (store: object) => Record<string, unknown>;
  readonly feed: FeedDefinition;
};
type CreateCommands = (store: never, loaders: never) => Record<string, unknown>;

async function partsOf(name: string): Promise<Parts> {
  const files = ['store', 'loaders', 'feed', 'migrations/migrations'].map(
    (file) => import(`../../subgraphs/${name}/${file}.ts`) as Promise<object>,
  );
  return Object.assign({}, ...(await Promise.all(files))) as Parts;
}

const IDS = [
  'p0101',
  'h01',
  'acct-ada-ma',
  'ntc-0101-1',
  'p0201',
  'h02',
  'acct-bruno-ma',
  'ntc-0201-1',
  'an-alert-of-22-letters',
];

/** What a loader or a command may be called with: ids, and the viewer before them. */
const ARGUMENTS: readonly (readonly unknown[])[] = [
  [],
  ...[ADA, BRUNO].flatMap((viewer) => [
    [viewer],
    [viewer.signIn, 'en'],
    [viewer, [viewer.standing.personId]],
    [viewer.standing.memberOf[0], [viewer.standing.personId]],
    ...IDS.map((id) => [viewer, id, '2026-11-20T12:00:00.000Z']),
  ]),
  ...IDS.map((id) => [id]),
];

/** Calls all of them with all arguments. What is called with the wrong ones throws; that is nothing to look at here. */
async function callAll(members: Record<string, unknown>): Promise<void> {
  for (const member of Object.values(members)) {
    const call = typeof member === 'function' ? member : (member as { load: (id: unknown) => unknown }).load.bind(member);
    for (const given of ARGUMENTS)
      await Promise.resolve(given)
        .then((values) => call(...values) as unknown)
        .catch(() => undefined);
  }
}

/** @returns what loaders, and then commands, send to the tables of the demo */
async function statementsOf(name: string, createCommands?: CreateCommands) {
  const { migrations, createStore, createLoaders, feed } = await partsOf(name);
  const database = await openDatabase<object>('sqlite::memory:', name);
  await migrate(database, migrations);
  const databaseUrl = 'sqlite::memory:';
  const settings = DEVELOPMENT_SETTINGS;
  await loadAtStart({ definition: feed, database, databaseUrl, settings, lines: undefined });
  const statements: string[] = [];
  const watched = watchStatements(database, (statement) => void statements.push(statement.trim()));
  const store = createStore(watched, () => DEMO_NOW, { wallClock: Date.now, settings: DEVELOPMENT_SETTINGS });
  const loaders = createLoaders(store);
  await callAll(loaders);
  const loading = statements.splice(0);
  if (createCommands) await callAll(createCommands(store as never, createLoaders(store) as never));
  await store.stop?.();
  await database.destroy();
  return { loaders: Object.keys(loaders), loading, changing: statements };
}

const isChange = (statement: string) => !/^select\b/i.test(statement);
const tablesChanged = (statements: readonly string[]) =>
  new Set(statements.flatMap((statement) => /^(?:insert into|update|delete from) "?(\w+)/i.exec(statement)?.[1] ?? []));

describe('loaders', () => {
  it.each(subgraphs.map(({ name }) => name))('of %s read, and change nothing', async (name) => {
    const { loaders, loading } = await statementsOf(name);
    expect(loading.length).toBeGreaterThan(loaders.length);
    expect(loading.filter(isChange)).toEqual([]);
  });
});

describe('commands', () => {
  it('of identity change accounts, links and sessions, so that a loader that did would be seen', async () => {
    const { changing } = await statementsOf('identity', createIdentityCommands as CreateCommands);
    expect([...tablesChanged(changing)]).toEqual(expect.arrayContaining(['sessions', 'tries', 'email_codes', 'links']));
  });

  it('of notices change marks and handles, so that a loader that did would be seen', async () => {
    const { changing } = await statementsOf('notices', createNoticesCommands as CreateCommands);
    expect([...tablesChanged(changing)].sort()).toEqual(['dismissals', 'downloadHandles', 'readMarks']);
  });
});
