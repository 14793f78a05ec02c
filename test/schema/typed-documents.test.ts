import { createHash } from 'node:crypto';
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatDocument } from '@urql/core';
import { type DocumentNode, print } from 'graphql';
import { GraphQLClient } from 'graphql-request';
import * as documents from '../../schema/operations/portal.generated.ts';
import { readClientOperations } from '../../scripts/tooling/client-operations.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { registeredBy } from '../support/registered.ts';

const { LinkAccountDocument, MyBenefitsDocument, MyNoticesDocument, SignOutDocument } = documents;

/** Without those of fragments. */
const typed = new Map((Object.entries(documents) as [string, DocumentNode][]).filter(([name]) => name.endsWith('Document')));

describe('the typed documents of the portal', () => {
  it.each(registeredBy('portal'))('$name says what the manifest registers', ({ id, name, body }) => {
    expect(print(typed.get(`${name}Document`)!)).toBe(body);
    expect(id).toBe(createHash('sha256').update(body).digest('hex'));
  });

  it('are all in the manifest', () => {
    expect([...typed.keys()].sort()).toEqual(registeredBy('portal').map(({ name }) => `${name}Document`));
  });

  it('are sent by Apollo Client and urql as they are, so that their ids agree', () => {
    const { documentTransform } = new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink() });
    for (const document of typed.values()) {
      expect(print(documentTransform.transformDocument(document))).toBe(print(document));
      expect(print(formatDocument(document) as DocumentNode)).toBe(print(document));
    }
  });

  it('ask for the types where Apollo Client itself would', () => {
    const { documentTransform } = new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink() });
    const portal = readClientOperations().find(({ client }) => client.id === 'portal');
    expect(portal?.documents.length).toBe(typed.size);
    for (const { source, document } of portal?.documents ?? [])
      expect(print(documentTransform.transformDocument(source))).toBe(print(document));
  });
});

describe('a front end with typed documents', () => {
  let graph: Graph;
  let headers: { authorization: string };
  beforeAll(async () => {
    graph = await startGraph();
    headers = { authorization: `Bearer ${await graph.token('H02')}` };
  });
  afterAll(() => graph.stop());

  it('has typed answers from graphql-request, and no way to give variables of another type', async () => {
    const client = new GraphQLClient(graph.url, { headers });
    const { me } = await client.request(MyNoticesDocument, { first: 5 });
    const type: documents.NoticeType | undefined = me?.notices?.edges?.[0]?.node?.type;
    expect(type).toBe('APPROVAL');
    // @ts-expect-error -- a number of notices, not a text
    await expect(client.request(MyNoticesDocument, { first: 'five' })).rejects.toThrow('BAD_USER_INPUT');
    // @ts-expect-error -- a record is found by one of the two, never by both
    const both: documents.LinkBy = { ssn: '900-12-0001', massHealthId: '999000000101' };
    const refused = client.request(LinkAccountDocument, { by: both, birthDate: '1990-01-01' });
    await expect(refused).rejects.toThrow('BAD_USER_INPUT');
    // @ts-expect-error -- the birth date is missing
    await expect(client.request(LinkAccountDocument, { by: { ssn: '900-12-0001' } })).rejects.toThrow('BAD_USER_INPUT');
  });

  it('has typed answers from Apollo Client, whose cache knows each object by type and id', async () => {
    const cache = new InMemoryCache();
    const client = new ApolloClient({ cache, link: new HttpLink({ uri: graph.url, headers }) });
    const { data } = await client.query({ query: MyBenefitsDocument });
    const member = data?.households?.[0]?.members?.[1]?.person;
    const status: documents.EligibilityStatus | undefined = member?.eligibility?.[0]?.status;
    expect([member?.__typename, status]).toEqual(['Person', 'APPROVED']);
    // @ts-expect-error -- the operation does not ask for it
    expect(member?.birthDate).toBeUndefined();
    expect(Object.keys(cache.extract())).toEqual(expect.arrayContaining(['Person:p0201', 'Person:p0202', 'Household:h02']));
    const { data: out } = await client.mutate({ mutation: SignOutDocument });
    const signedOut: boolean | undefined = out?.signOut?.signedOut;
    expect(signedOut).toBe(true);
  });
});
