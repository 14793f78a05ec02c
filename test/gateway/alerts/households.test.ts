import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLEnumType } from 'graphql';
import { demoDay } from '../../../subgraphs/shared/demo.ts';
import { askWith, startAssisted } from '../../support/delegates.ts';
import { type Graph, startGraph } from '../../support/graph.ts';
import { feedsWithout } from './feeds-without.ts';
import { HOUSEHOLDS } from './households.table.ts';

const ALERTS = '{ kind severity dueOn about { id } reference }';
const DASHBOARD = `{ dashboard { nextSteps ${ALERTS} importantInformation ${ALERTS} tabs { tab alerts open } } }`;

type Alert = { kind: string; severity: string; dueOn: string | null; about: { id: string } | null; reference: string | null };
type Tab = { tab: string; alerts: number | null; open: number | null };
type Dashboard = { nextSteps: Alert[]; importantInformation: Alert[]; tabs: Tab[] };

const MS_PER_DAY = 24 * 60 * 60 * 1000;
const offsetOf = (day: string) => (Date.parse(day) - Date.parse(demoDay(0))) / MS_PER_DAY;
const line = ({ kind, severity, dueOn, about, reference }: Alert) =>
  [severity, kind, dueOn === null ? '–' : offsetOf(dueOn), about?.id ?? '–', reference ?? '–'].join(' ');
const view = ({ nextSteps, importantInformation, tabs }: Dashboard) => ({
  nextSteps: nextSteps.map(line),
  importantInformation: importantInformation.map(line),
  tabs: tabs.map(({ alerts, open }) => `${alerts}/${open}`),
});

describe('the dashboards of the demo households (AL-1, AL-2, AL-3)', () => {
  let graph: Graph;
  beforeAll(async () => void (graph = await startGraph()));
  afterAll(() => graph.stop());

  it.each(HOUSEHOLDS)('$signIn: $why', async ({ signIn, nextSteps, importantInformation, tabs }) => {
    const { data, errors } = await graph.ask(signIn, DASHBOARD);
    expect(errors).toEqual([]);
    expect(view(data.dashboard)).toEqual({ nextSteps, importantInformation, tabs });
    expect(data.dashboard.tabs.map(({ tab }: Tab) => tab)).toEqual(['MY_INFO', 'MY_BENEFITS', 'MY_DOCUMENTS', 'MY_NOTICES']);
  });

  it('together have an alert of every kind', () => {
    const api = buildSchema(readFileSync('schema/api.graphql', 'utf8'));
    const kinds = (api.getType('AlertKind') as GraphQLEnumType).getValues().map(({ name }) => name);
    const shown = HOUSEHOLDS.flatMap((row) => [...row.nextSteps, ...row.importantInformation]).map(
      (alert) => alert.split(' ')[1],
    );
    expect([...new Set(shown)].sort()).toEqual(kinds.sort());
  });

  it('a delegate has the dashboard of the member who is present (DE-2)', async () => {
    const { token } = await startAssisted(graph, 'H10');
    const { data, errors } = await askWith(graph.url, token, DASHBOARD);
    expect(errors).toEqual([]);
    expect(data).toEqual((await graph.ask('H10', DASHBOARD)).data);
  });

  it.each(['anonymous', 'partner-eligibility', 'partner-documents', 'staff'])('%s has none', async (signIn) => {
    const { data, errors } = await graph.ask(signIn, DASHBOARD);
    expect(data).toEqual({ dashboard: null });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('reading a notice takes its alert and its count away, for that account alone', async () => {
    await graph.ask('H06', 'mutation { markNoticeRead(id: "ntc-0601-1") { notice { id } } }');
    const of = async (signIn: string) => view((await graph.ask(signIn, DASHBOARD)).data.dashboard);
    expect((await of('H06')).tabs[3]).toBe('1/0');
    expect((await of('H06-lmg')).tabs[3]).toBe('2/1');
  });
});

describe('RO-10: a restricted member shows in no alert and no count', () => {
  it.each([
    ['H02', 'p0203'],
    ['H11', 'p1102'],
  ])('%s has the dashboard that there would be if %s had nothing at all', async (signIn, restricted) => {
    const graph = await startGraph();
    const other = await startGraph({ feeds: feedsWithout(restricted) });
    const all = `{ dashboard { id nextSteps { id kind severity tab dueOn about { id } reference handOff dismissible }
      importantInformation { id kind severity tab dueOn about { id } reference handOff dismissible } tabs { tab alerts open } } }`;
    const { text } = await graph.ask(signIn, all);
    expect((await other.ask(signIn, all)).text).toBe(text);
    await graph.stop();
    await other.stop();
  });
});
