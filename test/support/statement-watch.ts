import { type Kysely, type KyselyPlugin, SqliteQueryCompiler } from 'kysely';

const compiler = new SqliteQueryCompiler();

/**
 * @param before gets the text and the number, from 1, of each statement before it runs. The statement fails with
 *   what it throws
 * @returns the same database, with the hook
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
