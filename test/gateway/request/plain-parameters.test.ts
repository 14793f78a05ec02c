import { Readable } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { LIMITS } from '../../../gateway/limits/limits.ts';
import { type Parameters, readParameters } from '../../../gateway/request/read-parameters.ts';

const send = (body: string): Promise<Parameters> => {
  const request = Object.assign(Readable.from([Buffer.from(body)]), {
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json' },
    complete: true,
  });
  return readParameters(request as unknown as IncomingMessage, LIMITS);
};

const NONE: Parameters = { method: 'POST', query: null, key: null, operationName: null, variables: null };
const HASH = 'a'.repeat(64);

/** Each body in its plain form, and with a member that only the schema of all parameters reads: the answer is the same. */
const bothWays = async (members: string) => {
  const outcome = (body: string) => send(body).catch((error: { extensions?: { code?: unknown } }) => error.extensions?.code);
  return [await outcome(`{${members}}`), await outcome(`{${members}${members === '' ? '' : ','}"extensions":null}`)] as const;
};

describe('parameters of a request', () => {
  it.each<[members: string, parameters: Partial<Parameters>]>([
    [`"documentId":"sha256:${HASH}"`, { key: HASH }],
    ['"documentId":"FourTabs"', { key: 'FourTabs' }],
    ['"documentId":"FourTabs","variables":{}', { key: 'FourTabs', variables: {} }],
    [
      '"documentId":"FourTabs","variables":{"id":"h02","deep":[{"a":1}]}',
      { key: 'FourTabs', variables: { id: 'h02', deep: [{ a: 1 }] } },
    ],
    ['"documentId":"FourTabs","operationName":"FourTabs"', { key: 'FourTabs', operationName: 'FourTabs' }],
    ['"query":"{ a }"', { query: '{ a }' }],
    ['"query":"","documentId":"","operationName":""', {}],
    ['"query":null,"documentId":null,"operationName":null,"variables":null', {}],
    ['"unknown":{"member":1},"query":"{ a }"', { query: '{ a }' }],
    ['"constructor":"x","toString":"y"', {}],
    ['', {}],
  ])('are read alike by either check: {%s}', async (members, parameters) => {
    const expected = { ...NONE, ...parameters };
    expect(await bothWays(members)).toEqual([expected, expected]);
  });

  it.each([
    '"documentId":1',
    '"documentId":["FourTabs"]',
    '"documentId":"sha256:short"',
    '"documentId":{}',
    '"query":{}',
    '"query":true',
    '"operationName":0',
    '"variables":[]',
    '"variables":"{}"',
    '"variables":1',
    '"documentId":"FourTabs","variables":false',
  ])('are refused alike by either check: {%s}', async (members) => {
    expect(await bothWays(members)).toEqual(['BAD_REQUEST', 'BAD_REQUEST']);
  });

  it.each(['[]', 'null', '"text"', '1', '[{"documentId":"FourTabs"}]', '{"documentId":"FourTabs"', ''])(
    'are refused when the body is no object: %s',
    async (body) => {
      await expect(send(body)).rejects.toMatchObject({ extensions: { code: 'BAD_REQUEST' } });
    },
  );

  it('keep a variable that is called __proto__', async () => {
    const { variables } = await send('{"documentId":"FourTabs","variables":{"__proto__":{"a":1}}}');
    expect(Object.hasOwn(variables ?? {}, '__proto__')).toBe(true);
  });
});
