import type { Explanation, ExplainedField } from '../../gateway/explain/explain.ts';
import type { ExplainedPlan } from '../../gateway/explain/explain-plan.ts';
import { columns } from './columns.ts';

/** @param signIn the name of the demo sign-in. @returns an explanation as readable text */
export function renderExplanation(explanation: Explanation, signIn: string): string {
  const { operation, fields, plan, pruned } = explanation;
  return [
    `${operation.kind} ${operation.name ?? '(without a name)'}, as ${signIn}: ${renderViewer(explanation)}`,
    '',
    'Fields',
    ...columns(fields.map(renderField)),
    '',
    plan ? `Plan: ${count(countFetches(plan), 'fetch', 'fetches')}` : 'Plan: nothing is fetched',
    ...(plan ? renderPlan(plan, '  ') : []),
    ...(pruned.length > 0 ? ['', 'Left the operation before it was planned', ...pruned.map((path) => `  ${path}`)] : []),
    '',
    'Measure',
    ...renderMeasure(explanation),
  ].join('\n');
}

function renderViewer({ viewer }: Explanation): string {
  const { signedIn, provider, linked, householdsHeaded, scopes } = viewer;
  if (signedIn === null) return 'nobody is signed in';
  if (signedIn !== 'person') return [signedIn, ...scopes.map((scope) => `scope ${scope}`)].join(', ');
  return [
    `signed in with ${provider}`,
    linked ? 'linked to a record' : 'linked to no record',
    ...(householdsHeaded > 0 ? [`head of ${count(householdsHeaded, 'household', 'households')}`] : []),
  ].join(', ');
}

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

function renderField({ decision, path, coordinate, policy, decidedBy }: ExplainedField): string[] {
  const because = decidedBy === null ? '' : `  (decided by ${decidedBy})`;
  return [decision, path.join('.'), coordinate, `${policy === '' ? 'no policy' : policy}${because}`];
}

function countFetches(plan: ExplainedPlan): number {
  return plan.kind === 'fetch' ? 1 : plan.nodes.reduce((sum, node) => sum + countFetches(node), 0);
}

function renderPlan(plan: ExplainedPlan, indent: string): string[] {
  if (plan.kind !== 'fetch') return [`${indent}${plan.kind}`, ...plan.nodes.flatMap((node) => renderPlan(node, `${indent}  `))];
  const entities = plan.entities.length > 0 ? `, entities ${plan.entities.join(' and ')} at ${plan.at.join('.')}` : '';
  return [`${indent}fetch ${plan.subgraph}${entities}`, ...plan.query.split('\n').map((line) => `${indent}  | ${line}`)];
}

function renderMeasure({ measure, withinLimits }: Explanation): string[] {
  const rows = Object.entries(measure).map(([name, { measured, limit }]) => [
    name,
    String(measured),
    limit === null ? '' : `of ${limit}${measured > limit ? ', over the limit' : ''}`,
  ]);
  return [...columns(rows), ...(withinLimits ? [] : ['  The gateway refuses this operation: OPERATION_TOO_COMPLEX'])];
}
