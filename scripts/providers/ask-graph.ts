import { request } from 'undici';
import { z } from 'zod';

const TIMEOUT_MS = 8_000;

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ extensions: z.object({ code: z.string(), field: z.string().optional() }) })).default([]),
});

/** The result of a mutation: its data, or the error's code and input field. */
export type GraphResult =
  { readonly given: Readonly<Record<string, unknown>> } | { readonly code: string; readonly field: string | null };

/** Runs a mutation with one root field. @throws when the graph does not answer */
export type AskGraph = (mutation: string, variables: Readonly<Record<string, unknown>>) => Promise<GraphResult>;

/** @param url returns the URL of the graph. It is called for each request, because the provider may start before the graph */
export const askGraphAt =
  (url: () => string): AskGraph =>
  async (query, variables) => {
    const { body } = await request(url(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      reset: true,
    });
    const { data, errors } = answer.parse(await body.json());
    const [error] = errors;
    if (error) return { code: error.extensions.code, field: error.extensions.field ?? null };
    const given = Object.values(data ?? {})[0];
    if (typeof given !== 'object' || given === null) throw new Error('The graph gave nothing');
    return { given: given as Readonly<Record<string, unknown>> };
  };
