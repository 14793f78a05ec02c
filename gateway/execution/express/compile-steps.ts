import { parse } from 'graphql';
import type { Subtypes } from '../type-conditions.ts';
import type { FetchBatch, Plan } from '../../planning/plan.ts';
import { partAlias } from '../../planning/batch-fetches.ts';
import type { PreparedFetch } from '../../planning/prepare-fetch.ts';
import { writeCollect } from './collect-code.ts';
import { batchStep, type EntityFetch, entityStep, inParallel } from './entity-step.ts';
import { DONE, rootStep, type Step } from './fetch-step.ts';
import type { LaneCode } from './lane-code.ts';
import type { LaneSource } from './lane-source.ts';
import { NotOnLane } from './not-on-lane.ts';
import { ObjectParts } from './object-parts.ts';
import { Place, selectionsOf } from './places.ts';
import type { AnswerParts } from './read-code.ts';
import { writeIsSame, writeRepresent } from './represent-code.ts';

/** The fetches of a plan as steps, and the tree of which fetch answers each field. */
export type CompiledSteps = {
  readonly root: ObjectParts;
  /** How many fetches there are. */
  readonly count: number;
  /** The numbers of those that fetch entities. */
  readonly entities: readonly number[];
  /** What each request to a source answers. */
  readonly answers: readonly AnswerParts[];
  /** @returns the steps, once their functions have been generated */
  readonly link: (code: LaneCode) => Step;
};

/** @throws NotOnLane */
export function compileSteps(plan: Plan | null, source: LaneSource, subtypes: Subtypes): CompiledSteps {
  const compiler = new StepCompiler(source, subtypes);
  const link = plan ? compiler.node(plan, []) : () => () => DONE;
  return { root: compiler.root, count: compiler.count, entities: compiler.entities, answers: compiler.answers, link };
}

type Link = (code: LaneCode) => Step;
type AnswerPart = AnswerParts['parts'][number];

class StepCompiler {
  readonly #source: LaneSource;
  readonly #subtypes: Subtypes;
  readonly #place = new Place();
  readonly #rootFetches: number[] = [];
  readonly entities: number[] = [];
  readonly answers: AnswerParts[] = [];
  count = 0;

  constructor(source: LaneSource, subtypes: Subtypes) {
    this.#source = source;
    this.#subtypes = subtypes;
  }

  get root(): ObjectParts {
    return new ObjectParts(
      this.#place,
      this.#rootFetches.map((fetch) => [fetch, `o${fetch}`]),
    );
  }

  node(plan: Plan, path: readonly string[]): Link {
    switch (plan.kind) {
      case 'sequence':
        return inSequence(plan.nodes.map((node) => this.node(node, path)));
      case 'parallel':
        return this.#parallel(plan.nodes, plan.batches, path);
      case 'flatten':
        return this.node(plan.node, [...path, ...plan.path]);
      case 'fetch':
        return plan.fetch.requires ? this.#alone(plan.fetch, path) : this.#fromRoot(plan.fetch, path);
    }
  }

  #fromRoot(fetch: PreparedFetch, path: readonly string[]): Link {
    if (path.length > 0) throw new NotOnLane('a fetch from the root is below the root');
    const number = this.#number(fetch);
    this.#rootFetches.push(number);
    const selections = selectionsOf(parse(fetch.query, { noLocation: true }).definitions);
    this.#place.add(number, selections, null, this.#subtypes);
    this.answers.push({ fetch, parts: [{ number, key: null, place: this.#place, selections }] });
    const run = rootStep(number, fetch);
    return () => run;
  }

  #alone(fetch: PreparedFetch, path: readonly string[]): Link {
    const { number } = this.#entities(fetch, path);
    return (code) => entityStep(entityFetch(number, fetch, code));
  }

  /** @returns what it answers */
  #entities(fetch: PreparedFetch, path: readonly string[]): AnswerPart {
    const number = this.#number(fetch);
    this.entities.push(number);
    const entity = writeCollect(this.#source, `collect${number}`, this.root, path);
    writeRepresent(this.#source, `represent${number}`, fetch.requires ?? [], entity, number);
    writeIsSame(this.#source, `isSame${number}`, fetch, entity);
    const [entities, ...others] = selectionsOf(parse(fetch.query, { noLocation: true }).definitions);
    if (entities?.kind !== 'Field' || others.length > 0) throw new NotOnLane('a fetch of entities has several fields');
    const { place } = entity;
    const selections = entities.selectionSet?.selections ?? [];
    place.attached.push(number);
    place.add(number, selections, null, this.#subtypes);
    for (const { alias } of [...fetch.keys.values()].flat()) if (place.has(alias)) place.field(alias).isNeeded = true;
    const part = { number, key: '_entities', place, selections };
    this.answers.push({ fetch, parts: [part] });
    return part;
  }

  #parallel(nodes: readonly Plan[], batches: readonly FetchBatch[], path: readonly string[]): Link {
    const answers = new Map<PreparedFetch, AnswerPart>();
    const batched = new Set(batches.flatMap(({ parts }) => parts));
    const alone = nodes.flatMap((node): Link[] => {
      const { fetch, at } = fetchOf(node, path);
      if (!fetch || !batched.has(fetch)) return [this.node(node, path)];
      answers.set(fetch, this.#entities(fetch, at));
      return [];
    });
    for (const { joined, parts } of batches) {
      const joinedParts = parts.flatMap((fetch, index) => {
        const part = answers.get(fetch);
        return part ? [{ ...part, key: partAlias(index) }] : [];
      });
      this.answers.push({ fetch: joined, parts: joinedParts });
    }
    const together = batches.map(
      (batch): Link =>
        (code) =>
          batchStep(
            batch,
            batch.parts.map((fetch) => entityFetch(answers.get(fetch)?.number, fetch, code)),
          ),
    );
    return (code) => inParallel([...alone, ...together].map((link) => link(code)));
  }

  #number(fetch: PreparedFetch): number {
    if (fetch.inputRewrites.length > 0 || fetch.outputRewrites.length > 0) throw new NotOnLane('a fetch has rewrites');
    return this.count++;
  }
}

const inSequence =
  (links: readonly Link[]): Link =>
  (code) => {
    const steps = links.map((link) => link(code));
    return async (fetching) => {
      for (const run of steps) await run(fetching);
    };
  };

/** The fetch that a node consists of, and its path. */
function fetchOf(node: Plan, path: readonly string[]): { readonly fetch: PreparedFetch | null; readonly at: readonly string[] } {
  if (node.kind === 'flatten') return fetchOf(node.node, [...path, ...node.path]);
  return { fetch: node.kind === 'fetch' ? node.fetch : null, at: path };
}

function entityFetch(number: number | undefined, fetch: PreparedFetch, { entities }: LaneCode): EntityFetch {
  const code = number === undefined ? undefined : entities[number];
  if (number === undefined || !code) throw new Error('A fetch of entities has no code');
  return { number, fetch, code };
}
