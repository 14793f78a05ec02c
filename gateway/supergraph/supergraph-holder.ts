import type { GraphQLSchema } from 'graphql';
import { type LoadedSupergraph, loadSupergraph, type SupergraphOptions } from './load-supergraph.ts';

export type SchemaListener = (schema: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void;

/**
 * The supergraph in force. A request keeps the one its document was validated against, so that a swap never changes a
 * request under way; the last good supergraph stays in force when a new one is not fit.
 */
export class SupergraphHolder {
  readonly #options: SupergraphOptions;
  readonly #bySchema = new WeakMap<GraphQLSchema, LoadedSupergraph>();
  readonly #listeners = new Set<SchemaListener>();
  #current: LoadedSupergraph;

  /** @throws when the supergraph is not valid, or not covered */
  constructor(sdl: string, options: SupergraphOptions) {
    this.#options = options;
    this.#current = this.#load(sdl);
  }

  get current(): LoadedSupergraph {
    return this.#current;
  }

  /** @returns the supergraph whose schema a document was validated against */
  of(schema: GraphQLSchema): LoadedSupergraph {
    return this.#bySchema.get(schema) ?? this.#current;
  }

  /** @throws when the supergraph is not fit; nothing has changed then */
  swap(sdl: string): void {
    if (sdl === this.#current.sdl) return;
    this.#current = this.#load(sdl);
    for (const listener of this.#listeners) this.#tell(listener);
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: SchemaListener): () => void {
    this.#listeners.add(listener);
    this.#tell(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(listener: SchemaListener): void {
    listener({ apiSchema: this.#current.schema, coreSupergraphSdl: this.#current.sdl });
  }

  #load(sdl: string): LoadedSupergraph {
    const loaded = loadSupergraph(sdl, this.#options);
    this.#bySchema.set(loaded.schema, loaded);
    return loaded;
  }
}
