import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROOT } from '../../scripts/tooling/rover-config.ts';
import { isDeep } from '../support/depth.ts';
import { extraAuthority } from '../support/extra-authority.ts';
import { freePort } from '../support/free-ports.ts';
import { post } from '../support/graph.ts';
import { composeWith, startProgram, stopProcesses } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const DOCKERFILE = 'scripts/deploy/Dockerfile';
/** The name that the Dockerfile gives its base. The published image of this name is not tried: its stand-in is made here. */
const BASE = 'docker.io/library/node:24-bookworm-slim';
const MAX_BYTES = 250_000_000;

const folder = temporaryFolder();
afterAll(async () => {
  await stopProcesses();
  folder.remove();
});

const STORAGE = ['--root', join(folder.path, 'storage'), '--runroot', join(folder.path, 'run'), '--storage-driver', 'vfs'];

function run(program: string, parameters: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, parameters, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0)
    throw new Error(`${program} ${parameters.join(' ')} ended with ${status ?? error?.message}:\n${stdout}${stderr}`);
  return stdout.trim();
}
const buildah = (...parameters: readonly string[]) => run('buildah', [...STORAGE, ...parameters]);

/** Makes an image with Debian, the Node that runs the tests, and npm. */
function makeBase(): void {
  const root = join(folder.path, 'root');
  run('debootstrap', ['--variant=minbase', 'bookworm', root, 'http://deb.debian.org/debian']);
  const local = join(root, 'usr/local');
  mkdirSync(join(local, 'lib/node_modules'), { recursive: true });
  cpSync(process.execPath, join(local, 'bin/node'));
  chmodSync(join(local, 'bin/node'), 0o755);
  const npm = run('sh', ['-c', 'command -v npm']);
  cpSync(dirname(dirname(realpathSync(npm))), join(local, 'lib/node_modules/npm'), { recursive: true });
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(local, 'bin/npm'));
  const container = buildah('from', 'scratch');
  buildah('add', '--quiet', container, root, '/');
  // The registry may be behind a proxy with an authority of its own.
  const authority = extraAuthority;
  if (authority !== undefined && existsSync(authority)) {
    buildah('add', '--quiet', container, realpathSync(authority), '/etc/extra-ca.pem');
    buildah('config', '--env', 'NODE_EXTRA_CA_CERTS=/etc/extra-ca.pem', container);
  }
  buildah('commit', '--quiet', container, BASE);
  buildah('rm', container);
}

const sizeOf = (path: string): number => Number(run('du', ['--summarize', '--bytes', path]).split('\t', 1)[0]);

/** Starts a process in a container of the image. @param env its variables besides those of the image */
function start(container: string, env: Readonly<Record<string, string>>, ...command: readonly string[]) {
  const variables = Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  return startProgram('buildah', [...STORAGE, 'run', '--isolation', 'chroot', ...variables, container, '--', ...command]);
}

const deep = () =>
  describe('the image', () => {
    let container: string;
    let mounted: string;
    beforeAll(() => {
      makeBase();
      const ignored = ['--ignorefile', `${DOCKERFILE}.dockerignore`];
      buildah(
        'bud',
        '--isolation',
        'chroot',
        '--pull=never',
        '--format',
        'docker',
        ...ignored,
        '-f',
        DOCKERFILE,
        '-t',
        'graph',
        '.',
      );
      container = buildah('from', '--pull=never', 'graph');
      mounted = buildah('mount', container);
    });

    it('has a user without rights, a health check, a signal to stop, and labels', () => {
      const { Docker } = JSON.parse(buildah('inspect', '--type', 'image', 'graph')) as {
        Docker: { config: Record<string, unknown> };
      };
      expect(Docker.config).toMatchObject({
        User: '65532:65532',
        StopSignal: 'SIGTERM',
        Healthcheck: { Test: ['CMD', 'node', 'scripts/deploy/probe.ts', 'live'] },
        Labels: { 'org.opencontainers.image.title': 'myservices-graph' },
        Cmd: ['node', 'gateway/main.ts'],
      });
    });

    it('is small, and has no package for development', () => {
      expect(sizeOf(join(mounted, 'srv/graph'))).toBeLessThan(MAX_BYTES);
      for (const name of ['jest', 'typescript', 'vite', 'oidc-provider', 'node'])
        expect([name, existsSync(join(mounted, 'srv/graph/node_modules', name))]).toEqual([name, false]);
    });

    it('has no file that its user may write', () => {
      const writable = run('find', [
        join(mounted, 'srv/graph'),
        '(',
        '-user',
        '65532',
        '-o',
        '-perm',
        '-o+w',
        ')',
        '!',
        '-type',
        'l',
      ]);
      expect(writable).toBe('');
    });

    it('serves a subgraph and a gateway, which answer and are ready', async () => {
      const ports = [await freePort(), await freePort(), await freePort(), await freePort()].map(String);
      const [port = '', management = '', gatewayPort = '', gatewayManagement = ''] = ports;
      // Without production, which has no demo to ask for. The file system is the image's.
      const common = { NODE_ENV: 'development', HOST: '127.0.0.1', DRAIN_DELAY_MS: '0' };
      const subgraph = start(
        container,
        { ...common, MANAGEMENT_PORT: management },
        'node',
        'subgraphs/main.ts',
        'identity',
        port,
      );
      await subgraph.printed(/identity ready at/);
      expect(await (await fetch(`http://127.0.0.1:${management}/ready`)).json()).toMatchObject({ status: 'ready' });
      const probed = await start(container, { MANAGEMENT_PORT: management }, 'node', 'scripts/deploy/probe.ts', 'ready').ended;
      expect(probed).toBe(0);

      const supergraph = join(mounted, 'tmp/supergraph.graphql');
      writeFileSync(supergraph, composeWith(new Map()), { mode: 0o644 });
      const gateway = start(
        container,
        {
          ...common,
          ...{ PORT: gatewayPort, MANAGEMENT_PORT: gatewayManagement, SUPERGRAPH: '/tmp/supergraph.graphql', PLAYGROUND: 'off' },
          ...{
            SUBGRAPH_URL_IDENTITY: `http://127.0.0.1:${port}/graphql`,
            AUDIT_FILE: '/tmp/audit.jsonl',
            DEV_ISSUER_DIR: '/tmp',
          },
        },
        ...['node', 'gateway/main.ts'],
      );
      await gateway.printed(/"event":"started"/);
      const { status, data } = await post(`http://127.0.0.1:${gatewayPort}/graphql`, { query: '{ me { id } }' });
      expect([status, data]).toEqual([200, { me: null }]);
      const ready = (await (await fetch(`http://127.0.0.1:${gatewayManagement}/ready`)).json()) as { parts: object };
      expect(ready.parts).toMatchObject({ identity: { ready: true }, audit: { ready: true }, supergraph: { ready: true } });
      // buildah kills what it runs. How a process ends is tried in test/processes/drain.test.ts.
      await Promise.all([gateway.stop(), subgraph.stop()]);
    });
  });

describe('the image of the deployment', () => {
  it('is built and tried by npm run test:deep alone', () => expect(existsSync(join(ROOT, DOCKERFILE))).toBe(true));
});

if (isDeep) deep();
