import { ORIGIN } from './account-desk.ts';
import { openIdentity, storeOver } from './identity-database.ts';
import { watchStatements } from './statement-watch.ts';

// Links an account in the database of the first argument, and kills this process before the statement with the number of the
// second argument.

const [file = '', last = ''] = process.argv.slice(2);
const database = watchStatements(await openIdentity(file), (_statement, number) => {
  if (number === Number(last)) process.kill(process.pid, 'SIGKILL');
});
const link = await storeOver(database).link('ada', { ssn: '900-12-0001' }, '1992-02-11', ORIGIN);
process.exit(link === null ? 1 : 0);
