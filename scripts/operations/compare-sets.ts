import type { OperationSet, RegisteredOperation } from '../../gateway/operations/operation-set.ts';

/** @returns a line for each added, removed or changed operation, by client; none when the sets are equal */
export function compareSets(before: OperationSet, after: OperationSet): string[] {
  const clients = [...new Set([...before.clients.keys(), ...after.clients.keys()])].sort();
  return clients.flatMap((client) => {
    const [old, fresh] = [before, after].map(({ clients: all }) => byId(all.get(client) ?? [])) as [ById, ById];
    const line = (sign: string, { name, id }: RegisteredOperation) => `  ${sign} ${client}: ${name} (${id})`;
    return [
      ...[...old.values()].filter(({ id }) => !fresh.has(id)).map((one) => line('-', one)),
      ...[...fresh.values()].filter(({ id }) => !old.has(id)).map((one) => line('+', one)),
      ...[...fresh.values()].filter((one) => (old.get(one.id) ?? one).body !== one.body).map((one) => line('~', one)),
    ];
  });
}

type ById = ReadonlyMap<string, RegisteredOperation>;

const byId = (operations: readonly RegisteredOperation[]): ById => new Map(operations.map((one) => [one.id, one]));
