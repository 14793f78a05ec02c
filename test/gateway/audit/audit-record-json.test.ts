import { describe, expect, it } from '@jest/globals';
import { type AuditRecord, auditedViewer } from '../../../gateway/audit/audit-record.ts';
import { type Access, createAccessRecorder } from '../../../gateway/audit/record-access.ts';
import { SubjectRecorder } from '../../../gateway/execution/subject-recorder.ts';
import { createLog } from '../../../gateway/telemetry/log.ts';
import { explainFields } from '../../../gateway/explain/explain.ts';
import { getOperationAST, parse } from 'graphql';
import { loadSupergraph } from '../../../gateway/supergraph/load-supergraph.ts';
import { createViewer, type Viewer } from '../../../schema/contract/viewer.ts';
import { supergraphSdl } from '../../support/composed.ts';
import { BRUNO, CARLA, PIA, STAFF } from '../../support/demo-viewers.ts';

const NOW = Date.parse('2026-11-16T15:00:00.120Z');
const supergraph = loadSupergraph(supergraphSdl, { open: false, executor: 'own' });
const QUERY = `query Q($id: ID!) {
  household(id: $id) { members { person { id birthDate contact { email } enrollments { planName } } } }
}`;
const ODD = [`a "quoted" one`, 'back\\slash', 'line\nbreak', '\u2028', '\ud800', '__proto__', 'é 語 😀', '</script>'];

const subjectsOf = (names: readonly string[]): SubjectRecorder => {
  const subjects = new SubjectRecorder();
  for (const name of names) {
    subjects.recordServed({ person: name, household: name, submitter: [name, `${name}2`] } as never);
    subjects.recordRefused(name, { person: name } as never, 'deny');
    subjects.recordRefused('Person', { recipient: name } as never, 'hide');
  }
  return subjects;
};

const accessOf = async (viewer: Viewer, clientId: string, subjects: SubjectRecorder | null, hash: string): Promise<Access> => {
  const document = parse(QUERY);
  const compiled = await supergraph.compile(document, getOperationAST(document)!, { id: 'h02' }, viewer);
  const client = { id: clientId, kind: 'portal', scopes: [] as string[], mode: 'open' } as const;
  return { requestId: `id-${hash}`, operationHash: hash, viewer, client, supergraph, document, compiled, subjects };
};

/** The record as an object, made apart from the code under test. */
function recordOf({ requestId, operationHash, viewer, client, document, compiled, subjects }: Access): AuditRecord {
  const fields = explainFields(supergraph, document, compiled.selection, viewer).filter(
    ({ decidedBy }) => !decidedBy?.includes('.'),
  );
  const by = (decision: string) => {
    const policies: Record<string, string[]> = {};
    for (const field of fields) {
      if (field.decision !== decision) continue;
      const same = (policies[field.policy] ??= []);
      if (!same.includes(field.coordinate)) same.push(field.coordinate);
    }
    return policies;
  };
  return {
    at: new Date(NOW).toISOString(),
    requestId,
    who: auditedViewer(viewer, viewer.signIn!, client.id),
    operation: { kind: 'query', hash: operationHash },
    outcome: 'answered',
    whose: subjects?.whose ?? [],
    allow: by('allow'),
    deny: by('deny'),
    hide: by('hide'),
    depends: by('depends'),
    refused: subjects?.refused ?? {},
  };
}

const odd = createViewer({ ...BRUNO.signIn!, subject: ODD[0]!, sessionId: ODD[2]!, scopes: ODD }, BRUNO.standing, NOW / 1000);

describe('the JSON of an audit record', () => {
  it.each<[what: string, viewer: Viewer, client: string, names: readonly string[] | null]>([
    ['a head', BRUNO, 'portal', ['p0201', 'p0202']],
    ['a member', CARLA, 'portal', []],
    ['staff', STAFF, 'playground', null],
    ['a partner', PIA, 'portal', ['p0201']],
    ['an odd viewer with odd subjects', odd, ODD[0]!, ODD],
  ])('is what JSON.stringify makes of it: %s', async (_what, viewer, client, names) => {
    const lines: string[] = [];
    const sink = { append: async (line: string) => void lines.push(line) };
    const record = createAccessRecorder(sink, () => NOW, createLog('silent'));
    const access = await accessOf(viewer, client, names && subjectsOf(names), 'f'.repeat(64));
    await record(access, 'answered');
    await record(access, 'answered');
    const expected = JSON.stringify(recordOf(access));
    expect(lines).toEqual([expected, expected]);
  });

  it('names the client of the request, though another had the same viewer', async () => {
    const lines: string[] = [];
    const record = createAccessRecorder({ append: async (line) => void lines.push(line) }, () => NOW, createLog('silent'));
    for (const client of ['portal', 'playground', 'portal']) await record(await accessOf(BRUNO, client, null, 'h'), 'answered');
    expect(lines.map((line) => (JSON.parse(line) as AuditRecord).who.client)).toEqual(['portal', 'playground', 'portal']);
  });
});
