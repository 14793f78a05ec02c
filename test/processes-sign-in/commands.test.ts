import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from 'jose';
import { listDemoAccounts } from '../../scripts/providers/describe-providers.ts';
import { listDemoSignIns } from '../../scripts/tooling/demo-sign-ins.ts';
import { post } from '../support/graph.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { freePorts } from '../support/free-ports.ts';
import { type RunningProcess, startScript, stopProcesses } from '../support/processes.ts';

const folder = temporaryFolder();
const files = { DEV_ISSUER_DIR: folder.path, AUDIT_FILE: `${folder.path}/audit.jsonl`, OUTBOX_DIR: `${folder.path}/outbox` };

/** Runs a script to its end. */
async function run(parameters: readonly string[], env: Record<string, string> = {}) {
  const { ended, output } = startScript(parameters, { ...files, ...env });
  return { code: await ended, output: output().trim() };
}
const token = (name: string, env: Record<string, string>) => run(['scripts/token.ts', name], env);

afterAll(async () => {
  await stopProcesses();
  folder.remove();
});

describe('npm start', () => {
  let env: Record<string, string>;
  let running: RunningProcess;
  let url: string;
  beforeAll(async () => {
    env = { PORT: '0', PROVIDERS_PORT: String(await freePorts()) };
    running = startScript(['scripts/start.ts'], { ...files, ...env });
    [, url = ''] = await running.printed(/The graph answers at (\S+)/);
  });

  it('prints the addresses of the two providers and their demo accounts', () => {
    const port = Number(env['PROVIDERS_PORT']);
    expect(running.output()).toContain(`MA Login answers at http://127.0.0.1:${port}\n`);
    expect(running.output()).toContain(`login.mass.gov answers at http://127.0.0.1:${port + 1}\n`);
    expect(running.output()).toMatch(/user names +ada, bruno, /);
    expect(running.output()).toMatch(/nadia\.account@example\.org [^]*demo-<first name>-2026, as demo-nadia-2026/);
  });

  it.each([
    ['H02', 'MA_LOGIN', 'Bruno Ejemplo'],
    ['h04-HUGO', 'LOGIN_MASS_GOV', 'Hugo Sample'],
  ])('npm run token -- %s prints a token of its provider', async (name, provider, full) => {
    const { output, code } = await token(name, env);
    expect(code).toBe(0);
    const { data } = await post(
      url,
      { query: '{ viewer { provider } me { name { full } } }' },
      { authorization: `Bearer ${output}` },
    );
    expect(data).toEqual({ viewer: { provider }, me: { name: { full } } });
  });

  it.each(['staff', 'partner-documents'])('npm run token -- %s prints a token of the development issuer', async (name) => {
    const { output } = await token(name, env);
    expect(decodeJwt(output).iss).toMatch(/^urn:myservices:dev:/);
    // A partner asks by the id of a registered operation alone: that it is told so says that its token is taken.
    const { errors } = await post(url, { query: '{ __typename }' }, { authorization: `Bearer ${output}` });
    const codes = errors.map(({ extensions }) => extensions.code);
    expect(codes).toEqual(name === 'staff' ? [] : ['PERSISTED_QUERY_ID_REQUIRED']);
  });

  it('ends when it is stopped', async () => {
    expect(await running.stop()).toBe(0);
  });
});

describe('npm run start:providers', () => {
  it('starts only the providers, with the same keys each time', async () => {
    const port = await freePorts();
    const env = { PROVIDERS_PORT: String(port) };
    const start = async () => {
      const running = startScript(['scripts/start-providers.ts'], { ...files, ...env });
      await running.printed(/login\.mass\.gov answers at/);
      return running;
    };
    const first = await start();
    const { output } = await token('H01', env);
    expect(await first.stop()).toBe(0);
    await start();
    const keys = (await (await fetch(`http://127.0.0.1:${port}/jwks`)).json()) as JSONWebKeySet;
    expect((await jwtVerify(output, createLocalJWKSet(keys))).payload.sub).toBe('demo-ada');
    expect(JSON.stringify(keys)).not.toContain('"d"');
    const unanswered = await token('H05', env);
    expect(unanswered.code).toBe(1);
    expect(unanswered.output).toMatch(/cannot check passwords now: the subgraph identity does not answer it$/);
  });

  it('is refused in production, like npm start and npm run token', async () => {
    const production = {
      NODE_ENV: 'production',
      ASSERTION_SECRET: 'a secret of at least thirty-two characters',
      MA_LOGIN_ISSUER: 'https://ma-login.example.org',
      LOGIN_MASS_GOV_ISSUER: 'https://login.example.org',
    };
    for (const script of ['scripts/start-providers.ts', 'scripts/token.ts', 'scripts/start.ts']) {
      const { code, output } = await run([script], production);
      expect({ script, code }).toEqual({ script, code: 1 });
      expect(output).toMatch(/production/);
    }
  });
});

describe('npm run token', () => {
  it('names the command to start when no provider runs', async () => {
    const port = await freePorts();
    expect(await token('H02', { PROVIDERS_PORT: String(port) })).toEqual({
      code: 1,
      output: `No provider answers at http://127.0.0.1:${port}. Start it with npm start, or with npm run start:providers.`,
    });
  });

  it('lists the sign-ins with their logins and passwords', () => {
    expect(listDemoSignIns()).toMatch(/^ {2}H02 +Head of a family of four/m);
    expect(listDemoAccounts()).toMatch(/^ {2}H02 +bruno +demo-bruno-2026$/m);
    expect(listDemoAccounts()).toMatch(/^ {2}H04-hugo +hugo\.p0402\.account@example\.org +demo-hugo-2026$/m);
  });

  it('lists the sign-ins when the name is unknown', async () => {
    const { code, output } = await token('H99', {});
    expect(code).toBe(1);
    expect(output).toContain('There is no demo sign-in "H99". The demo sign-ins are:');
  });
});
