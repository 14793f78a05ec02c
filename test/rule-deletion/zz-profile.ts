import { openMutantStarter, composeFast, UNCHANGED } from './mutated-graph.ts';
import { allMutants, allDeletions } from './mutants.ts';
import { GATEWAY_PROBES } from './gateway-probes.ts';
import { SUBGRAPH_PROBES } from './subgraph-probes.ts';
import { loadAccessModel } from '../../gateway/access/load-access-model.ts';
import { loadSupergraph } from '../../gateway/supergraph/load-supergraph.ts';
const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
let t = cpu();
const lap = (n: string) => { const now = cpu(); console.log(n.padEnd(40), (now - t).toFixed(0)); t = cpu(); };
const all = allMutants(); lap(`allMutants ${all.length}`);
const del = allDeletions(); lap(`deletions ${del.length}`);
const s = await openMutantStarter(); lap('starter');
for (let i = 0; i < 5; i++) { composeFast(UNCHANGED.sources); lap('compose'); }
const sdl = composeFast(UNCHANGED.sources); t = cpu();
for (let i = 0; i < 3; i++) { loadAccessModel(sdl); lap('loadAccessModel'); }
for (let i = 0; i < 3; i++) { loadSupergraph(sdl, {open:false, executor:'own'}); lap('loadSupergraph'); }
for (const sub of ['identity','masshealth','health-connector','documents','notices']) {
  for (let i = 0; i < 2; i++) {
  const m = all.find((m) => m.subgraphs.length === 1 && m.subgraphs[0] === sub)!;
  const g = await s.start(m); lap(`start ${sub} + gateway`);
  for (const p of GATEWAY_PROBES) await p.run(g); lap(`${GATEWAY_PROBES.length} gateway probes`);
  for (const p of SUBGRAPH_PROBES) await p.run(g); lap(`${SUBGRAPH_PROBES.length} subgraph probes`);
  await g.stop(); lap('stop');
  }
}
await s.stop();
