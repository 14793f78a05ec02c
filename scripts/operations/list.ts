import { parseArgs } from 'node:util';
import { columns } from '../tooling/columns.ts';
import type { Command } from './command.ts';
import { short, withRegistry } from './open-registry.ts';

/** Shows the last versions, each once, by their latest activation: who activated it, how many operations it has, and why. */
export const list: Command = (args, config, say) => {
  parseArgs({ args: [...args] });
  return withRegistry(config, async (registry) => {
    const [active, history, notes] = await Promise.all([registry.active(), registry.history(), registry.notes()]);
    const latest = history.filter(({ version }, index) => history.findIndex((one) => one.version === version) === index);
    if (history.length === 0) say('Nothing has been published.');
    const rows = await Promise.all(
      latest.map(async ({ sequence, version }) => {
        const clients = [...((await registry.read(version))?.clients ?? [])];
        const counts = clients.map(([client, operations]) => `${client} ${operations.length}`).join(', ');
        const { author = '', reason = '', forced = false } = notes.get(sequence) ?? {};
        const state = active?.sequence === sequence ? 'active' : '';
        const why = forced ? `forced: ${reason}` : reason;
        return [state, new Date(sequence).toISOString(), short(version), author, counts, why];
      }),
    );
    for (const line of columns(rows)) say(line);
    return true;
  });
};
