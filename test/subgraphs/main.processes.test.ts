import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from '@jest/globals';
import { signAssertion, assertionKey } from '../../schema/contract/viewer-assertion.ts';
import { BRUNO } from '../support/demo-viewers.ts';

const SECRET = 'a secret of more than thirty-two characters';
const MAIN = join(import.meta.dirname, '../../subgraphs/main.ts');

function startProcess(...args: string[]) {
  const env = { ASSERTION_SECRET: SECRET, APOLLO_TELEMETRY_DISABLED: '1' };
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  return { child, exit: once(child, 'exit'), lines: createInterface({ input: child.stdout }) };
}

describe('a subgraph as a process of its own', () => {
  it('says where it listens, answers over HTTP, and stops when told to', async () => {
    const { child, exit, lines } = startProcess('identity', '0');
    const [line] = (await once(lines, 'line')) as [string];
    expect(line).toMatch(/^identity ready at http:\/\/127\.0\.0\.1:\d+\/graphql$/);

    const assertion = signAssertion(BRUNO, 'identity', assertionKey(SECRET, 'identity'), Date.now() / 1000);
    const response = await fetch(line.replace('identity ready at ', ''), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-viewer-assertion': assertion },
      body: JSON.stringify({ query: '{ me { id } households { id } }' }),
    });
    expect(await response.json()).toEqual({ data: { me: { id: 'p0201' }, households: [{ id: 'h02' }] } });

    child.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
  });

  it.each([
    ['an unknown name', ['identities', '0']],
    ['no port', ['identity']],
  ])('refuses %s with a word on its use', async (_what, args) => {
    const { child, exit } = startProcess(...args);
    const [[line]] = await Promise.all([once(createInterface({ input: child.stderr }), 'line'), exit]);
    expect(line).toMatch(/^usage: node subgraphs\/main\.ts <name> <port>/);
    expect(child.exitCode).toBe(1);
  });
});
