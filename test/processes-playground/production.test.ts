import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import { findDemoSignIn } from '../../scripts/tooling/demo-sign-ins.ts';
import { composeWith, startGatewayProcess, startScript, stopProcesses } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { ensureBuiltPage } from './built-page.ts';

const folder = temporaryFolder();
const file = join(folder.path, 'supergraph.graphql');
const PRODUCTION = {
  NODE_ENV: 'production',
  ASSERTION_SECRET: 'a secret that is long enough for production',
  AUDIT_FILE: join(folder.path, 'audit.jsonl'),
  SINGLE_GATEWAY: 'true',
  DEV_ISSUER_DIR: folder.path,
  MA_LOGIN_ISSUER: 'https://ma-login.example.org',
  LOGIN_MASS_GOV_ISSUER: 'https://login.example.org',
};
const STAFF = { STAFF_ISSUER: 'https://staff.example.org/agency' };

beforeAll(async () => {
  writeFileSync(file, composeWith(new Map()));
  await ensureBuiltPage();
});
afterAll(stopProcesses);
afterAll(folder.remove);

describe('a gateway process in production', () => {
  it('has no playground unless it is switched on', async () => {
    const { url } = await startGatewayProcess(file, { ...PRODUCTION, ...STAFF });
    for (const path of ['playground', 'playground/', 'playground/api/config', 'playground/api/matrix'])
      expect([path, (await fetch(url.replace(/graphql$/, path))).status]).toEqual([path, 404]);
  });

  it('does not start with a playground but no issuer for staff', async () => {
    const { ended, output } = startScript(['gateway/main.ts', '--supergraph', file], { ...PRODUCTION, PLAYGROUND: 'true' });
    expect(await ended).toBe(1);
    expect(output()).toMatch(/STAFF_ISSUER/);
  });

  it('serves the playground API only to staff, without demo sign-ins', async () => {
    const { url } = await startGatewayProcess(file, { ...PRODUCTION, ...STAFF, PLAYGROUND: 'true' });
    const ask = (name: string, init: RequestInit = {}) => fetch(url.replace(/graphql$/, `playground/${name}`), init);
    const page = await ask('');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(page.headers.get('content-security-policy')).toContain("connect-src 'self' https://staff.example.org;");
    expect(await (await ask('api/config')).json()).toEqual({
      development: false,
      demo: false,
      staff: { issuer: STAFF.STAFF_ISSUER, clientId: 'myservices-playground', scope: 'openid graph' },
    });
    const issuer = await openDevIssuer(folder.path);
    const token = await issuer.token(findDemoSignIn('staff'), Math.floor(Date.now() / 1000));
    const statuses = async (headers: Record<string, string>) =>
      Promise.all(
        ['viewer', 'matrix', 'operations', 'sign-ins'].map(async (name) => (await ask(`api/${name}`, { headers })).status),
      );
    expect(await statuses({})).toEqual([403, 403, 403, 403]);
    // The issuer of a developer's machine is none here.
    expect(await statuses({ authorization: `Bearer ${token}` })).toEqual([401, 401, 401, 403]);
    const body = JSON.stringify({ signIn: 'H02' });
    const given = await ask('api/token', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(given.status).toBe(403);
  });
});
