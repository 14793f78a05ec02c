import type { Client } from '../clients/client.ts';
import { createLog, type Log } from '../telemetry/log.ts';
import { describeInvalidOperations } from '../operations/describe-invalid-operations.ts';
import { countOperations, NO_OPERATIONS, type OperationSet } from '../operations/operation-set.ts';
import { type InvalidOperation, prepareOperations } from '../operations/prepare-operations.ts';
import { indexOperations, type PreparedOperations } from '../operations/prepared-operations.ts';
import { sampleViewers } from '../operations/sample-viewers.ts';
import { limitsOf } from '../limits/limits.ts';
import { type LoadedSupergraph, loadSupergraph, type SupergraphOptions } from '../supergraph/load-supergraph.ts';

export type HolderOptions = SupergraphOptions & {
  /** Whose operations are registered; none by default. */
  readonly clients?: readonly Client[];
  /** Why operations that do not fit the supergraph are left out, instead of a refusal of what they do not fit. */
  readonly force?: string | null;
  readonly log?: Log;
};

type Pair = { readonly sdl: string; readonly set: OperationSet };

/**
 * The supergraph in force, and the registered operations made ready for it. A request keeps those it began with, so that a
 * change never touches a request under way. What comes new is made ready and checked whole before it takes over; what is not fit
 * changes nothing.
 *
 * A supergraph and a set that fit each other alone may come in either order: the first to come is refused, and taken together
 * with the other.
 */
export class SupergraphHolder {
  readonly #options: HolderOptions;
  readonly #log: Log;
  readonly #viewersOf: ReturnType<typeof sampleViewers>;
  #operations: PreparedOperations;
  #inForce: Pair;
  /** The newest that came, fit or not. */
  #newest: Pair;
  #changes: Promise<unknown> = Promise.resolve();

  /** Holds no operations yet. @throws when the supergraph is not valid, or not covered */
  constructor(sdl: string, options: HolderOptions) {
    this.#options = options;
    this.#log = options.log ?? createLog('silent');
    this.#viewersOf = sampleViewers(options.clients ?? []);
    this.#operations = indexOperations(NO_OPERATIONS.version, this.#load(sdl), new Map());
    this.#inForce = this.#newest = { sdl, set: NO_OPERATIONS };
  }

  get current(): LoadedSupergraph {
    return this.#operations.supergraph;
  }

  /** Made ready for `current`. */
  get operations(): PreparedOperations {
    return this.#operations;
  }

  /** @throws when the supergraph is not fit, or a registered operation does not fit it; nothing has changed then */
  swap(sdl: string): Promise<void> {
    return this.#inTurn({ sdl });
  }

  /** @throws when an operation does not fit the supergraph in force; nothing has changed then */
  activate(set: OperationSet): Promise<void> {
    return this.#inTurn({ set });
  }

  #inTurn(change: Partial<Pair>): Promise<void> {
    const done = this.#changes.then(() => this.#change(change));
    // Whoever asked for the change gets its failure by `done`; the next change does not wait for it.
    this.#changes = done.catch(() => undefined);
    return done;
  }

  async #change(change: Partial<Pair>): Promise<void> {
    this.#newest = { ...this.#newest, ...change };
    const withTheOtherInForce = { ...this.#inForce, ...change };
    if (isSame(this.#newest, withTheOtherInForce)) return this.#take(this.#newest);
    // The newest pair may not fit; what is wrong with this change alone is thrown to whoever asked for it.
    await this.#take(this.#newest).catch(() => this.#take(withTheOtherInForce));
  }

  async #take(pair: Pair): Promise<void> {
    if (isSame(pair, this.#inForce)) return;
    const before = this.#operations;
    const supergraph = pair.sdl === this.#inForce.sdl ? before.supergraph : this.#load(pair.sdl);
    const { prepared, invalid } = await prepareOperations(pair.set, supergraph, {
      limits: limitsOf(this.#options.open),
      viewersOf: this.#viewersOf,
      known: before,
    });
    const { force = null } = this.#options;
    if (invalid.length > 0 && force === null) throw new Error(describeInvalidOperations(invalid));
    this.#operations = prepared;
    this.#inForce = pair;
    this.#report(before, invalid);
  }

  #report(before: PreparedOperations, invalid: readonly InvalidOperation[]): void {
    const { supergraph, version } = this.#operations;
    if (supergraph !== before.supergraph) this.#log.info({ event: 'supergraph swapped' });
    if (version !== before.version)
      this.#log.info({ event: 'operations activated', version, count: countOperations(this.#inForce.set) });
    if (invalid.length > 0)
      this.#log.error({
        event: 'operations left out',
        why: this.#options.force ?? '',
        reason: describeInvalidOperations(invalid),
      });
  }

  #load(sdl: string): LoadedSupergraph {
    return loadSupergraph(sdl, this.#options);
  }
}

const isSame = (one: Pair, other: Pair): boolean => one.sdl === other.sdl && one.set.version === other.set.version;
