import type { ApolloServerOptions } from "@apollo/server";
import type { GraphQLSchema } from "graphql";
import type { Generation } from "../execution/build-generation";

type GatewayOfServer = NonNullable<ApolloServerOptions<never>["gateway"]>;
type Listener = Parameters<GatewayOfServer["onSchemaLoadOrUpdate"]>[0];

/** Longer than the longest request, so that each request is executed by the supergraph that validated it. */
const RETIREMENT_MS = 12_000;

/**
 * The supergraph in service, for @apollo/server. A swap changes one reference. Requests that arrived before it finish
 * with the supergraph that validated them.
 */
export class ServedSupergraph implements GatewayOfServer {
  readonly #listeners = new Set<Listener>();
  readonly #bySchema = new WeakMap<GraphQLSchema, Generation>();
  readonly #retired = new Map<Generation, NodeJS.Timeout>();
  #current: Generation;

  constructor(first: Generation) {
    this.#current = first;
    this.#bySchema.set(first.apiSchema, first);
  }

  get current(): Generation {
    return this.#current;
  }

  swap(next: Generation): void {
    const last = this.#current;
    this.#bySchema.set(next.apiSchema, next);
    this.#current = next;
    this.#notify();
    this.#retired.set(last, setTimeout(() => void this.#close(last), RETIREMENT_MS).unref());
  }

  onSchemaLoadOrUpdate(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async load() {
    this.#notify();
    const executor: Generation["execute"] = (request) =>
      (this.#bySchema.get(request.schema) ?? this.#current).execute(request);
    return { executor };
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#retired.keys(), this.#current].map((generation) => this.#close(generation)));
  }

  #notify(): void {
    const { apiSchema, sdl } = this.#current;
    for (const listener of this.#listeners) listener({ apiSchema, coreSupergraphSdl: sdl });
  }

  #close(generation: Generation): Promise<void> {
    clearTimeout(this.#retired.get(generation));
    this.#retired.delete(generation);
    return generation.close();
  }
}
