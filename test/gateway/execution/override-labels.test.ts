import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../../gateway/config.ts';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { FEDERATION, type FixtureOptions, type FixtureSubgraph, loadFixture } from '../../support/fixture-supergraphs.ts';

const said = (by: string) => ({ name: () => by, size: () => by, color: () => by });
const OLD: FixtureSubgraph = {
  name: 'old',
  sdl: `${FEDERATION}
    type Query { item: Item root: String other: String }
    type Item @key(fields: "id") { id: ID! name: String size: String color: String }`,
  resolvers: {
    Query: { item: () => ({ id: '1' }), root: () => 'old', other: () => 'old' },
    Item: { __resolveReference: (reference: object) => reference, ...said('old') },
  },
};
type Labels = { readonly name?: string; readonly size?: string; readonly color?: string; readonly root?: string };

/** @returns both subgraphs, each field overridden under its label; plainly, or not at all, without one */
function overriding({ name = 'percent(100)', size = 'percent(0)', color = 'percent(50)', root = color }: Labels = {}) {
  const by = (label: string) => `@override(from: "old", label: "${label}")`;
  const fresh: FixtureSubgraph = {
    name: 'fresh',
    sdl: `${FEDERATION}
      type Query { root: String ${by(root)} other: String ${by(color)} }
      type Item @key(fields: "id") { id: ID! name: String ${by(name)} size: String ${by(size)} color: String ${by(color)} }`,
    resolvers: {
      Query: { root: () => 'fresh', other: () => 'fresh' },
      Item: { __resolveReference: (reference: object) => reference, ...said('fresh') },
    },
  };
  return [OLD, fresh];
}

const QUERY = '{ item { name size color again: color } root other }';

/** @returns who answered for each field, request by request */
async function asked(count: number, labels: Labels = {}, options: FixtureOptions = {}, query = QUERY) {
  let id = 0;
  const { ask } = loadFixture(overriding(labels), { open: true, requestId: () => `request ${(id += 1)}`, ...options });
  const answers: unknown[] = [];
  for (let request = 0; request < count; request += 1) {
    const { data, errors } = await ask(ANONYMOUS, query);
    expect(errors).toEqual([]);
    answers.push(data);
  }
  return answers;
}

const shareOf = (answers: readonly unknown[], wanted: unknown): number =>
  answers.filter((answer) => JSON.stringify(answer) === JSON.stringify(wanted)).length / answers.length;

describe.each(['own', 'apollo'] as const)('a progressive override, by the executor %s', (executor) => {
  it('sends 100 percent to the new subgraph, 0 percent to the old, and others by one choice for the whole request', async () => {
    const answers = await asked(60, {}, { executor });
    const all = (by: string) => ({ item: { name: 'fresh', size: 'old', color: by, again: by }, root: by, other: by });
    expect(shareOf(answers, all('fresh')) + shareOf(answers, all('old'))).toBe(1);
    expect(shareOf(answers, all('fresh'))).toBeGreaterThan(0.2);
    expect(shareOf(answers, all('old'))).toBeGreaterThan(0.2);
  });

  it('with a custom label goes where the configuration says', async () => {
    const labels = { name: 'beta', size: 'tax/2026', color: 'beta' };
    for (const [text, name, size] of [
      ['beta,tax/2026=off', 'fresh', 'old'],
      ['beta=off,tax/2026=on', 'old', 'fresh'],
    ] as const) {
      const { overrideLabels } = readConfig({ OVERRIDE_LABELS: text });
      const [answer] = await asked(1, labels, { executor, overrideLabels }, '{ item { name size } root }');
      expect(answer).toEqual({ item: { name, size }, root: name });
    }
  });
});

describe('the executors', () => {
  it('choose alike for the same requests', async () => {
    expect(await asked(20, {}, { executor: 'apollo' })).toEqual(await asked(20, {}, { executor: 'own' }));
  });
});

describe('the choice for a request', () => {
  const supergraph = (labels: Labels) => loadFixture(overriding(labels), { open: true }).supergraph;
  const ids = Array.from({ length: 4_000 }, (_, id) => `request ${id}`);

  it('is always the same', () => {
    const { chooseOverrides } = supergraph({});
    for (const id of ids) expect(chooseOverrides(id)).toBe(chooseOverrides(id));
  });

  it.each([0, 0.5, 12.25, 50, 99, 100])('takes %s percent of all requests to the new subgraph', (percent) => {
    const { chooseOverrides } = supergraph({ color: `percent(${percent})` });
    const taken = ids.filter((id) => chooseOverrides(id).labels.get(`percent(${percent})`)).length;
    // Four standard deviations of a binomial distribution; none at either end.
    const deviation = Math.sqrt(ids.length * (percent / 100) * (1 - percent / 100));
    expect(Math.abs(taken - (ids.length * percent) / 100)).toBeLessThanOrEqual(4 * deviation);
  });

  it('includes the larger of two shares whenever it includes the smaller', () => {
    const { chooseOverrides } = supergraph({ name: 'percent(20)', size: 'percent(60)' });
    const choices = ids.map((id) => chooseOverrides(id).labels);
    expect(choices.filter((labels) => labels.get('percent(20)') && !labels.get('percent(60)'))).toEqual([]);
  });

  it('shares compiled plans among requests with the same choice only', async () => {
    const { supergraph: loaded } = loadFixture(overriding(), { open: true });
    expect(new Set(ids.map((id) => loaded.chooseOverrides(id))).size).toBe(2);
  });
});

describe('a label that is neither percent(n) nor configured', () => {
  it.each([
    ['a name', 'beta', undefined],
    ['a name, others being configured', 'beta', 'gamma=on'],
  ])('is refused at load, by its name: %s', (_what, label, configured) => {
    const { overrideLabels } = readConfig(configured === undefined ? {} : { OVERRIDE_LABELS: configured });
    for (const open of [true, false])
      expect(() => loadFixture(overriding({ name: label }), { open, overrideLabels })).toThrow(
        open ? /"beta".*OVERRIDE_LABELS/ : /./,
      );
  });

  it.each(['percent(101)', 'percent(-1)', 'percent(1e1)', 'percent()', 'Percent(5)'])(
    'is refused even where composition accepts it: %s',
    (label) => {
      const change = (sdl: string) => sdl.replaceAll('percent(50)', label);
      expect(() => loadFixture(overriding(), { open: true, change })).toThrow(`"${label}"`);
    },
  );
});

describe('OVERRIDE_LABELS', () => {
  it.each(['', ',', 'beta=maybe', '1st', 'beta,,gamma', 'percent(50)'])(
    'that is not a list of labels is refused: "%s"',
    (text) => {
      expect(() => readConfig({ OVERRIDE_LABELS: text })).toThrow('OVERRIDE_LABELS');
    },
  );

  it('is empty unless it is set', () => {
    expect(readConfig({}).overrideLabels).toEqual(new Map());
  });
});
