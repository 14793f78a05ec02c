import { accessNumber, openAuditAt, placesIn } from './audit-folder.ts';

// Writes records until it is killed: node audit-and-die.ts FOLDER PREFIX BYTES. Prints the id of each record that counts as
// written, as a gateway answers a client only then.

const [folder = '', prefix = '', fileBytes = ''] = process.argv.slice(2);
const trail = await openAuditAt(placesIn(folder), { fileBytes: Number(fileBytes), everyRecords: 20 });
for (let number = 0; ; number += 1) {
  const at = new Date().toISOString();
  const batch = [0, 1, 2, 3].map((part) => {
    const entry = accessNumber(number * 4 + part, at);
    const id = `${prefix}-${number}-${part}`;
    return trail
      .append({ ...entry, members: entry.members.replace(/"request":"[^"]*"/, `"request":"${id}"`) })
      .then(() => process.stdout.write(`${id}\n`));
  });
  await Promise.all(batch);
}
