import { describe, expect, it } from '@jest/globals';
import { decodeProtectedHeader, SignJWT } from 'jose';
import { keyIdOf } from '../../../schema/contract/assertion-keys.ts';
import { assertionKey, signAssertion, verifyAssertion } from '../../../schema/contract/viewer-assertion.ts';
import { keysCommand, nextKeys } from '../../../scripts/keys.ts';
import { readConfig as readGatewayConfig } from '../../../gateway/config.ts';
import { readConfig as readSubgraphConfig } from '../../../subgraphs/config.ts';
import { BRUNO } from '../../support/demo-viewers.ts';

const NOW = 1_700_000_000;
const SECRET = 'a secret of more than thirty-two characters';

/** The values of ASSERTION_KEYS in the order of a rotation. */
const first = nextKeys('new', []);
const both = nextKeys('new', first);
const rotated = nextKeys('rotate', both);
const retired = nextKeys('retire', rotated);

type Environment = Readonly<Record<string, string>>;
const keysIn = (keys: readonly string[]): Environment => ({ ASSERTION_KEYS: keys.join(',') });

/** @returns whether a subgraph with one configuration accepts what a gateway with another signs */
async function accepts(gateway: Environment, subgraph: Environment): Promise<boolean> {
  const key = assertionKey(readGatewayConfig(gateway).assertionSecret, 'documents');
  const assertion = signAssertion(BRUNO, 'documents', key, NOW);
  return verifyAssertion(assertion, 'documents', readSubgraphConfig('documents', subgraph).assertionKey, NOW).then(
    ({ viewer }) => viewer.signIn?.subject === BRUNO.signIn?.subject,
    () => false,
  );
}

describe('a rotation of assertion keys', () => {
  it.each([
    ['a key is added', keysIn(first), keysIn(both)],
    ['it signs', keysIn(both), keysIn(rotated)],
    ['the old one is retired', keysIn(rotated), keysIn(retired)],
  ])('is without a refusal while %s, in whichever order processes restart', async (_step, before, after) => {
    for (const gateway of [before, after])
      for (const subgraph of [before, after]) expect(await accepts(gateway, subgraph)).toBe(true);
  });

  it('ends with another key than it began with, and the old one is worth nothing', async () => {
    expect(retired).toEqual([both[1]]);
    expect(await accepts(keysIn(first), keysIn(retired))).toBe(false);
  });

  it('may not leave out a step', async () => {
    expect(await accepts(keysIn(rotated), keysIn(first))).toBe(false);
  });

  it('can begin with ASSERTION_SECRET: subgraphs first, gateways then', async () => {
    const secret = { ASSERTION_SECRET: SECRET };
    const withBoth = { ...secret, ...keysIn(first) };
    expect(await accepts(secret, withBoth)).toBe(true);
    expect(await accepts(withBoth, withBoth)).toBe(true);
    expect(await accepts(keysIn(first), withBoth)).toBe(true);
  });

  it('works with keys of one subgraph, which the command derives', async () => {
    for (const gateway of [both, rotated])
      expect(await accepts(keysIn(gateway), { ASSERTION_KEY: keysCommand(['derive', 'documents'], keysIn(both)) })).toBe(true);
    expect(await accepts(keysIn(both), { ASSERTION_KEY: keysCommand(['derive', 'notices'], keysIn(both)) })).toBe(false);
  });
});

describe('the key id of an assertion', () => {
  const keys = [assertionKey(SECRET, 'documents'), assertionKey(`${SECRET}!`, 'documents')] as const;

  it('names the key, and does not help to guess it', async () => {
    const { kid } = decodeProtectedHeader(signAssertion(BRUNO, 'documents', keys[0], NOW));
    expect(kid).toBe(keyIdOf(keys[0]));
    expect(kid).toMatch(/^[\w-]{11}$/);
    expect(keyIdOf(keys[1])).not.toBe(kid);
  });

  it('is not needed, so that gateways of the version before are understood', async () => {
    const claims = { signIn: BRUNO.signIn, standing: BRUNO.standing };
    const unnamed = new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'viewer+jwt' }).setIssuer('myservices-gateway');
    const assertion = await unnamed
      .setAudience('documents')
      .setIssuedAt(NOW)
      .setExpirationTime(NOW + 60)
      .sign(keys[1]);
    expect((await verifyAssertion(assertion, 'documents', keys, NOW)).viewer.signIn).toEqual(BRUNO.signIn);
  });

  it('does not stand for a signature', async () => {
    const named = new SignJWT({}).setProtectedHeader({ alg: 'HS256', typ: 'viewer+jwt', kid: keyIdOf(keys[0]) });
    const forged = named
      .setIssuer('myservices-gateway')
      .setAudience('documents')
      .setIssuedAt(NOW)
      .setExpirationTime(NOW + 60);
    await expect(verifyAssertion(await forged.sign(keys[1]), 'documents', keys, NOW)).rejects.toThrow();
  });
});

describe('npm run keys', () => {
  it.each([
    [['rotate'], {}, 'ASSERTION_KEYS is not set'],
    [['rotate'], keysIn(first), 'There is one key alone'],
    [['turn'], keysIn(both), 'usage: npm run'],
    [['derive'], keysIn(both), 'usage: npm run'],
    [['new', 'documents'], keysIn(both), 'usage: npm run'],
    [['new'], { ASSERTION_KEYS: 'short' }, 'ASSERTION_KEYS: is not valid'],
  ])('says what is wrong: %j', (args, environment, message) => {
    expect(() => keysCommand(args, environment)).toThrow(message);
  });

  it('lists the ids by which assertions name the keys', () => {
    const ids = both.map((key) => keyIdOf(assertionKey(key, 'documents')));
    expect(keysCommand(['list', 'documents'], keysIn(both))).toBe(ids.join('\n'));
  });
});
