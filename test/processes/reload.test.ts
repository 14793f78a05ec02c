import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type GraphAnswer, post } from '../support/graph.ts';
import { type RunningProcess, startGatewayProcess, stopProcesses, until } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { BOOKS, composeServed, REVIEWS, serve, type ServedSubgraph } from './any-supergraph.ts';

const folder = temporaryFolder();
const file = join(folder.path, 'supergraph.graphql');

let gateway: RunningProcess & { url: string };
let books: ServedSubgraph;
let moved: ServedSubgraph;
let reviews: ServedSubgraph;
/** Books without their pages. */
let small: string;
beforeAll(async () => {
  [books, moved, reviews] = await Promise.all([serve(BOOKS), serve(BOOKS), serve(REVIEWS)]);
  small = composeServed([books], { books: BOOKS.sdl.replace('pages: Int @shareable', '') });
  writeFileSync(file, small);
  gateway = await startGatewayProcess(file, { DEV_ISSUER_DIR: folder.path }, '--open');
});
afterAll(stopProcesses);
afterAll(() => Promise.all([books, moved, reviews].map(({ close }) => close())));
afterAll(folder.remove);

const ask = (query: string): Promise<GraphAnswer> => post(gateway.url, { query });
const isAnswered = async (query: string): Promise<boolean> => (await ask(query)).status === 200;

beforeEach(async () => {
  writeFileSync(file, small);
  await until(async () => !(await isAnswered('{ books { pages } }')));
});

const CLIENTS = 4;

/** Four clients that ask without a pause. */
function load(query: string) {
  const failed: unknown[] = [];
  let asked = 0;
  let over = false;
  const client = async () => {
    while (!over) {
      const { status, errors, data } = await ask(query);
      asked++;
      if (status !== 200 || errors.length > 0 || data.books.length !== 3) failed.push({ status, errors, data });
    }
  };
  const clients = Promise.all(Array.from({ length: CLIENTS }, client));
  /** Waits until each client has asked some times more, from begin to end. */
  const askMore = async () => {
    const before = asked;
    await until(() => asked >= before + 3 * CLIENTS);
  };
  /** @returns all that did not go well */
  const end = async (): Promise<unknown[]> => {
    await askMore();
    over = true;
    await clients;
    return failed;
  };
  return { askMore, end };
}

describe('a supergraph file that changes', () => {
  it.each([
    ['is overwritten', (sdl: string) => writeFileSync(file, sdl)],
    [
      'is replaced by a rename',
      (sdl: string) => {
        writeFileSync(`${file}.new`, sdl);
        renameSync(`${file}.new`, file);
      },
    ],
  ])('and %s is taken over without a failed request', async (_how, write) => {
    const { end } = load('{ books { id title } }');
    expect(await isAnswered('{ books { pages } }')).toBe(false);
    write(composeServed([books]));
    await until(() => isAnswered('{ books { pages } }'));
    write(small);
    await until(async () => !(await isAnswered('{ books { pages } }')));
    expect(await end()).toEqual([]);
  });

  it('adds a subgraph, and removes it again', async () => {
    const { end } = load('{ books { id title } }');
    writeFileSync(file, composeServed([books, reviews]));
    await until(() => isAnswered('{ latest { stars } }'));
    const { data, errors } = await ask('{ books(first: 1) { title reviews { stars } blurb } }');
    expect({ data, errors }).toEqual({
      data: { books: [{ title: 'Walden', reviews: [{ stars: 3 }], blurb: 'Read Walden!' }] },
      errors: [],
    });
    writeFileSync(file, small);
    await until(async () => !(await isAnswered('{ latest { stars } }')));
    expect(await end()).toEqual([]);
  });

  it('moves requests to its new routing URLs', async () => {
    const { askMore, end } = load('{ books { id title } }');
    writeFileSync(file, composeServed([moved]));
    await until(() => moved.asked() > 0);
    await askMore();
    const before = books.asked();
    expect((await ask('{ books { pages } }')).data.books).toHaveLength(3);
    expect(await end()).toEqual([]);
    expect(books.asked()).toBe(before);
  });
});

describe('an invalid supergraph file', () => {
  it.each([
    ['is not GraphQL', 'type Query {', /Syntax Error/],
    ['is not a supergraph', 'type Query { books: [ID] }', /./],
    ['is empty', '', /./],
  ])('that %s changes nothing, and the log gives the reason', async (_why, sdl, reason) => {
    const { end } = load('{ books { id title } }');
    const refusals = () => [...gateway.output().matchAll(/"event":"supergraph refused","reason":("(?:[^"\\]|\\.)*")/g)];
    const before = refusals().length;
    writeFileSync(file, sdl);
    await until(() => refusals().length > before);
    expect(JSON.parse(String(refusals().at(-1)?.[1]))).toMatch(reason);
    expect(await end()).toEqual([]);
  });
});
