import type { Profiler } from 'node:inspector/promises';

/** The parts of a request's work, and the places in code that belong to them. The first that matches counts. */
const PHASES = [
  ['garbage collection', /^\(garbage collector\)/],
  ['JSON', /^(?:parse|stringify|rawJSON) native|^(?:parseJson|parseAnswer) |\/gateway\/json\//],
  ['fetches', /\/undici\/|node:internal\/deps\/undici|wasm:|\/gateway\/sources\//],
  ['sockets and HTTP', /node:(?:_http|net|stream|internal\/(?:stream|http|js_stream))|\/gateway\/http\//],
  [
    'sign-in and standing',
    /node:(?:internal\/)?crypto|\/jose\/|\/gateway\/(?:sign-in|standing|clients)\/|\/schema\/contract\/viewer/,
  ],
  ['rates', /\/ioredis\/|\/rate-limiter-flexible\/|\/gateway\/(?:limits|redis)\//],
  ['audit', /\/gateway\/audit\/|node:(?:fs|internal\/fs)|^fdatasync native/],
  ['log', /\/gateway\/telemetry\/|\/pino\/|\/sonic-boom\/|\/schema\/contract\/log-/],
  ['execution', /\/gateway\/execution\/|\/schema\/contract\/own-property/],
  ['planning and documents', /\/gateway\/(?:planning|documents|operations|serving|supergraph|access)\/|\/graphql\/|\/@apollo\//],
  ['request', /\/gateway\//],
  [
    'promises, timers, events',
    /node:(?:internal\/(?:process|timers|async)|timers|events|async_hooks)|^(?:run|runMicrotasks) native/,
  ],
] as const;

const OTHER = 'other';
/** The process waits, or the profiler works. */
const NOT_WORK: ReadonlySet<string> = new Set(['(idle) ', '(program) ', '(root) ', 'post node:inspector']);

export type Phase = { readonly name: string; readonly share: number };

type Node = Profiler.ProfileNode;

/** @returns the shares of the CPU that the phases have, the largest first. Native code counts to what called it */
export function phasesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): readonly Phase[] {
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const phases = new Map<number, string | null>();
  const phaseOf = (node: Node): string | null => {
    const known = phases.get(node.id);
    if (known !== undefined) return known;
    const parent = byId.get(parents.get(node.id) ?? 0);
    const { functionName, url } = node.callFrame;
    const own = NOT_WORK.has(`${functionName} ${url}`)
      ? null
      : (ownPhase(node) ?? (parent && url === '' ? phaseOf(parent) : OTHER) ?? OTHER);
    phases.set(node.id, own);
    return own;
  };
  const times = new Map<string, number>();
  samples.forEach((id, index) => {
    const node = byId.get(id);
    const phase = node ? phaseOf(node) : null;
    if (phase !== null) times.set(phase, (times.get(phase) ?? 0) + Math.max(0, timeDeltas[index] ?? 0));
  });
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  return [...times].map(([name, time]) => ({ name, share: time / total })).sort((one, other) => other.share - one.share);
}

function ownPhase({ callFrame: { functionName, url } }: Node): string | undefined {
  const place = `${functionName} ${url === '' ? 'native' : url}`;
  return PHASES.find(([, belongs]) => belongs.test(place))?.[0];
}
