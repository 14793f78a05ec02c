import type { AuditRecord } from '../../gateway/audit/search/resolved-record.ts';
import type { Format } from './read-arguments.ts';

type Render = { readonly head: string | null; readonly line: (record: AuditRecord) => string };

/** How records are printed, one a line. */
export const RENDERERS: Readonly<Record<Format, Render>> = {
  text: { head: null, line: textOf },
  csv: {
    head: 'at,event,outcome,requestId,who,account,person,session,client,assistedBy,operation,whose,fields,refused',
    line: csvOf,
  },
  jsonl: { head: null, line: (record) => JSON.stringify(record) },
  ocsf: { head: null, line: (record) => JSON.stringify(ocsfOf(record)) },
};

const coordinatesOf = ({ allow, depends }: AuditRecord): string[] => [...Object.values(allow), ...Object.values(depends)].flat();
const byPolicy = (decided: AuditRecord['deny']): string =>
  Object.entries(decided)
    .map(([policy, coordinates]) => `${coordinates.join(', ')} (${policy})`)
    .join('; ');

function textOf(record: AuditRecord): string {
  const { at, event, outcome, who, operation, whose, deny, hide, refused, requestId } = record;
  const role = who.delegate ? `${who.delegate.kind} in assisted session ${who.delegate.assistedSessionId}` : who.kind;
  const ids = [who.accountId, who.personId, who.subject].filter((id) => id !== null && id !== undefined);
  const parts = [
    `${at}  ${role} ${ids.join(' / ')} by ${who.client}`,
    `  ${event === 'intent' ? 'began' : outcome} the ${operation.kind} ${operation.name ?? operation.hash}, request ${requestId}`,
    `  data of: ${whose.join(', ') || 'nobody'}`,
    ...released(record),
    ...(Object.keys(deny).length > 0 ? [`  denied: ${byPolicy(deny)}`] : []),
    ...(Object.keys(hide).length > 0 ? [`  hidden: ${byPolicy(hide)}`] : []),
    ...Object.entries(refused).map(([where, subjects]) => `  not shown: ${where} of ${subjects.join(', ')}`),
  ];
  return parts.join('\n');
}

function released({ allow, depends, outcome }: AuditRecord): string[] {
  const decided = [byPolicy(allow), byPolicy(depends)].filter((text) => text !== '').join('; ');
  return outcome === 'answered' && decided !== '' ? [`  fields: ${decided}`] : [];
}

function csvOf(record: AuditRecord): string {
  const { at, event, outcome, requestId, who, operation, whose, refused } = record;
  const cells = [
    ...[at, event, outcome ?? '', requestId, who.kind, who.accountId ?? '', who.personId ?? '', who.session ?? '', who.client],
    ...[who.delegate?.kind ?? '', operation.name ?? operation.hash, whose.join(' '), coordinatesOf(record).join(' ')],
    Object.entries(refused)
      .flatMap(([where, subjects]) => subjects.map((subject) => `${where} ${subject}`))
      .join('; '),
  ];
  return cells.map(cellOf).join(',');
}

/** A cell that begins like a formula is none to a spreadsheet. */
function cellOf(text: string): string {
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** API Activity of the Open Cybersecurity Schema Framework. */
const API_ACTIVITY = 6003;
const READ = 2;
const UPDATE = 3;

function ocsfOf(record: AuditRecord): object {
  const { at, event, outcome, requestId, who, operation, whose, from, code } = record;
  const activity = operation.kind === 'mutation' ? UPDATE : READ;
  return {
    metadata: {
      version: '1.3.0',
      product: { name: 'MyServices Graph', vendor_name: 'MyServices' },
      uid: `${requestId} ${event}`,
    },
    ...{ category_uid: 6, class_uid: API_ACTIVITY, activity_id: activity, type_uid: API_ACTIVITY * 100 + activity },
    ...{ time: Date.parse(at), severity_id: 1, status_id: statusOf(outcome), ...(code !== undefined && { status_code: code }) },
    actor: {
      user: { uid: who.accountId ?? who.subject ?? 'anonymous', type: who.kind, ...(who.personId && { uid_alt: who.personId }) },
      session: { uid: who.session ?? '' },
      app_name: who.client,
    },
    api: { operation: operation.name ?? operation.hash, request: { uid: requestId }, service: { name: 'graph' } },
    resources: whose.map((uid) => ({ uid, type: uid.split(':', 1)[0] })),
    ...(from !== undefined && { src_endpoint: { subnet: from } }),
    unmapped: { event, fields: coordinatesOf(record), refused: record.refused },
  };
}

/** Unknown, success, failure. */
const statusOf = (outcome: AuditRecord['outcome']): number => (outcome === null ? 0 : outcome === 'answered' ? 1 : 2);
