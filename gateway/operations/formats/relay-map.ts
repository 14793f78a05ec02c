import { z } from 'zod';
import { type Reading, registerDocument } from '../register-document.ts';
import type { RegisteredOperation } from '../operation-set.ts';

const map = z.record(z.string().min(1).max(256), z.string());

/** Reads the `persistConfig.file` of Relay's compiler, which maps ids to texts. Both are kept unchanged. */
export function readRelayMap(value: unknown): Reading {
  const parsed = map.safeParse(value);
  if (!parsed.success)
    return { operations: [], problems: ['It is neither a manifest of Apollo’s, nor a JSON object from ids to documents'] };
  const operations: RegisteredOperation[] = [];
  const problems: string[] = [];
  for (const [id, body] of Object.entries(parsed.data)) {
    const registered = registerDocument(id, body);
    if (typeof registered === 'string') problems.push(`${id}: ${registered}`);
    else operations.push(registered);
  }
  return { operations, problems };
}
