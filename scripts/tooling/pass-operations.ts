import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { broken, type CheckedOperation } from '../../gateway/operations/check-operations.ts';
import { isBreaking } from '../../gateway/operations/finding.ts';
import { hashBody } from '../../gateway/operations/hash-body.ts';
import { readSupergraphFacts } from '../../gateway/operations/supergraph-facts.ts';
import { checkAgainst } from './check-registered-operations.ts';

/** Records for auditors which supergraphs were written although they break operations. Committed with the supergraph. */
const FORCED = 'forced-compositions.md';

const FORCED_TITLE = `# Forced compositions

Supergraphs that were written although they break registered operations, the newest last; by \`npm run compose -- --force "reason"\`.
`;

/**
 * Checks a supergraph before it is written: it must not break an operation that works under the one in force. A reason
 * overrides the check, and is recorded in `FORCED`.
 *
 * @param folder the folder of the supergraph in force
 * @param force the reason; null: there is none
 * @param now milliseconds since 1970
 * @returns what to print; nothing when no operation is broken
 * @throws when an operation is broken and nothing forces it
 */
export function passOperations(supergraphSdl: string, folder: string, force: string | null, now: number): string {
  const file = join(folder, 'supergraph.graphql');
  const inForce = existsSync(file) ? readFileSync(file, 'utf8') : null;
  // The supergraph already in force breaks nothing new.
  if (inForce === supergraphSdl) return '';
  const victims = broken(checkAgainst(isSupergraph(inForce) ? inForce : null, supergraphSdl));
  if (victims.length === 0) return '';
  const list = victims.map(describe).join('\n');
  if (force === null) {
    throw new Error(
      `The supergraph is not written, because it breaks registered operations:\n${list}\nnpm run operations -- check reports the details. To write it anyway: npm run compose -- --force "reason".`,
    );
  }
  const record = join(folder, FORCED);
  if (!existsSync(record)) writeFileSync(record, FORCED_TITLE);
  const reason = force.replaceAll(/\s+/g, ' ').trim();
  appendFileSync(
    record,
    `\n## ${new Date(now).toISOString()}\n\n${reason}\n\nThe supergraph with the SHA-256 \`${hashBody(supergraphSdl)}\` breaks:\n\n${list}\n`,
  );
  return `Forced, and recorded in ${record}: ${reason}\n${list}`;
}

/** A file without a valid supergraph, for instance after a merge, cannot be compared with. */
function isSupergraph(sdl: string | null): boolean {
  try {
    readSupergraphFacts(sdl ?? '');
    return true;
  } catch {
    // The cause does not matter here.
    return false;
  }
}

const describe = ({ client, name, findings }: CheckedOperation): string => {
  const kinds = findings
    .filter((finding) => isBreaking(finding) && finding.isNew)
    .map(({ kind, about }) => `${kind} ${about}`.trim());
  return `- ${client}, ${name}: ${kinds.join(', ')}`;
};
