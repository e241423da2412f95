import type { ApolloServerOptions } from "@apollo/server";
import type { GraphQLSchema } from "graphql";
import type { Generation } from "../execution/build-generation";

/** What @apollo/server serves: a schema that may change, and its executor. */
type GatewayOfServer = NonNullable<ApolloServerOptions<never>["gateway"]>;
type Listener = Parameters<GatewayOfServer["onSchemaLoadOrUpdate"]>[0];
type SchemaOf = (generation: Generation) => GraphQLSchema;

/** Longer than the longest request, so that each request is executed by the supergraph that validated it. */
const RETIREMENT_MS = 12_000;

/**
 * The supergraph in service. A swap changes one reference. Requests that arrived before it finish with the supergraph
 * that validated them.
 */
export class ServedSupergraph {
  readonly #listeners = new Set<() => void>();
  readonly #bySchema = new WeakMap<GraphQLSchema, Generation>();
  readonly #retired = new Map<Generation, NodeJS.Timeout>();
  #current: Generation;

  constructor(first: Generation) {
    this.#current = first;
    this.#note(first);
  }

  get current(): Generation {
    return this.#current;
  }

  swap(next: Generation): void {
    const last = this.#current;
    this.#note(next);
    this.#current = next;
    for (const tell of this.#listeners) tell();
    this.#retired.set(last, setTimeout(() => void this.#close(last), RETIREMENT_MS).unref());
  }

  /** One schema of the supergraph, for a server of its own. */
  serve(schemaOf: SchemaOf): GatewayOfServer {
    const telling = (listener: Listener) => () =>
      listener({ apiSchema: schemaOf(this.#current), coreSupergraphSdl: this.#current.sdl });
    return {
      onSchemaLoadOrUpdate: (listener) => {
        const tell = telling(listener);
        this.#listeners.add(tell);
        tell();
        return () => this.#listeners.delete(tell);
      },
      load: async () => ({
        executor: (request) => (this.#bySchema.get(request.schema) ?? this.#current).execute(request),
      }),
      stop: async () => {},
    };
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#retired.keys(), this.#current].map((generation) => this.#close(generation)));
  }

  #note(generation: Generation): void {
    this.#bySchema.set(generation.apiSchema, generation).set(generation.reportingSchema, generation);
  }

  #close(generation: Generation): Promise<void> {
    clearTimeout(this.#retired.get(generation));
    this.#retired.delete(generation);
    return generation.close();
  }
}
