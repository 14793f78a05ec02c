import type { Client } from '../clients/client.ts';
import { createLog, type Log } from '../telemetry/log.ts';
import { describeInvalidOperations } from '../operations/describe-invalid-operations.ts';
import { countOperations, NO_OPERATIONS, type OperationSet } from '../operations/operation-set.ts';
import { type InvalidOperation, prepareOperations } from '../operations/prepare-operations.ts';
import { indexOperations, type PreparedOperations } from '../operations/prepared-operations.ts';
import { sampleViewers } from '../operations/sample-viewers.ts';
import { limitsOf, type OperationLimits } from '../limits/limits.ts';
import { type LoadedSupergraph, loadSupergraph, type SupergraphOptions } from '../supergraph/load-supergraph.ts';

export type HolderOptions = SupergraphOptions & {
  /** The clients with registered operations; none by default. */
  readonly clients?: readonly Client[];
  /** The reason to leave out operations that are not valid for the supergraph, instead of refusing the change. */
  readonly force?: string | null;
  /** The limits of operations; `limitsOf` by default. */
  readonly limits?: OperationLimits;
  readonly log?: Log;
};

type Pair = { readonly sdl: string; readonly set: OperationSet };

/**
 * Holds the supergraph in force and the registered operations prepared for it. A request keeps those it started with, so a
 * change never affects a request in progress. A change is prepared and checked completely before it takes effect. An invalid
 * change has no effect.
 *
 * A supergraph and a set that are valid only together may arrive in either order. The first is refused at first, and takes
 * effect together with the second.
 */
export class SupergraphHolder {
  readonly #options: HolderOptions;
  readonly #log: Log;
  readonly #viewersOf: ReturnType<typeof sampleViewers>;
  #operations: PreparedOperations;
  #inForce: Pair;
  /** The newest pair that arrived, valid or not. */
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

  /** The operations prepared for `current`. */
  get operations(): PreparedOperations {
    return this.#operations;
  }

  /** @throws when the supergraph is not valid, or a registered operation is not valid for it. Nothing changes then */
  swap(sdl: string): Promise<void> {
    return this.#inTurn({ sdl });
  }

  /** @throws when an operation is not valid for the supergraph in force. Nothing changes then */
  activate(set: OperationSet): Promise<void> {
    return this.#inTurn({ set });
  }

  #inTurn(change: Partial<Pair>): Promise<void> {
    const done = this.#changes.then(() => this.#change(change));
    // `done` reports the failure to the caller. The next change goes ahead in spite of it.
    this.#changes = done.catch(() => undefined);
    return done;
  }

  async #change(change: Partial<Pair>): Promise<void> {
    this.#newest = { ...this.#newest, ...change };
    const withTheOtherInForce = { ...this.#inForce, ...change };
    if (isSame(this.#newest, withTheOtherInForce)) return this.#take(this.#newest);
    // The newest pair may be invalid. The caller gets only the errors of this change.
    await this.#take(this.#newest).catch(() => this.#take(withTheOtherInForce));
  }

  async #take(pair: Pair): Promise<void> {
    if (isSame(pair, this.#inForce)) return;
    const before = this.#operations;
    const supergraph = pair.sdl === this.#inForce.sdl ? before.supergraph : this.#load(pair.sdl);
    const { prepared, invalid } = await prepareOperations(pair.set, supergraph, {
      limits: this.#options.limits ?? limitsOf(this.#options.open),
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
