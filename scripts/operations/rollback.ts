import { parseArgs } from 'node:util';
import { author } from './author.ts';
import type { Command } from './command.ts';
import { compareSets } from './compare-sets.ts';
import { activate, findVersion, readActive, short, withRegistry } from './open-registry.ts';

/** Activates an earlier version again: the one named, or the one before the active one. */
export const rollBack: Command = (args, config, say) => {
  const { positionals, values } = parseArgs({ args: [...args], options: { reason: { type: 'string' } }, allowPositionals: true });
  const [wanted] = positionals;
  return withRegistry(config, async (registry) => {
    const [active, history] = await Promise.all([registry.active(), registry.history()]);
    const earlier = history.find(({ version }) => version !== active?.version)?.version;
    const version = wanted === undefined ? earlier : findVersion(history, wanted);
    if (active === null || version === undefined) throw new Error('There is no earlier version to roll back to');
    const set = await registry.read(version);
    if (!set) throw new Error(`Version ${short(version)} is no longer stored; npm run operations -- list shows those that are`);
    for (const line of compareSets(await readActive(registry, active), set)) say(line);
    const reason = values.reason ?? 'rolled back';
    await activate(registry, set, active, { author: author(), reason, forced: false });
    say(`Version ${short(version)} is active again. Gateways have it within a second.`);
    return true;
  });
};
