import { parseArgs } from 'node:util';
import { columns } from '../tooling/columns.ts';
import type { Command } from './command.ts';
import { short, withRegistry } from './open-registry.ts';

/** Shows the last activations, the newest first, and how many operations each client has in each. */
export const list: Command = (args, config, say) => {
  parseArgs({ args: [...args] });
  return withRegistry(config, async (registry) => {
    const [active, history] = await Promise.all([registry.active(), registry.history()]);
    if (history.length === 0) say('Nothing has been published.');
    const rows = await Promise.all(
      history.map(async ({ sequence, version }) => {
        const clients = [...((await registry.read(version))?.clients ?? [])];
        const counts = clients.map(([client, operations]) => `${client} ${operations.length}`).join(', ');
        return [active?.sequence === sequence ? 'active' : '', new Date(sequence).toISOString(), short(version), counts];
      }),
    );
    for (const line of columns(rows)) say(line);
    return true;
  });
};
