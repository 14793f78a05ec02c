import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { httpSource, inProcessSource, SOURCE_LIMITS } from '../../gateway/sources/sources.ts';
import { type Graph, post, startGraph } from '../support/graph.ts';
import { answering, startBrokenSource } from '../support/broken-source.ts';

let graph: Graph;
beforeAll(async () => void (graph = await startGraph()));
afterAll(() => graph.stop());

/** @returns the language that the answer says it is worded in */
async function languageOf(signIn: string, acceptLanguage?: string): Promise<string | null> {
  const headers = {
    ...(signIn !== 'anonymous' && { authorization: `Bearer ${await graph.token(signIn)}` }),
    // A client of HTTP has a language of its own unless it is given one.
    'accept-language': acceptLanguage ?? '',
  };
  return (await post(graph.url, { query: '{ help { learnMoreUrl } }' }, headers)).headers.get('content-language');
}

describe('LA-1: the language of an answer', () => {
  it.each([
    ['H01', 'en'],
    ['H02', 'es'],
    ['H05', 'vi'],
    ['H07', 'pt-BR'],
    ['H10', 'ht'],
    ['H12', 'zh-Hant'],
    ['H08', 'en'],
    ['staff', 'en'],
    ['partner-eligibility', 'en'],
    ['anonymous', 'en'],
  ])('for %s, whose client says nothing, is %s', async (signIn, language) => {
    expect(await languageOf(signIn)).toBe(language);
  });

  it.each([
    ['H02', 'de', 'es'],
    ['H02', 'vi, es;q=0.5', 'vi'],
    ['H02', 'en', 'en'],
    ['H02', 'es;q=0', 'en'],
    ['H01', 'zh-TW', 'zh-Hant'],
    ['H12', 'zh-CN', 'zh-Hant'],
    ['anonymous', 'pt', 'pt-BR'],
  ])('for %s, whose client asks for "%s", is %s', async (signIn, header, language) => {
    expect(await languageOf(signIn, header)).toBe(language);
  });

  it('is told apart by caches', async () => {
    const { headers } = await post(graph.url, { query: '{ help { learnMoreUrl } }' });
    expect(headers.get('vary')).toBe('authorization, accept-language');
  });
});

describe('LA-1: a subgraph is told the language', () => {
  it.each(['own', 'undici'] as const)('in a header, over HTTP by the client "%s"', async (client) => {
    const subgraph = await startBrokenSource(answering(() => ({ data: {} })));
    const source = httpSource(subgraph.url, SOURCE_LIMITS, client);
    await source.send('{"query":"{ a }"}', null, 'zh-Hant');
    await source.send('{"query":"{ a }"}', null);
    expect(subgraph.requests.map(({ headers }) => headers['accept-language'])).toEqual(['zh-Hant', undefined]);
    await source.close();
    await subgraph.stop();
  });

  it('as a value, in the same process', async () => {
    const told: unknown[] = [];
    const source = inProcessSource((_request, _assertion, locale) => {
      told.push(locale);
      return Promise.resolve({ data: {} });
    });
    await source.send('{}', null, 'vi');
    expect(told).toEqual(['vi']);
  });
});
