import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoSignIns } from '../../scripts/demo/identity.ts';
import { post } from '../support/graph.ts';
import { freePorts } from '../support/free-ports.ts';
import { KNOWS, refuseLeaks } from '../support/leak-scan.ts';
import { type RunningProcess, startProgram, startScript, stopProcesses } from '../support/processes.ts';
import { startNodeTimeout } from '../support/node-timeout.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const env: Record<string, string> = { DEV_ISSUER_DIR: folder.path, PORT: '0', AUDIT_FILE: join(folder.path, 'audit.jsonl') };

let started: RunningProcess;
let url: string;
beforeAll(async () => {
  env['PROVIDERS_PORT'] = String(await freePorts());
  started = startScript(['scripts/start.ts'], env);
  url = (await started.printed(/The graph answers at (\S+)/))[1] ?? '';
});
afterAll(stopProcesses);
afterAll(folder.remove);

describe('npm start', () => {
  it('prints its address, whether it uses Redis, how to get a token, and a first query', async () => {
    await started.printed(/a first question .*\n.*\n.*\n/);
    const printed = started.output();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/);
    expect(printed).toContain('in this process (set REDIS_URL to share it between gateways)');
    expect(printed).toContain('npm run --silent token -- H02');
    expect(printed).toContain(`curl -s ${url} -H 'content-type: application/json'`);
  });

  it('serves the playground, and prints its address', async () => {
    const page = /the playground +(\S+)/.exec(started.output())?.[1] ?? '';
    expect(page).toBe(url.replace(/graphql$/, 'playground/'));
    const { status, headers } = await fetch(page);
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringMatching(/^text\/html/)]);
  });

  it('accepts the token that npm run token prints', async () => {
    const token = startProgram('npm', ['run', '--silent', 'token', '--', 'H02'], { env });
    expect(await token.ended).toBe(0);
    const query = '{ me { name { full } eligibility { coverageType status } } }';
    const { status, text, data } = await post(url, { query }, { authorization: `Bearer ${token.output().trim()}` });
    refuseLeaks('the answer to H02', text, KNOWS['H02'] ?? {});
    expect({ status, data }).toEqual({
      status: 200,
      data: { me: { name: { full: 'Bruno Ejemplo' }, eligibility: [{ coverageType: 'STANDARD', status: 'APPROVED' }] } },
    });
  });

  it('answers only public fields without a token', async () => {
    const { data, errors } = await post(url, { query: '{ help { customerService { phone } } me { id } }' });
    expect(data).toEqual({ help: { customerService: { phone: '(800) 841-2900' } }, me: null });
    expect(errors).toMatchObject([{ path: ['me'], extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } }]);
  });

  it.each([
    [
      'a token that another key signed',
      async () => {
        const other = join(folder.path, 'other');
        mkdirSync(other);
        const token = startScript(['scripts/token.ts', 'H02'], { DEV_ISSUER_DIR: other });
        await token.ended;
        return `Bearer ${token.output().trim()}`;
      },
    ],
    ['an empty token', async () => 'Bearer'],
    ['another scheme', async () => 'Basic SDAyOkgwMg=='],
  ])('refuses %s', async (_what, authorization) => {
    const { status, errors } = await post(url, { query: '{ help { learnMoreUrl } }' }, { authorization: await authorization() });
    expect([status, errors[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('ends on SIGTERM with code 0, without waiting for open connections', async () => {
    const idle = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => undefined);
    await once(idle, 'connect');
    await post(url, { query: '{ help { learnMoreUrl } }' });
    const timeout = await startNodeTimeout('half a request');
    expect(await Promise.race([started.stop(), timeout.ended])).toBe(0);
    timeout.stop();
    idle.destroy();
  });
});

describe('npm run token', () => {
  it('lists the sign-ins when none is named', async () => {
    const list = startScript(['scripts/token.ts'], env);
    expect(await list.ended).toBe(0);
    for (const { name, describes } of demoSignIns) expect(list.output()).toMatch(new RegExp(`${name} +${describes}`));
  });

  it('lists the sign-ins, and fails, when the name is unknown', async () => {
    const list = startScript(['scripts/token.ts', 'H99'], env);
    expect(await list.ended).toBe(1);
    expect(list.output()).toContain('There is no demo sign-in "H99". The demo sign-ins are:');
    expect(list.output().split('\n').length).toBeGreaterThan(demoSignIns.length);
  });
});
