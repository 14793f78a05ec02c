import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { readClients } from '../../../gateway/clients/read-clients.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const PORTAL = {
  id: 'portal',
  name: 'A portal',
  kind: 'portal',
  proof: { issuers: ['ma-login'], clientIds: ['a-portal'] },
  anonymous: true,
  mode: { development: 'open', production: 'registered' },
  scopes: [],
  origins: ['https://portal.example.org'],
  operations: [],
};
const PARTNER = {
  ...PORTAL,
  id: 'partner',
  kind: 'partner',
  proof: { issuers: ['partners'], clientIds: ['a-partner'] },
  anonymous: false,
  origins: [],
};

function read(...clients: object[]) {
  const file = join(folder.path, 'clients.yaml');
  writeFileSync(file, stringify({ clients }));
  return () => readClients(file);
}

describe('the file of clients', () => {
  it('is read in order', () => {
    expect(read(PORTAL, PARTNER)().map(({ id }) => id)).toEqual(['portal', 'partner']);
  });

  it('of the graph lets partners run registered operations only, in every environment', () => {
    const partners = readClients('schema/clients.yaml').filter(({ kind }) => kind === 'partner');
    expect(partners.map(({ mode }) => mode)).toEqual(
      partners.map(() => ({ development: 'registered', production: 'registered' })),
    );
    expect(partners).not.toEqual([]);
  });

  it.each<[string, object[], RegExp]>([
    ['no client', [], /clients/],
    ['two of one name', [PORTAL, { ...PARTNER, id: 'portal' }], /two clients are called portal/],
    [
      'two of one proof',
      [PORTAL, { ...PORTAL, id: 'other', anonymous: false }],
      /two clients have the same proof, a-portal of ma-login/,
    ],
    [
      'two that need no proof',
      [PORTAL, { ...PARTNER, kind: 'portal', anonymous: true }],
      /two clients are anonymous: only one can get the requests without a token/,
    ],
    [
      'a partner that needs no proof',
      [{ ...PARTNER, anonymous: true }],
      /partner is a partner, so it must have a proof and cannot be anonymous/,
    ],
    [
      'a partner that asks what it likes',
      [{ ...PARTNER, mode: { development: 'open', production: 'open' } }],
      /partner is a partner, so its mode in production must be registered/,
    ],
    [
      'two that one token proves on a developer’s machine',
      [PORTAL, { ...PARTNER, proof: { issuers: ['partners'], developmentIssuers: ['ma-login'], clientIds: ['a-portal'] } }],
      /two clients have the same proof, a-portal of ma-login/,
    ],
    ['a header for a proof', [{ ...PARTNER, header: 'x-client' }], /header/],
    ['a mode that there is not', [{ ...PORTAL, mode: { development: 'open', production: 'closed' } }], /mode/],
    ['an origin that is none', [{ ...PORTAL, origins: ['*'] }], /origins/],
    ['a rate of nothing', [{ ...PORTAL, rate: { requests: 0, seconds: 1 } }], /rate/],
  ])('is refused with %s, and says why', (_what, clients, problem) => {
    expect(read(...clients)).toThrow(problem);
  });
});
