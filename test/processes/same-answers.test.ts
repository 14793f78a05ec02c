import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { subgraphs } from '../../subgraphs/registry.ts';
import { KNOWS } from '../support/leak-scan.ts';
import {
  type Ask,
  composeWith,
  openSignIns,
  startGatewayProcess,
  startScript,
  startSubgraphs,
  stopProcesses,
} from '../support/processes.ts';
import { writeOpenClients } from '../support/open-clients.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { MARKS, MISTAKES, type Question, READS } from './questions.ts';

const folder = temporaryFolder();
const env = { DEV_ISSUER_DIR: folder.path, CLIENTS: writeOpenClients(folder.path) };

let together: Ask;
let apart: Ask;
beforeAll(async () => {
  const asking = await openSignIns(folder.path);
  const allInOne = startScript(['scripts/start.ts'], { ...env, PORT: '0' });
  const routes = await startSubgraphs(subgraphs.map(({ name }) => name));
  const file = join(folder.path, 'supergraph.graphql');
  writeFileSync(file, composeWith(routes));
  const gateway = await startGatewayProcess(file, env);
  const [, url = ''] = await allInOne.printed(/The graph answers at (\S+)/);
  together = asking(url);
  apart = asking(gateway.url);
});
afterAll(stopProcesses);
afterAll(folder.remove);

const HEADERS = ['content-type', 'cache-control', 'x-content-type-options', 'vary'];

async function answers(ask: Ask, signIn: string, questions: readonly Question[]) {
  const all = [];
  for (const [name, query, variables] of questions) {
    const { status, headers, data, errors } = await ask(signIn, query, variables);
    all.push({ name, status, headers: HEADERS.map((header) => headers.get(header)), data: data as unknown, errors });
  }
  return all;
}

describe('subgraphs in one process and in processes of their own', () => {
  it.each(Object.keys(KNOWS))('give %s the same answers', async (signIn) => {
    const expected = await answers(together, signIn, READS);
    expect(await answers(apart, signIn, READS)).toEqual(expected);
    expect(expected.filter(({ status }) => status !== 200)).toEqual([]);
  });

  it.each(['H02', 'H04-hugo', 'H08', 'staff', 'anonymous'])('accept and refuse the same mutations for %s', async (signIn) => {
    const questions = [...MARKS, ...MISTAKES];
    expect(await answers(apart, signIn, questions)).toEqual(await answers(together, signIn, questions));
  });

  it('return data of every subgraph to a head', async () => {
    const { data, errors } = await apart('H02', READS[0]![1]);
    expect(errors.map(({ path = [] }) => path.join('.'))).toEqual(['households.0.members.1.person.rfis.0.category']);
    const members = data.households[0].members.map(({ person }: { person: { name: { full: string } } }) => person);
    expect(members).toHaveLength(4);
    expect(data.me.documents.totalCount).toBeGreaterThan(0);
    expect(data.me.notices.totalCount).toBeGreaterThan(0);
    expect(members[1]).toMatchObject({
      name: { full: 'Carla Ejemplo' },
      enrollments: [{ planName: 'H02P02 planName' }],
      planTypeWithheld: 'NOT_SELF',
    });
  });

  it('keep a read mark', async () => {
    const readAt = async (ask: Ask) =>
      (await ask('H02', '{ notice(id: "ntc-0201-1") { readAt } }')).data.notice.readAt as unknown;
    expect(await readAt(apart)).toMatch(/^2026-11-16T/);
    expect(await readAt(apart)).toBe(await readAt(together));
  });
});
