import { DatabaseSync } from 'node:sqlite';
import { createViewer, NO_STANDING, type SignIn, type Viewer } from '../../schema/contract/viewer.ts';
import type { RequestOrigin } from '../../subgraphs/identity/input/request-origin.ts';
import type { Mail, Settings } from '../../subgraphs/identity/settings/settings.ts';
import { demoFeed, type Feed } from '../../scripts/demo/identity.ts';
import identity from '../../subgraphs/identity/subgraph.ts';
import type { Accounts } from '../../subgraphs/identity/rows.ts';
import type { SubgraphLog } from '../../subgraphs/shared/log.ts';
import { type AskedSubgraph, startSubgraph } from './ask-subgraph.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const MORNING = Date.parse('2026-11-16T15:00:00Z');
const SECOND = 1000;

/** A request in English, from one address. */
export const ORIGIN = { clientAddress: '192.0.2.1', locale: 'en' } as const;

/** A process of the graph itself. */
export const SYSTEM = createViewer(signIn({ kind: 'system', provider: null, subject: 'login-mass-gov' }), NO_STANDING, 0);

function signIn(more: Partial<SignIn>): SignIn {
  const own = { kind: 'person', issuer: 'login-mass-gov', subject: 'somebody', provider: 'LOGIN_MASS_GOV' } as const;
  return { ...own, authenticatedAt: MORNING / SECOND - 60, sessionId: 'session', scopes: [], ...more };
}

/** A viewer who signed in a minute ago to an account without a link. */
export const unlinked = (accountId: string): Viewer =>
  createViewer(signIn({ subject: accountId }), { ...NO_STANDING, accountId }, MORNING / SECOND);

/** A sign-in before its standing is known. */
export const newcomer = (issuer: string, subject: string): Viewer =>
  createViewer(
    signIn({ issuer, subject, provider: issuer === 'ma-login' ? 'MA_LOGIN' : 'LOGIN_MASS_GOV' }),
    NO_STANDING,
    MORNING / SECOND,
  );

/** An account as login.mass.gov or MA Login creates it. */
export const accountOf = (id: string, firstName: string, lastName: string, more: Partial<Accounts> = {}): Accounts => ({
  id,
  issuer: 'login-mass-gov',
  subject: id,
  provider: 'LOGIN_MASS_GOV',
  firstName,
  lastName,
  email: `${id}@example.org`,
  emailVerified: 1,
  createdOn: '2026-11-16',
  ...more,
});

/** Identity with the demo, additional accounts, a settable clock, and the messages that it sends. */
export async function openDesk(
  options: { accounts?: Accounts[]; feed?: Partial<Feed>; settings?: Partial<Settings>; log?: SubgraphLog } = {},
) {
  const { accounts = [], feed, settings, log } = options;
  const folder = temporaryFolder();
  const file = `${folder.path}/identity.db`;
  const clock = { now: MORNING };
  const mails: Mail[] = [];
  const demo = demoFeed();
  const subgraph = await startSubgraph(identity, {
    databaseUrl: `sqlite:${file}`,
    wallClock: () => clock.now,
    ...(log && { log }),
    feed: { ...demo, ...feed, accounts: [...demo.accounts, ...accounts] },
    settings: { sendMail: (mail) => Promise.resolve(void mails.push(mail)), ...settings },
  });
  let asked = 0;
  const ask = (
    viewer: Viewer | null,
    query: string,
    variables: Record<string, unknown> = {},
    from: Partial<RequestOrigin> = {},
  ) => subgraph.ask(viewer, query, variables, { clientAddress: `address ${(asked += 1)}`, ...from });
  return {
    ...subgraph,
    /** Uses a new client address for each request, unless `from` has one. */
    ask: ask satisfies AskedSubgraph['ask'],
    clock,
    mails,
    /** @returns the last code sent to an address; null when there was none */
    async codeSentTo(address: string): Promise<string | null> {
      await subgraph.store.sendDueMail();
      return codeIn(mails.findLast(({ to }) => to === address)?.text);
    },
    /** Changes the tables directly, without identity. */
    change: (statement: string) => change(file, statement),
    /** @returns the rows of the database, by table */
    dump: () => dump(file),
    async stop(): Promise<void> {
      await subgraph.stop();
      folder.remove();
    },
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** @returns the code in a message */
export const codeIn = (text: string | undefined): string | null => /code is (\d{6})$/m.exec(text ?? '')?.[1] ?? null;

/** Matches a code only as a separate word, because a hash or a timestamp can contain its six digits by chance. */
export const standingAlone = (code: string): RegExp => new RegExp(`(?<![\\w.+/-])${code}(?![\\w.+/-])`);

/** @returns the file in which identity stores its tables when it is given `file` */
export const identityFile = (file: string): string => file.replace(/\.db$/, '.identity.db');

/** @returns the tables without the tries, because a try counts whatever its result */
export const withoutTries = ({ tries: _, ...tables }: ReturnType<typeof dump>) => tables;

function change(file: string, statement: string): void {
  const database = new DatabaseSync(identityFile(file));
  database.exec(statement);
  database.close();
}

/** @returns the rows of identity's tables in a SQLite file, by table */
export function dump(file: string): Record<string, Record<string, unknown>[]> {
  const database = new DatabaseSync(identityFile(file), { readOnly: true });
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table' order by name").all();
    return Object.fromEntries(
      tables.map(({ name }) => [String(name), database.prepare(`select * from "${String(name)}"`).all()]),
    );
  } finally {
    database.close();
  }
}
