import type { Client } from '../clients/client.ts';
import { createLog, type Log } from '../telemetry/log.ts';
import { describeInvalidOperations } from '../operations/describe-invalid-operations.ts';
import { countOperations, NO_OPERATIONS, type OperationSet } from '../operations/operation-set.ts';
import { type InvalidOperation, prepareOperations } from '../operations/prepare-operations.ts';
import { indexOperations, type PreparedOperations } from '../operations/prepared-operations.ts';
import { sampleViewers } from '../operations/sample-viewers.ts';
import { limitsOf, type OperationLimits } from '../limits/limits.ts';
import type { LoadedSupergraph, SupergraphOptions } from '../supergraph/assemble-supergraph.ts';
import { loadInThread } from '../supergraph/load-in-thread.ts';
import { PLANNING_LIMIT_MS } from '../supergraph/plan-in-thread.ts';
import { shareThreads } from '../supergraph/shared-threads.ts';
import type { SupergraphThreads } from '../supergraph/supergraph-threads.ts';

export type HolderOptions = SupergraphOptions & {
  /** See `PlanningOptions`; `PLANNING_LIMIT_MS` by default. */
  readonly planningTimeoutMs?: number;
  /** Where supergraphs are read and operations planned; by default the threads that all gateways of the process share. */
  readonly threads?: SupergraphThreads;
  /** The clients with registered operations; none by default. */
  readonly clients?: readonly Client[];
  /** The reason to leave out operations that are not valid for the supergraph, instead of refusing the change. */
  readonly force?: string | null;
  /** The limits of operations; `limitsOf` by default. */
  readonly limits?: OperationLimits;
  readonly log?: Log;
};

type Load = (sdl: string) => Promise<LoadedSupergraph>;

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
  readonly #load: Load;
  readonly #release: () => Promise<void>;
  readonly #log: Log;
  readonly #viewersOf: ReturnType<typeof sampleViewers>;
  #operations: PreparedOperations;
  #inForce: Pair;
  /** The newest pair that arrived, valid or not. */
  #newest: Pair;
  #changes: Promise<unknown> = Promise.resolve();

  private constructor(supergraph: LoadedSupergraph, load: Load, options: HolderOptions, release: () => Promise<void>) {
    this.#options = options;
    this.#load = load;
    this.#release = release;
    this.#log = options.log ?? createLog('silent');
    this.#viewersOf = sampleViewers(options.clients ?? []);
    this.#operations = indexOperations(NO_OPERATIONS.version, supergraph, new Map());
    this.#inForce = this.#newest = { sdl: supergraph.sdl, set: NO_OPERATIONS };
  }

  /** @returns a holder without operations. @throws when the supergraph is not valid, or not covered */
  static async open(sdl: string, options: HolderOptions): Promise<SupergraphHolder> {
    const { threads, release } = options.threads
      ? { threads: options.threads, release: () => Promise.resolve() }
      : shareThreads();
    const { planningTimeoutMs: limitMs = PLANNING_LIMIT_MS, log = createLog('silent') } = options;
    const load: Load = (given) => loadInThread(threads, given, options, { limitMs, log });
    try {
      return new SupergraphHolder(await load(sdl), load, options, release);
    } catch (error) {
      await release();
      throw error;
    }
  }

  /** Ends what only this holder uses. Nothing can be loaded or planned any more. */
  close(): Promise<void> {
    return this.#release();
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
    const supergraph = pair.sdl === this.#inForce.sdl ? before.supergraph : await this.#load(pair.sdl);
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
}

const isSame = (one: Pair, other: Pair): boolean => one.sdl === other.sdl && one.set.version === other.set.version;
