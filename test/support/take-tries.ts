import { MORNING } from './account-desk.ts';
import { openIdentity } from './identity-database.ts';
import { A_TRY, take } from './try-subject.ts';

// Takes tries in the database of the first argument, as many as the second argument, one after the other. Prints how many were
// allowed.

const [file = '', count = ''] = process.argv.slice(2);
const database = await openIdentity(file);
let given = 0;
for (let number = 0; number < Number(count); number += 1) if ((await take(database, [A_TRY], MORNING)) === null) given += 1;
console.log(given);
await database.destroy();
