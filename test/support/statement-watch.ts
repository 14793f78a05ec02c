import { type Kysely, type KyselyPlugin, SqliteQueryCompiler } from 'kysely';

const compiler = new SqliteQueryCompiler();

/**
 * @param before is told the text of each statement, and its number from 1, before it runs; what it throws, the statement
 *   throws
 * @returns the same database, watched
 */
export function watchStatements<Tables>(
  database: Kysely<Tables>,
  before: (statement: string, number: number) => void,
): Kysely<Tables> {
  let number = 0;
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      before(compiler.compileQuery(node, queryId).sql, (number += 1));
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  return database.withPlugin(plugin);
}
