import { z } from 'zod';
import { type Reading, registerDocument } from '../register-document.ts';
import type { RegisteredOperation } from '../operation-set.ts';

const manifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(
    z.object({
      id: z.string().min(1).max(256),
      name: z.string(),
      type: z.enum(['query', 'mutation', 'subscription']),
      body: z.string(),
      clientName: z.string().nullish(),
    }),
  ),
});

/** Whether a JSON value declares itself an Apollo manifest. */
export const isApolloManifest = (value: unknown): boolean => typeof value === 'object' && value !== null && 'format' in value;

/**
 * Reads a manifest of `@apollo/generate-persisted-query-manifest`. Ids and bodies are kept unchanged.
 *
 * @param client entries with another `clientName` do not belong to this client
 * @param clients every known client
 */
export function readApolloManifest(value: unknown, client: string, clients: ReadonlySet<string>): Reading {
  const parsed = manifest.safeParse(value);
  if (!parsed.success) return { operations: [], problems: parsed.error.issues.map(describe) };
  const operations: RegisteredOperation[] = [];
  const problems: string[] = [];
  for (const { id, name, type, body, clientName } of parsed.data.operations) {
    const registered = registerDocument(id, body);
    const problem = (message: string) => problems.push(`${name}: ${message}`);
    if (clientName && !clients.has(clientName)) problem(`There is no client ${clientName}`);
    if (typeof registered === 'string') problem(registered);
    else if (registered.name !== name || registered.kind !== type)
      problem(`Its body is the ${registered.kind} ${registered.name}, and not the ${type} ${name}`);
    else if (!clientName || clientName === client) operations.push(registered);
  }
  return { operations, problems };
}

const describe = ({ path, message }: z.core.$ZodIssue) => [path.join('.'), message].filter((part) => part !== '').join(': ');
