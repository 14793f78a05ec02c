import { globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Usage } from './answer-parent.ts';
import { peerSchemas } from './peer-schemas.ts';
import { freePort, startProgram } from './start-program.ts';
import { DOCUMENT, type GatewaySettings, type StartContext, type Variant, type Variants } from './variant.ts';

/** How a peer is started. */
type Launch = {
  readonly command: readonly [string, ...string[]];
  /** The files that it reads, by name, in the folder where it runs. */
  readonly files: Readonly<Record<string, string>>;
};

type Peer = {
  readonly name: string;
  /** The package that it comes in; a pattern, where each kind of machine has its own. */
  readonly packageName: string;
  /** @param installed the folder of the package */
  readonly launch: (settings: GatewaySettings, installed: string, port: number) => Launch;
};

// The requests of the bench are equal. In production no two viewers' are, so peers must not answer several with one fetch.

const HIVE_CONFIG = `import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { defineConfig } from '@graphql-hive/gateway';
export const gatewayConfig = defineConfig({
  supergraph: './supergraph.graphql',
  unifiedGraphHandler,
  logging: 'error',
  transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } },
});
`;
const GRAFBASE_CONFIG = '[traffic_shaping]\ninflight_deduplication = false\n';

const PEERS: readonly Peer[] = [
  {
    name: 'Hive Gateway',
    packageName: '@graphql-hive/gateway',
    launch({ plainSupergraphSdl, routes }, installed, port) {
      const flags = ['--config-path', 'gateway.config.mjs', '--host', '127.0.0.1', '--port', String(port)];
      return {
        command: [process.execPath, join(installed, 'dist/bin.js'), 'supergraph', ...flags],
        files: { 'supergraph.graphql': routedTo(routes, plainSupergraphSdl), 'gateway.config.mjs': HIVE_CONFIG },
      };
    },
  },
  {
    name: 'Grafbase',
    packageName: '@grafbase/cli-*',
    launch({ routes }, installed, port) {
      const schemas = [...peerSchemas()].map(([name, sdl]) => [`${name}.graphql`, sdl] as const);
      const tables = Object.entries(routes).map(
        ([name, url]) => `[subgraphs.${name}]\nurl = "${url}"\nschema_path = "./${name}.graphql"\n`,
      );
      return {
        command: [join(installed, 'grafbase'), 'dev', '--config', 'grafbase.toml', '--listen-address', `127.0.0.1:${port}`],
        files: { 'grafbase.toml': [GRAFBASE_CONFIG, ...tables].join('\n'), ...Object.fromEntries(schemas) },
      };
    },
  },
];

const routedTo = (routes: GatewaySettings['routes'], sdl: string): string =>
  Object.entries(routes).reduce(
    (text, [name, url]) => text.replace(new RegExp(`(name: "${name}", url: )"[^"]*"`), `$1"${url}"`),
    sdl,
  );

/**
 * Starts the peers that are installed in a folder. They have no tokens and no rules, and send no assertion: every request
 * counts as the head's.
 *
 * @returns those that run, and why the others do not
 */
export async function startPeers(context: StartContext, folder: string): Promise<Variants> {
  const variants: Variant[] = [];
  const missing: { name: string; why: string }[] = [];
  for (const peer of PEERS) {
    try {
      variants.push(await startPeer(peer, context, folder));
    } catch (error) {
      missing.push({ name: peer.name, why: (error as Error).message });
    }
  }
  return { variants, missing };
}

async function startPeer({ name, packageName, launch }: Peer, context: StartContext, folder: string): Promise<Variant> {
  const { settings, cores, started } = context;
  const [installed] = globSync(join(folder, 'node_modules', packageName));
  if (installed === undefined) throw new Error(`${packageName} is not installed in ${folder}`);
  const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { version: string };
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/graphql`;
  const { command, files } = launch(settings, installed, port);
  const cwd = join(settings.issuerFolder, name.toLowerCase().replaceAll(' ', '-'));
  mkdirSync(cwd);
  symlinkSync(join(folder, 'node_modules'), join(cwd, 'node_modules'));
  for (const [file, content] of Object.entries(files)) writeFileSync(join(cwd, file), content);
  const environment = { NODE_ENV: 'production', HOME: cwd };
  const program = await startProgram(command, { core: cores?.gateway ?? null, cwd, environment }, () => answersAt(url));
  started.push(program);
  const usage = () => Promise.resolve(program.usage() ?? UNKNOWN);
  return { name: `${name} ${version}`, url, body: DOCUMENT, usage, tell: () => Promise.resolve(null) };
}

const UNKNOWN: Usage = { cpuMs: Number.NaN, rssMb: Number.NaN, requests: 0, statementMs: 0 };

async function answersAt(url: string): Promise<boolean> {
  const body = JSON.stringify({ query: '{ __typename }' });
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return answer.status === 200;
}
