import { readFileSync } from 'node:fs';
import { type Kysely, type KyselyPlugin } from 'kysely';
import { feedOf, openFeedWorld } from './feed-worlds.ts';

// A load that kills its own process: node load-and-die.ts URL FILE STATEMENT. It dies before the statement of that number; with 0
// it does not die, and prints how many there were.

const [url = '', file = '', at = '0'] = process.argv.slice(2);
const world = await openFeedWorld('identity', url);
let number = 0;
const count = () => {
  number += 1;
  if (number === Number(at)) process.kill(process.pid, 'SIGKILL');
};
const plugin: KyselyPlugin = {
  transformQuery({ node }) {
    count();
    return node;
  },
  transformResult: ({ result }) => Promise.resolve(result),
};
const kysely: Kysely<object> = world.database.kysely.withPlugin(plugin);
const insert: typeof world.database.insert = (...given) => {
  count();
  return world.database.insert(...given);
};
const lines = JSON.parse(readFileSync(file, 'utf8')) as object[];
const { refused } = await world.load(feedOf('identity', lines, { mode: 'changes', asOf: '2026-11-21T09:00:00.000Z' }), {
  database: { ...world.database, kysely, insert },
});
await world.close();
if (refused !== null) throw new Error(refused);
console.log(number);
