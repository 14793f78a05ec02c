import type { CheckedOperation } from '../../gateway/operations/check-operations.ts';
import { type Finding, FINDINGS, isBreaking } from '../../gateway/operations/finding.ts';
import { LIMITS, type OperationLimits } from '../../gateway/limits/limits.ts';

/** @returns a report in Markdown: how many operations were checked, a table per affected client, and what each costs */
export function renderCheck(checked: readonly CheckedOperation[], limits: OperationLimits = LIMITS): string {
  const count = (verdict: CheckedOperation['verdict']) => checked.filter((operation) => operation.verdict === verdict).length;
  const clients = Map.groupBy(checked, ({ client }) => client);
  const affected = [...clients].filter(([, operations]) => operations.some(({ findings }) => findings.length > 0));
  return `# Registered operations

${checked.length} operations of ${clients.size} clients checked: ${count('breaking')} breaking, ${count('warning')} with a warning, ${count('fine')} fine.
${checked.length === 0 ? '\nNo client has registered an operation, and so nothing was checked.\n' : ''}${affected.map(([client, operations]) => renderClient(client, operations)).join('')}
## What they cost

With the values of variables that cost most: pages of ${limits.pageSize}. The limit is ${limits.cost}, for the depth ${limits.depth}.

${table(
  ['client', 'operation', 'cost', 'depth'],
  checked.map(({ client, name, measure }) => [client, name, String(measure?.cost ?? '–'), String(measure?.depth ?? '–')]),
)}
`;
}

function renderClient(client: string, operations: readonly CheckedOperation[]): string {
  const rows = operations.flatMap(({ name, findings }) => findings.map((finding) => renderFinding(name, finding)));
  return `\n## ${client}\n\n${table(['operation', 'verdict', 'what', 'where', 'who'], rows)}\n`;
}

function renderFinding(name: string, finding: Finding): string[] {
  const { kind, about, says, at, roles } = finding;
  const what = `${about === '' ? '' : `\`${about}\` `}${FINDINGS[kind].means}: ${says}`;
  const known = isBreaking(finding) && !finding.isNew ? ', as before' : '';
  return [
    name,
    `${isBreaking(finding) ? '**breaking**' : 'warning'}${known}`,
    what,
    at.join(', '),
    roles.join('; ') || 'everybody',
  ];
}

const table = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headings, headings.map(() => '---'), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', 'or').replaceAll(/\s+/g, ' ')).join(' | ')} |`)
    .join('\n');
