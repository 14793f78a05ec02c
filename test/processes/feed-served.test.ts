import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePorts } from '../support/free-ports.ts';
import { runFeed } from '../support/feed-command.ts';
import { feedOf } from '../support/feed-worlds.ts';
import { post } from '../support/graph.ts';
import { startScript, stopProcesses, until } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

type Person = { id: string; first: string };
type Household = {
  kind: string;
  id: string;
  version: number;
  records: { persons: Person[]; memberships: { personId: string }[] };
};

/** The households of the walk in `schema/feeds/README.md`. */
const EXAMPLE = 'schema/feeds/example';
const [x1, x2] = readFileSync(`${EXAMPLE}/identity.ndjson`, 'utf8')
  .split('\n')
  .slice(1, 3)
  .map((line) => JSON.parse(line) as Household) as [Household, Household];

const folder = temporaryFolder();
const databaseUrl = `sqlite:${join(folder.path, 'graph.db')}`;
const env: Record<string, string> = {
  DATABASE_URL: databaseUrl,
  DEMO: 'false',
  PLAYGROUND: 'false',
  DEV_ISSUER_DIR: folder.path,
  OUTBOX_DIR: join(folder.path, 'outbox'),
  AUDIT_FILE: join(folder.path, 'audit.jsonl'),
  PORT: '0',
};

let url: string;
const tokens = new Map<string, string>();
beforeAll(async () => {
  expect(await load(`${EXAMPLE}/identity.ndjson`, `${EXAMPLE}/masshealth.ndjson`)).toMatchObject({ code: 0 });
  const started = startScript(['scripts/start.ts'], { ...env, PROVIDERS_PORT: String(await freePorts()) });
  for (const subject of ['pat-1', 'kim-1', 'nobody-1']) {
    const token = startScript(['scripts/token.ts', '--subject', subject], env);
    expect(await token.ended).toBe(0);
    tokens.set(subject, token.output().trim());
  }
  url = (await started.printed(/The graph answers at (\S+)/))[1] ?? '';
});
afterAll(stopProcesses, 60_000);
afterAll(folder.remove);

// The demo's variables are on unless told otherwise; a load needs none but the tables.
const load = (...files: readonly string[]) =>
  runFeed(['load', ...files, '--rejects', join(folder.path, 'rejects')], { databaseUrl });
let days = 20;
const loadChanges = (...lines: object[]) => {
  const file = join(folder.path, 'changes.ndjson');
  days += 1;
  writeFileSync(file, feedOf('identity', lines, { mode: 'changes', asOf: `2026-11-${days}T10:00:00.000Z` }));
  return load(file);
};

const ask = (subject: string, query: string) => post(url, { query }, { authorization: `Bearer ${tokens.get(subject)}` });
const nameOf = async (subject: string) => {
  const { data, errors } = await ask(subject, '{ me { name { full } eligibility { coverageType status } } }');
  return { me: (data as { me: object | null } | null)?.me ?? null, codes: errors.map(({ extensions }) => extensions.code) };
};
const membersOf = async (subject: string): Promise<string[]> => {
  const { data } = await ask(subject, '{ households { members { person { name { full } } } } }');
  const { households } = data as { households: { members: { person: { name: { full: string } } }[] }[] | null };
  return (households ?? []).flatMap(({ members }) => members.map(({ person }) => person.name.full)).sort();
};

/** @returns the household in a later version, without a person */
const without = ({ records, ...household }: Household, personId: string, version: number): Household => ({
  ...household,
  version,
  records: {
    ...records,
    persons: records.persons.filter(({ id }) => id !== personId),
    memberships: records.memberships.filter((membership) => membership.personId !== personId),
  },
});

describe('npm start without the demo', () => {
  it('serves what was loaded, to people who sign in for the first time, and nothing to others', async () => {
    const eligibility = [{ coverageType: 'CAREPLUS', status: 'APPROVED' }];
    expect(await nameOf('pat-1')).toEqual({ me: { name: { full: 'Pat Exemplar' }, eligibility }, codes: [] });
    expect(await membersOf('pat-1')).toEqual(['Max Exemplar', 'Pat Exemplar']);
    expect(await membersOf('kim-1')).toEqual(['Kim Exemplar', 'Max Exemplar']);
    expect((await nameOf('nobody-1')).me).toBeNull();
  });

  it('shows what the next load changes, without a restart', async () => {
    const [pat, max] = x1.records.persons as [Person, Person];
    const lee = { ...max, id: 'x1-lee', first: 'Lee', record: undefined };
    const place = { ...x1.records.memberships[1]!, personId: 'x1-lee' };
    const { memberships } = x1.records;
    const grown = {
      ...x1,
      version: 2,
      records: { ...x1.records, persons: [pat, max, lee], memberships: [...memberships, place] },
    };
    expect((await loadChanges(grown)).code).toBe(0);
    await until(async () => (await membersOf('pat-1')).includes('Lee Exemplar'));
    expect(await membersOf('pat-1')).toEqual(['Lee Exemplar', 'Max Exemplar', 'Pat Exemplar']);
    expect(await membersOf('kim-1')).toEqual(['Kim Exemplar', 'Max Exemplar']);
  });

  it('shows a person who is removed to nobody', async () => {
    expect((await loadChanges(without(x1, 'x1-max', 3), without(x2, 'x1-max', 3))).code).toBe(0);
    await until(async () => !(await membersOf('pat-1')).includes('Max Exemplar'));
    await until(async () => !(await membersOf('kim-1')).includes('Max Exemplar'));
    expect([await membersOf('pat-1'), await membersOf('kim-1')]).toEqual([['Pat Exemplar'], ['Kim Exemplar']]);
  });

  it('ends the session of a person who is removed, and no other', async () => {
    const account = { kind: 'account', id: 'x-kim', version: 2, deleted: true };
    const household = { kind: 'household', id: 'x2', version: 4, deleted: true };
    expect(await loadChanges(account, household)).toMatchObject({ code: 0 });
    await until(async () => (await nameOf('kim-1')).me === null);
    expect((await ask('kim-1', '{ households { id } }')).data?.households ?? []).toEqual([]);
    expect((await nameOf('pat-1')).me).toMatchObject({ name: { full: 'Pat Exemplar' } });
  });
});
