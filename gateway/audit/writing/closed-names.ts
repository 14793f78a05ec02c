import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';

/** `audit.jsonl` → `audit-20261031T235959Z-closed-Zk3….jsonl`: by name in the order of time. */
export function closedPath(path: string, now: number, why: 'closed' | 'salvaged'): string {
  const at = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  return join(dirname(path), `${stemOf(path)}-${at}-${why}-${randomBytes(4).toString('hex')}.jsonl`);
}

export const stemOf = (path: string): string => basename(path).replace(/\.jsonl$/, '');

const CLOSED = /-\d{8}T\d{6}Z-(?:closed|salvaged)-[0-9a-f]{8}\.jsonl$/;

/** @returns whether it is a file that was closed, and not yet packed */
export const isClosedName = (name: string, path: string): boolean => name.startsWith(`${stemOf(path)}-`) && CLOSED.test(name);
